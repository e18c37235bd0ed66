"""Mail that comes to the service: kept byte for byte, once, and told to the letter it is about.

It is hostile until a person has read it: nothing here opens an attachment, answers anybody, or
believes more than that a report names a Message-ID only its letter's reader and servers know.
"""

import email
import hashlib
import logging
import re
from dataclasses import dataclass
from datetime import datetime
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr

from django.db import DatabaseError, transaction

from cases import events
from cases.letters import delivery
from cases.models import Case, IncomingMail, Letter

READ = 256 * 1024  # bytes: who, to what, and what a report says stand at the beginning
UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
OURS = re.compile(f"<{UUID}@[a-z0-9.-]{{1,150}}>")  # the shape of our Message-IDs
ENVELOPE = re.compile(UUID)
STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
REFERENCE = re.compile(r"\bCYS-?([0-9B-Z]{5})-?([0-9B-Z]{5})\b", re.IGNORECASE)
WORST_FIRST = ("failed", "delayed", "delivered", "relayed", "expanded")
WORDS = ("text/plain", "text/html")
MOST = 50  # parts, and names, looked at in one mail

logger = logging.getLogger(__name__)
Kind = IncomingMail.Kind


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a server says became of a message of ours (RFC 3464)."""

    action: str
    """One of WORST_FIRST; nothing when the report does not say."""
    code: str
    """Its status, like 5.1.1."""


@dataclass(frozen=True, kw_only=True)
class Read:
    """What the beginning of a mail says, as far as it could be understood."""

    report: Report | None = None
    letter: Letter | None = None
    sender: str = ""
    named: str = ""


def receive(raw: bytes, *, now: datetime) -> IncomingMail:
    """Keep one mail and say of its letter what it tells; the same bytes again change nothing."""
    digest = hashlib.sha256(raw).hexdigest()
    if known := IncomingMail.objects.filter(sha256=digest).first():
        return known
    read = _read(raw[:READ])
    with transaction.atomic():
        kept, is_new = IncomingMail.objects.get_or_create(
            sha256=digest,
            defaults={
                "raw": raw,
                "kind": _kind(read.report),
                "letter": read.letter,
                "came_at": now,
                "sender": read.sender,
                "named": read.named,
            },
        )
        if is_new and read.letter:
            _tell(kept, read.letter, read.report, now)
    if read.report and not read.letter:
        logger.warning("Mail %s reports on an item that is not ours; it is kept.", kept.pk)
    return kept


def _tell(kept: IncomingMail, letter: Letter, report: Report | None, now: datetime) -> None:
    """What came of the letter. An answer, and a report that is not clear, wait for a person."""
    if report is None:
        events.record(letter.case, "mail_came", now=now, letter=letter.pk)
        return
    if report.action == "failed":
        delivery.bounced(letter, report.code, now=now)
    elif report.action == "delivered":
        delivery.delivered(letter, now=now)
    if report.action:
        kept.settled_at = now
        kept.save(update_fields=["settled_at"])


def _read(head: bytes) -> Read:
    """No mail is so broken that it is not kept: what cannot be read is left to a person."""
    try:
        mail, parts = _parsed(head)
        report = _report(mail, parts)
        return Read(
            report=report,
            letter=_letter(head, mail, parts, is_report=report is not None),
            sender=_sender(mail),
            named=_named(mail, parts),
        )
    except DatabaseError:
        raise
    except Exception:
        logger.exception("A mail is kept that could not be read.")
        return Read()


def _parsed(head: bytes) -> tuple[Message, list[Message]]:
    """The mail and its parts; one whose parts are built to break their reader has none."""
    try:
        mail = email.message_from_bytes(head)
        return mail, list(mail.walk())[:MOST]
    except RecursionError:
        return BytesParser().parsebytes(head, headersonly=True), []


def _report(mail: Message, parts: list[Message]) -> Report | None:
    """The delivery report in this mail; None when it is from a person."""
    for part in parts:
        if part.get_content_type() == "message/delivery-status":
            return _status(part)
    sender = _header(mail, "From").lower()
    from_nobody = _header(mail, "Return-Path").strip() == "<>" and not mail["In-Reply-To"]
    is_report = from_nobody or "mailer-daemon@" in sender
    return Report(action="", code="") if is_report else None


def _status(part: Message) -> Report:
    """One report; of several recipients the worst, for ours have one."""
    blocks = part.get_payload()
    found = [
        (_header(block, "Action").strip().lower(), STATUS.search(_header(block, "Status")))
        for block in (blocks if isinstance(blocks, list) else [])
    ]
    for action in WORST_FIRST:
        for said, status in found:
            if said == action:
                return Report(action=action, code=status[0] if status else "unknown")
    return Report(action="", code="")


def _kind(report: Report | None) -> Kind:
    if report is None:
        return Kind.REPLY
    return Kind.BOUNCE if report.action in ("failed", "") else Kind.REPORT


def _letter(head: bytes, mail: Message, parts: list[Message], *, is_report: bool) -> Letter | None:
    """The letter of ours that this mail answers or reports on."""
    answered = [*OURS.findall(_header(mail, "In-Reply-To")), *_latest_first(mail)]
    if is_report:  # it brings the message back, or its headers; which part, servers differ in
        answered += OURS.findall(head.decode("ascii", "replace"))
    wanted = list(dict.fromkeys(answered))[:MOST]
    found = Letter.objects.defer("message").in_bulk(wanted, field_name="message_id")
    for name in wanted:
        if name in found:
            return found[name]
    envelope = _envelope(parts) if is_report else ""
    named = Letter.objects.defer("message").filter(message_id__startswith=f"<{envelope}@")
    return named.first() if envelope else None


def _latest_first(mail: Message) -> list[str]:
    return OURS.findall(_header(mail, "References"))[::-1]


def _envelope(parts: list[Message]) -> str:
    """The name we gave a message for reports on it (RFC 3461), as a report repeats it."""
    for part in parts:
        if found := ENVELOPE.search(_header(part, "Original-Envelope-Id").lower()):
            return found[0]
    return ""


def _sender(mail: Message) -> str:
    """The address the mail says it is from, in small letters: a claim, no proof."""
    said = parseaddr(_header(mail, "From"))[1].lower()
    return "".join(char for char in said if char.isprintable())[:254]


def _named(mail: Message, parts: list[Message]) -> str:
    """The reference the mail names: one of ours before any other."""
    texts = [_words(part) for part in parts if part.get_content_type() in WORDS]
    text = " ".join([_decoded(_header(mail, "Subject")), *texts])
    named = [f"CYS-{one}-{two}".upper() for one, two in REFERENCE.findall(text)][:MOST]
    ours = set(Case.objects.filter(reference__in=named).values_list("reference", flat=True))
    return next((name for name in named if name in ours), named[0] if named else "")


def _words(part: Message) -> str:
    content = part.get_payload(decode=True)
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""


def _decoded(header: str) -> str:
    try:
        return str(make_header(decode_header(header)))
    except (ValueError, LookupError, HeaderParseError):
        return header


def _header(part: Message, name: str) -> str:
    """A header as it came, whatever is wrong with it."""
    return str(part.get(name, ""))
