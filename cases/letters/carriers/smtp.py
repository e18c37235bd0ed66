"""By the mail server named in EMAIL_URL: the kept bytes, unchanged."""

import smtplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from cases.files.scanning import is_held
from cases.files.storage import path_of
from cases.letters import lease, mail, pdf
from cases.letters.carriers import NotHandedOver
from cases.models import FileState, Letter, Message, StoredFile

TOO_BIG = 552  # also said before the message is: no other refusal of a sender is about the letter


def whole(letter: Letter) -> bytes:
    """The e-mail with the files an officer added, and as PDF what is also a letter on paper.

    It waits while one of them has still to be scanned; an infected one leaves with no letter.
    """
    added = files_of(letter)
    if any(is_held(file) for file in added):
        infected = any(file.state == FileState.INFECTED for file in added)
        raise NotHandedOver("own_file_held", for_good=infected)
    files = [(file.name, file.content_type, path_of(file.pk).read_bytes()) for file in added]
    return mail.with_attachments(bytes(letter.message), [*_pdfs(letter), *files])


def files_of(letter: Letter) -> list[StoredFile]:
    """The files that go with a letter; a copy for an advocate has those of its original."""
    said = Message.objects.filter(letter=letter.copy_of_id or letter.pk).first()
    return list(said.files.all()) if said else []


def _pdfs(letter: Letter) -> list[mail.Attachment]:
    """One for each language; a letter goes without them rather than not at all."""
    if letter.kind not in pdf.WITH_PDF or not pdf.available():
        return []
    try:
        return [
            (
                pdf.file_name(letter, language),
                "application/pdf",
                bytes(pdf.of(letter, language).content),
            )
            for language in letter.language_list
        ]
    except pdf.Unavailable:
        return []


def hand_over(letter: Letter) -> str:
    """Give the kept bytes to the mail server; raises NotHandedOver."""
    deliver(
        bytes(letter.message),
        to=letter.sent_to or letter.case.customer.email,
        message_id=letter.message_id,
        still_ours=lambda: lease.renew(letter),
    )
    return ""


def deliver(raw: bytes, *, to: str, message_id: str, still_ours: Callable[[], bool]) -> None:
    """Give an e-mail to the mail server; raises NotHandedOver.

    `still_ours` begins the lease anew once the server is there, or says that it was taken away:
    what is left, up to the server's "accepted", takes less than one, so that no slow server makes
    another worker send the same.
    """
    try:
        address = mail.address(to)
        with _connected() as connection:
            if not still_ours():
                raise NotHandedOver("lease_lost")
            server = getattr(connection, "connection", None)
            if isinstance(server, smtplib.SMTP):
                _say(server, raw, address, message_id)
            else:  # a folder or a list, in the demo and in tests
                connection.send_messages([_Kept(raw, to=address)])
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        raise NotHandedOver(_code(error), for_good=_is_final(error)) from error


@contextmanager
def _connected() -> Iterator[Any]:
    """The server of EMAIL_URL. What it says to our goodbye is nothing to a letter it has taken."""
    connection = get_connection(fail_silently=False)
    try:
        connection.open()
        yield connection
    finally:
        with suppress(OSError, smtplib.SMTPException):
            connection.close()


def _say(server: smtplib.SMTP, raw: bytes, to: str, message_id: str) -> None:
    """One message to one person, with a report asked for where the server knows of reports."""
    server.ehlo_or_helo_if_needed()
    mail_options, rcpt_options = [], []
    if not to.isascii():  # ŵ before the @ asks for a server that speaks SMTPUTF8
        mail_options.append("SMTPUTF8")
    if server.has_extn("dsn"):  # RFC 3461
        mail_options += ["RET=HDRS", f"ENVID={mail.envelope_id(message_id)}"]
        rcpt_options.append("NOTIFY=SUCCESS,FAILURE")
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    try:
        server.sendmail(sender, [to], raw, mail_options, rcpt_options)
    except smtplib.SMTPNotSupportedError as error:
        raise NotHandedOver("smtp_utf8", for_good=True) from error


class _Kept(EmailMessage):
    """An e-mail whose bytes already exist: every backend writes exactly these."""

    def __init__(self, raw: bytes, *, to: str) -> None:
        super().__init__(to=[to], from_email=settings.DEFAULT_FROM_EMAIL)
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


def _is_final(error: Exception) -> bool:
    """Whether the server refused the person's address, or this message, for good."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(500 <= code < 600 for code, _words in error.recipients.values())
    if isinstance(error, smtplib.SMTPSenderRefused):
        return error.smtp_code == TOO_BIG
    if isinstance(error, smtplib.SMTPDataError):
        return 500 <= error.smtp_code < 600
    return isinstance(error, UnicodeError)


def _code(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = {code for code, _words in error.recipients.values()}
        return f"refused_{min(codes, default=0)}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"smtp_{error.smtp_code}"
    return type(error).__name__[:60]
