"""One file of a bundle: where it lies, what it holds, and what is known of it."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

LONGEST = 60  # characters of a name somebody gave


class Missing(Exception):
    """The content is not to be had: the bundle says so and goes without it."""


@dataclass(frozen=True, kw_only=True)
class File:
    """`read` gives the content piece by piece when the bundle is written: memory stays flat."""

    path: str
    """In the bundle: ASCII, folders parted by "/"."""
    read: Callable[[], Iterable[bytes]]
    title: str = ""
    """What it is called in the index; nothing: it stands in another page."""
    known: Mapping[str, str] = field(default_factory=dict)
    """What the manifest says besides its name, size and hash."""


def of_text(path: str, text: str, *, title: str = "") -> File:
    """A file of these words, as UTF-8."""
    content = text.encode()
    return File(path=path, read=lambda: (content,), title=title)


def plain_name(name: str) -> str:
    """A name somebody gave in letters every program can write: the ending stays, nothing in it
    can lead out of its folder."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem, dot, ending = folded.rpartition(".")
    stem, ending = (stem, ending) if dot else (folded, "")
    stem = re.sub(r"[^A-Za-z0-9]+", "-", stem).strip("-")[:LONGEST].rstrip("-")
    ending = re.sub(r"[^A-Za-z0-9]+", "", ending)[:8].lower()
    return f"{stem or 'file'}.{ending}" if ending else stem or "file"
