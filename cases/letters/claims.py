"""What a mail says of itself: from whom, about what, and what a server reports (RFC 3464).

All of it is a claim. What is wrong with a mail is left out, and never stops its reader for long.
"""

import email
import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import getaddresses, parseaddr

UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
OURS = re.compile(f"<{UUID}@[a-z0-9.-]{{1,150}}>")  # the shape of our Message-IDs
ENVELOPE = re.compile(UUID)
STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
DASH = r"[-\s\u2010-\u2015]{0,2}"  # as a person types it, or a program makes of it
FIVE = "([0-9B-Z]{5})"  # letters and digits of a reference, beside its prefix
WORST_FIRST = ("failed", "delayed", "delivered", "relayed", "expanded")
REPORT, STATUS_PART = "multipart/report", "message/delivery-status"
WORDS = ("text/plain", "text/html")
MOST = 50  # parts, and names, looked at in one mail


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a server says became of a message of ours (RFC 3464)."""

    action: str
    """One of WORST_FIRST; nothing when the report does not say."""
    code: str
    """Its status, like 5.1.1."""


class Claims:
    """What the beginning of one mail says."""

    def __init__(self, head: bytes) -> None:
        self.head = head
        try:
            self.mail: Message = email.message_from_bytes(head)
            self.parts = list(self.mail.walk())[:MOST]
        except RecursionError:  # built to break its reader: its headers only
            self.mail, self.parts = BytesParser().parsebytes(head, headersonly=True), []

    def report(self) -> Report | None:
        """The delivery report that this mail is; None when it is from a person, who may well
        enclose one."""
        inside = self.mail.get_payload() if self.mail.get_content_type() == REPORT else ()
        for part in inside if self.parts else ():
            if isinstance(part, Message) and part.get_content_type() == STATUS_PART:
                return _status(part)
        sender = _header(self.mail, "From").lower()
        from_nobody = _header(self.mail, "Return-Path").strip() == "<>"
        is_report = (from_nobody and not self.mail["In-Reply-To"]) or "mailer-daemon@" in sender
        return Report(action="", code="") if is_report else None

    def answered(self) -> list[str]:
        """The Message-IDs of ours that it answers, the likeliest first."""
        references = OURS.findall(_header(self.mail, "References"))
        return _some([*OURS.findall(_header(self.mail, "In-Reply-To")), *references[::-1]])

    def brought_back(self) -> list[str]:
        """The Message-IDs of ours anywhere in it: a report brings its message back, or the
        headers, and servers differ in where."""
        return _some(OURS.findall(self.head.decode("ascii", "replace")))

    def envelope(self) -> str:
        """The name we gave a message for reports on it (RFC 3461), as a report repeats it."""
        for part in self.parts:
            if found := ENVELOPE.search(_header(part, "Original-Envelope-Id").lower()):
                return found[0]
        return ""

    def sender(self) -> str:
        """The address the mail says it is from, in small letters."""
        return _line(parseaddr(_header(self.mail, "From"))[1].lower(), 254)

    def senders(self) -> list[str]:
        """Every address that the mail says it is from, or wants its answer at."""
        said = (_header(self.mail, name) for name in ("From", "Reply-To", "Sender"))
        found = (address for _name, address in getaddresses([one for one in said if one]))
        return _some(_line(address.lower(), 254) for address in found if address)

    def subject(self) -> str:
        """The subject as one line, to know the mail by in a list."""
        return _line(_decoded(_header(self.mail, "Subject")), 200)

    def references(self, prefixes: Iterable[str]) -> list[str]:
        """The references of cases that it names, in its subject first. They begin with one of
        `prefixes`: any three letters would be found in every text."""
        begins = "|".join(map(re.escape, sorted(prefixes)))
        reference = re.compile(rf"\b({begins}){DASH}{FIVE}{DASH}{FIVE}\b", re.IGNORECASE)
        texts = [_words(part) for part in self.parts if part.get_content_type() in WORDS]
        text = " ".join([_decoded(_header(self.mail, "Subject")), *texts])
        return _some("-".join(parts).upper() for parts in reference.findall(text))


def _status(part: Message) -> Report:
    """One report; of several recipients the worst, for ours have one."""
    blocks = part.get_payload()
    found = [
        (_header(block, "Action").strip().lower(), STATUS.search(_header(block, "Status")))
        for block in (blocks if isinstance(blocks, list) else [])
        if isinstance(block, Message)
    ]
    for action in WORST_FIRST:
        for said, status in found:
            if said == action:
                return Report(action=action, code=status[0] if status else "unknown")
    return Report(action="", code="")


def _words(part: Message) -> str:
    content = part.get_payload(decode=True)
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""


def _decoded(header: str) -> str:
    try:
        return str(make_header(decode_header(header)))
    except (ValueError, LookupError, HeaderParseError):
        return header


def _header(part: Message, name: str) -> str:
    """A header as it came, whatever is wrong with it; bytes beyond ASCII are taken for UTF-8."""
    for known, value in part.raw_items():
        if known.lower() == name.lower():
            return str(value).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return ""


def _line(text: str, most: int) -> str:
    """One line without a character that nobody sees."""
    said = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(said.split())[:most]


def _some(names: Iterable[str]) -> list[str]:
    """Each once, and not more than a mail of good will would have."""
    return list(dict.fromkeys(names))[:MOST]
