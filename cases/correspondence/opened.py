"""An e-mail that came in, opened safely: words and names only, nothing drawn, nothing fetched."""

import codecs
import email.errors
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email import policy
from email.message import EmailMessage as Mime
from email.parser import BytesParser
from html import unescape
from typing import Any

from design.typed_text import tidy, without_controls

SHOWN = ("From", "To", "Reply-To", "Subject", "Date")
MOST_WORDS = 100_000  # characters shown and kept; the rest stays in the bytes
MOST_HEADER = 500
MOST_READ = 4_000  # characters of a header
MOST_PARTS = 200
# What the library raises on mail no program of good will would write.
MALFORMED = (
    *(ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError),
    email.errors.MessageError,
)
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")  # turn or hide what is read
_TAG = re.compile(r"(<[^<>]*>)")
_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_SAYS_WHAT_IT_IS = re.compile(
    rb"(?im)^content-(?:type|disposition|transfer-encoding):.*(?:\n[ \t].*)*"
)
_LINE_END = re.compile(rb"\r\n?")  # the library ends a line at any of these
NOT_OF_MAIL = {"punycode", "idna", "unicode-escape", "raw-unicode-escape"}  # slow, or no charset
APART = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"}
UNSEEN = {"script", "style", "head", "title", "template"}


@dataclass(frozen=True)
class Attached:
    """A file that came with the mail: the name it gave itself, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Opened:
    """What a reader needs of a mail. `cut`: more was written than `words` holds."""

    headers: dict[str, str] = field(default_factory=dict)
    sent_at: datetime | None = None
    words: str = ""
    cut: bool = False
    attached: tuple[Attached, ...] = ()


def opened(raw: bytes) -> Opened:
    """The mail in `raw`; what cannot be understood is left out, and nothing is ever raised."""
    try:
        if _takes_too_long(raw):
            raise ValueError("not a mail any program would write")
        return _read(raw)
    except MALFORMED:
        whole = _safe(raw.decode("utf-8", "replace"))
        return Opened(words=whole[:MOST_WORDS], cut=len(whole) > MOST_WORDS)


def _read(raw: bytes) -> Opened:
    mime = BytesParser(policy=policy.default).parsebytes(raw)
    parts = list(_leaves(mime))
    plain = [_text(part) for part in parts if _is_words(part, "text/plain")]
    pages = [_of_page(_text(part)) for part in parts if _is_words(part, "text/html")]
    whole = _safe("\n\n".join(plain if any(map(str.strip, plain)) else pages)).strip()
    return Opened(
        headers={name: said for name in SHOWN if (said := header(mime, name))},
        sent_at=_date(mime),
        words=whole[:MOST_WORDS],
        cut=len(whole) > MOST_WORDS,
        attached=tuple(_attached(part) for part in parts if _is_file(part)),
    )


def _takes_too_long(raw: bytes) -> bool:
    """Whether the library would read it for seconds: thousands of parts, headers without end."""
    lines = _LINE_END.sub(b"\n", raw)
    said = [found[0] for found in _SAYS_WHAT_IT_IS.finditer(lines)]
    long = sum(len(one) ** 2 for one in said) > 4 * MOST_READ**2  # it reads each again and again
    full = sum(one.count(b";") for one in said) > 5 * MOST_PARTS
    return long or full or lines.count(b"\n--") > 10 * MOST_PARTS


def header(mime: Mime, name: str) -> str:
    """One header as one line of text without a control or direction mark; empty if unreadable."""
    return " ".join(_safe(str(_header(mime, name) or "")).split())[:MOST_HEADER]


def _header(mime: Mime, name: str) -> Any:
    """The header as the library reads it, from a length it can read in no time."""
    found = [str(value) for known, value in mime.raw_items() if known.lower() == name.lower()]
    if not found:
        return None
    return _quietly(lambda: mime.policy.header_fetch_parse(name, found[0][:MOST_READ]))


def _date(mime: Mime) -> datetime | None:
    return getattr(_header(mime, "Date"), "datetime", None)


def _leaves(mime: Mime) -> Iterator[Mime]:
    """The parts that hold something; a mail inside the mail is one part, never opened."""
    waiting, found = [mime], 0
    while waiting and found < MOST_PARTS:
        part = waiting.pop(0)
        found += 1
        if part.is_multipart() and part.get_content_maintype() != "message":
            waiting = [*part.get_payload(), *waiting]
        else:
            yield part


def _is_words(part: Mime, kind: str) -> bool:
    return part.get_content_type() == kind and not _is_file(part)


def _is_file(part: Mime) -> bool:
    if part.get_content_maintype() != "text":
        return True
    return _quietly(part.get_content_disposition) == "attachment" or bool(_name(part))


def _name(part: Mime) -> str:
    return _quietly(part.get_filename) or ""


def _quietly(ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except MALFORMED:
        return None


def _attached(part: Mime) -> Attached:
    name = " ".join(_safe(_name(part)).split())
    if part.get_content_maintype() == "message":
        inner: Any = part.get_payload()
        whole = inner[0] if isinstance(inner, list) and inner else None
        content = _quietly(lambda: whole.as_bytes()) if whole is not None else b""
        return Attached(name or "e-mail.eml", content or b"")
    return Attached(name, _content(part))


def _content(part: Mime) -> bytes:
    """The bytes of a part as they were before it was packed; none when it cannot be unpacked."""
    content = _quietly(lambda: part.get_payload(decode=True))
    return content if isinstance(content, bytes) else b""


def _text(part: Mime) -> str:
    """The words of a part in the character set it says, else in the one they are likely in."""
    content = _content(part)
    said = _quietly(part.get_content_charset) or "utf-8"
    for name in (said, "utf-8"):
        try:
            if codecs.lookup(name).name.replace("_", "-") in NOT_OF_MAIL:
                continue
            return content.decode(name)
        except (LookupError, UnicodeError):
            continue
    return content.decode("windows-1252", "replace")


def _safe(text: str) -> str:
    return _UNSEEN.sub("", without_controls(tidy(text)))


def _of_page(page: str) -> str:
    """The words of a page: no tag, no style, no script. Read once, from front to back."""
    found: list[str] = []
    unseen, remark = 0, False
    for piece in _TAG.split(page):
        if piece.startswith("<!--"):
            remark = not piece.endswith("-->")
        elif remark:
            remark = "-->" not in piece
        elif not piece.startswith("<"):
            found += [] if unseen else [re.sub(r"\s+", " ", unescape(piece))]
        elif name := _NAME.match(piece):
            tag, ends = name[2].lower(), bool(name[1])
            if tag in UNSEEN:
                unseen = max(0, unseen + (-1 if ends else 1))
            found += ["\n"] if tag in APART else []
    lines = [line.strip() for line in "".join(found).split("\n")]
    return "\n".join(
        line for line, before in zip(lines, ["", *lines], strict=False) if line or before
    )
