"""The exact bytes of an e-mail, and handing them to the mail server unchanged."""

import smtplib
from contextlib import suppress
from datetime import datetime
from email import policy
from email.message import EmailMessage as Mime
from email.parser import BytesParser
from email.utils import parseaddr
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone

from cases.letters.compose import Composed
from cases.letters.facts import site_url
from cases.models.letter import new_message_id


def host() -> str:
    """The host of the service, for Message-IDs: from its settings, never from a request."""
    return urlsplit(site_url()).hostname or "localhost"


def build(composed: Composed, *, to: str, now: datetime) -> tuple[str, bytes]:
    """The Message-ID and the bytes of a letter as an e-mail: text and HTML, nothing remote.

    The subject says nothing of the case, and no header but `To` says anything of the person.
    """
    message_id = new_message_id(host())
    rules = policy.SMTP if to.rpartition("@")[0].isascii() else policy.SMTPUTF8
    mime = Mime(policy=rules.clone(cte_type="7bit"))
    mime["Subject"] = composed.subject
    mime["From"] = settings.DEFAULT_FROM_EMAIL
    mime["To"] = _address(to)
    mime["Date"] = timezone.localtime(now)
    mime["Message-ID"] = message_id
    mime["Auto-Submitted"] = "auto-generated"
    mime.set_content(composed.text, cte="quoted-printable")
    mime.add_alternative(composed.page, subtype="html", cte="quoted-printable")
    for part in (mime, *mime.iter_parts()):
        part["Content-Language"] = ", ".join(composed.languages)
    return message_id, mime.as_bytes()


def _address(to: str) -> str:
    """The address with its domain in the form mail servers know (ŵ in a domain is allowed)."""
    local, _, domain = to.rpartition("@")
    with suppress(UnicodeError):
        domain = domain.encode("idna").decode()
    return f"{local}@{domain}"


class _Kept(EmailMessage):
    """An e-mail whose bytes already exist: every backend sends exactly these."""

    def __init__(self, raw: bytes, *, to: str) -> None:
        super().__init__(to=[_address(to)], from_email=settings.DEFAULT_FROM_EMAIL)
        self.raw = raw

    def message(self, **_policy: Any) -> Any:
        return _Raw(self.raw)


class _Raw:
    """What the backends ask of a message: its bytes."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    def as_bytes(self, *args: Any, **options: Any) -> bytes:
        return self.raw

    def get_charset(self) -> None:
        return None


def send(raw: bytes, *, to: str) -> None:
    """Hand the bytes to the server named in EMAIL_URL; raises what the server or the way raises."""
    with get_connection(fail_silently=False) as connection:
        server = getattr(connection, "connection", None)
        if to.rpartition("@")[0].isascii() or not isinstance(server, smtplib.SMTP):
            connection.send_messages([_Kept(raw, to=to)])
        else:  # ŵ before the @ asks for a server that speaks SMTPUTF8
            server.sendmail(_sender(), [_address(to)], raw, mail_options=["SMTPUTF8"])


def _sender() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def html_of(raw: bytes) -> str:
    """The page inside a kept e-mail."""
    body = BytesParser(policy=policy.default).parsebytes(raw).get_body(("html",))
    return body.get_content().replace("\r\n", "\n") if body else ""
