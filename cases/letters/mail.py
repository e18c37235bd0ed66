"""The exact bytes of an e-mail: its words, what is attached, and reading them again."""

import hashlib
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from email import policy
from email.message import EmailMessage as Mime
from email.parser import BytesParser
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from cases.letters.composed import Composed
from cases.letters.facts import site_url
from cases.models.letter import new_message_id

Attachment = tuple[str, str, bytes]  # file name, content type, content
FIELD = re.compile(rb"\r\n(?![ \t])")  # between two header fields, not inside a folded one
OF_THE_WORDS = (b"content-type:", b"content-transfer-encoding:")


def host() -> str:
    """The host of the service, for Message-IDs: from its settings, never from a request."""
    return urlsplit(site_url()).hostname or "localhost"


def build(composed: Composed, *, to: str, now: datetime) -> tuple[str, bytes]:
    """The Message-ID and the bytes of a letter as an e-mail: text and HTML, nothing remote.

    The subject says nothing of the case, and no header but `To` says anything of the person.
    """
    message_id = new_message_id(host())
    mime = _headed(composed.subject, to=to, message_id=message_id, now=now)
    mime.set_content(composed.text, cte="quoted-printable")
    mime.add_alternative(composed.page, subtype="html", cte="quoted-printable")
    for part in (mime, *mime.iter_parts()):
        part["Content-Language"] = ", ".join(composed.languages)
    return message_id, mime.as_bytes()


def plain(
    *, subject: str, words: str, languages: Sequence[str], to: str, message_id: str, now: datetime
) -> bytes:
    """The bytes of an e-mail of words alone."""
    mime = _headed(subject, to=to, message_id=message_id, now=now)
    mime.set_content(words, cte="quoted-printable")
    mime["Content-Language"] = ", ".join(languages)
    return mime.as_bytes()


def _headed(subject: str, *, to: str, message_id: str, now: datetime) -> Mime:
    rules = policy.SMTP if to.rpartition("@")[0].isascii() else policy.SMTPUTF8
    mime = Mime(policy=rules.clone(cte_type="7bit"))
    mime["Subject"] = subject
    mime["From"] = settings.DEFAULT_FROM_EMAIL
    if "@" in to:  # a text message is kept as an e-mail that goes to a number
        mime["To"] = address(to)
    mime["Date"] = timezone.localtime(now)
    mime["Message-ID"] = message_id
    mime["Auto-Submitted"] = "auto-generated"
    return mime


def address(to: str) -> str:
    """The address with its domain in the form mail servers know (ŵ in a domain is allowed)."""
    local, _, domain = to.rpartition("@")
    with suppress(UnicodeError):
        domain = domain.encode("idna").decode()
    return f"{local}@{domain}"


def envelope_id(message_id: str) -> str:
    """What reports on a message call it (RFC 3461): the part of its Message-ID before the @."""
    return message_id.strip("<>").partition("@")[0]


def with_attachments(raw: bytes, attachments: Sequence[Attachment]) -> bytes:
    """The e-mail with these files behind its words, which stay as they are, byte for byte.

    The same files give the same bytes.
    """
    if not attachments:
        return raw
    head, _, body = raw.partition(b"\r\n\r\n")
    fields = FIELD.split(head)
    own = [field for field in fields if field.lower().startswith(OF_THE_WORDS)]
    above = [field for field in fields if field not in own]
    parts = [b"\r\n".join(own) + b"\r\n\r\n" + body, *map(_attached, attachments)]
    boundary = b"=_" + hashlib.sha256(b"".join(parts)).hexdigest()[:40].encode()
    above.append(b'Content-Type: multipart/mixed; boundary="' + boundary + b'"')
    opening = b"\r\n--" + boundary + b"\r\n"
    joined = b"".join(opening + part for part in parts)
    return b"\r\n".join(above) + b"\r\n" + joined + b"\r\n--" + boundary + b"--\r\n"


def _attached(attachment: Attachment) -> bytes:
    """One part of a message: a file to keep, never to be shown in its place."""
    name, content_type, content = attachment
    main, _, sub = content_type.partition("/")
    part = Mime(policy=policy.SMTP)
    part.set_content(content, maintype=main, subtype=sub, disposition="attachment", filename=name)
    del part["MIME-Version"]
    return part.as_bytes()


def attachment_of(raw: bytes, content_type: str) -> bytes | None:
    """The content of the first attachment of this type."""
    for part in BytesParser(policy=policy.default).parsebytes(raw).iter_attachments():
        if part.get_content_type() == content_type:
            return part.get_content()
    return None


def words_of(raw: bytes) -> str:
    """The plain text inside a kept e-mail or text message."""
    body = BytesParser(policy=policy.default).parsebytes(raw).get_body(("plain",))
    return body.get_content().replace("\r\n", "\n") if body else ""


def subject_of(raw: bytes) -> str:
    return str(BytesParser(policy=policy.default).parsebytes(raw)["Subject"])


def html_of(raw: bytes) -> str:
    """The page inside a kept e-mail."""
    body = BytesParser(policy=policy.default).parsebytes(raw).get_body(("html",))
    return body.get_content().replace("\r\n", "\n") if body else ""
