"""DOCX, XLSX and ODT: refused when anything in them runs, fetches or unfolds by itself."""

import html
import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO

from . import archives
from .kinds import Kind
from .refused import FileRefused

_MOST_READ = 1024 * 1024  # bytes of a list of contents or of links
_READ_WHOLE = re.compile(r"\[Content_Types\]\.xml|mimetype|META-INF/manifest\.xml|.*\.rels", re.I)
_MARKUP = re.compile(r"\.(xml|rels|rdf|vml)$", re.IGNORECASE)
# Parts named for what they are: macros of each office, controls, programs, pages.
_RUNS = re.compile(
    r"vbaproject|vbadata|(^|/)(macrosheets|activex|dialogsheets|customui)/|^(basic|scripts)/.|"
    r"\.(exe|dll|com|scr|pif|cpl|msi|bat|cmd|ps1|vb[se]?|jse?|ws[fh]?|hta|jar|lnk|url|chm|class|"
    r"swf|sh|py|php|x?html?|mht(ml)?|iso|img|7z|rar|gz|tgz|bz2|xz|zip|cab)$",
    re.IGNORECASE,
)
_PROGRAM = re.compile(
    rb"MZ[\s\S]{58}|\x7fELF|#!|\xca\xfe\xba\xbe|[\xce\xcf]\xfa\xed\xfe|L\0\0\0\x01\x14"
)
_ARCHIVE = re.compile(rb"PK\x03\x04|Rar!|7z\xbc\xaf|BZh[1-9]|\xfd7zXZ|MSCF")
_TELLS = 64  # bytes that tell what a part is
_OLE = b"\xd0\xcf\x11\xe0"
_OLE_RUNS = re.compile(
    b"|".join(
        re.escape(word.encode("utf-16-le"))
        for word in ("_VBA_PROJECT", "\x01Ole10Native", "Macros", "Package")
    )
)
_OWN_ENTITIES = re.compile(rb"<!ENTITY|<\0!\0E\0N\0T\0|\0<\0!\0E\0N\0T", re.IGNORECASE)
_LINK = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>", re.IGNORECASE)
_FETCHED = re.compile(
    r"/(attachedtemplate|oleobject|frame|subdocument|afchunk)[\"']", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"\starget\s*=\s*[\"']\s*(https?:|ftp:|mhtml:|\\\\|//|file:(?!/{0,3}[a-z]:))",
    re.IGNORECASE,
)


def check(stream: IO[bytes], size: int, *, inside: bool = False) -> Kind:
    """Which document an archive is; FileRefused when it is none we take.

    A sheet inside a letter (a chart's figures) is looked at in the same way; one inside that is
    refused.
    """
    contents: dict[str, bytes] = {}
    for part in archives.parts_of(stream, size):
        if _RUNS.search(part.filename):
            raise FileRefused("active")
        found = _look(stream, part, inside)
        if found is not None:
            contents[part.filename] = found
    return archives.kind_of(contents)


def _look(stream: IO[bytes], part: zipfile.ZipInfo, inside: bool) -> bytes | None:
    """Unpack one part; its bytes when it is a list that says what the document is."""
    whole = _READ_WHOLE.fullmatch(part.filename) is not None
    markup = _MARKUP.search(part.filename) is not None
    kept, before, first = io.BytesIO(), b"", True
    nested = ole = False
    for piece in _begun(archives.unpacked(stream, part)):
        if first:
            nested, ole = bool(_ARCHIVE.match(piece)), piece.startswith(_OLE)
            if _PROGRAM.match(piece) or (nested and inside):
                raise FileRefused("active")
            first = False
        both = before + piece
        if (markup and _OWN_ENTITIES.search(both)) or (ole and _OLE_RUNS.search(both)):
            raise FileRefused("active")
        before = both[-64:]
        if whole or nested:
            kept.write(piece)
        if whole and kept.tell() > _MOST_READ:
            raise FileRefused("unreadable")
    if nested:
        _look_inside(kept)
    if part.filename.lower().endswith(".rels"):
        _check_links(kept.getvalue())
    return kept.getvalue() if whole else None


def _begun(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes, the first piece of them long enough to tell what they are."""
    first = b""
    for piece in pieces:
        if len(first) >= _TELLS:
            yield piece
            continue
        first += piece
        if len(first) >= _TELLS:
            yield first
    if len(first) < _TELLS:
        yield first


def _look_inside(kept: io.BytesIO) -> None:
    try:
        check(kept, kept.tell(), inside=True)
    except FileRefused as refused:
        raise FileRefused("active") from refused


def _check_links(links: bytes) -> None:
    """Nothing is fetched from elsewhere when the document is opened; what is clicked may be."""
    if b"\0" in links:  # in an encoding no office writes them in
        raise FileRefused("active")
    for link in _LINK.findall(links):
        said = html.unescape(link.decode("utf-8", "replace"))
        if _FETCHED.search(said) and _ELSEWHERE.search(said):
            raise FileRefused("active")
