"""Office documents are archives: every part is unpacked once, piece by piece, within bounds."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import IO

from .kinds import DOCX, ODT, XLSX, Kind
from .refused import PIECE, FileRefused

MOST_PARTS = 3000
MOST_DIRECTORY = 512 * 1024  # bytes of the list of parts
MOST_UNPACKED = 200 * 1024 * 1024  # bytes of all parts; the largest honest sheets are a third of it
_END, _END_64, _LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_LOCKED = 0x1 | 0x40  # flags of a part: with a password
_CONTENTS = "[Content_Types].xml"
_MAIN = {
    b"wordprocessingml.document.main+xml": DOCX,
    b"spreadsheetml.sheet.main+xml": XLSX,
}


def is_archive(stream: IO[bytes]) -> bool:
    """Whether some program would unpack this as a ZIP, whatever it begins with."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return bool(archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, RuntimeError):
        return False


def parts_of(stream: IO[bytes], size: int) -> list[zipfile.ZipInfo]:
    """The parts of a ZIP in the order they lie; FileRefused when they lie oddly.

    The list is measured before it is read, so that no list fills the memory.
    """
    if _directory_size(stream, size) > MOST_DIRECTORY:
        raise FileRefused("unreadable")
    try:
        with zipfile.ZipFile(stream) as archive:
            parts = sorted(archive.infolist(), key=lambda part: part.header_offset)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise FileRefused("unreadable") from error
    names = [part.filename for part in parts]
    if not 0 < len(parts) <= MOST_PARTS or len({name.lower() for name in names}) < len(names):
        raise FileRefused("unreadable")
    if parts[0].header_offset or any(map(_escapes, names)):
        raise FileRefused("active")  # something before the archive, or a part that leaves it
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise FileRefused("unreadable")
    overlap = any(b.header_offset < a.header_offset + a.compress_size for a, b in pairwise(parts))
    locked = any(part.flag_bits & _LOCKED or part.compress_type not in (0, 8) for part in parts)
    if overlap or locked:
        raise FileRefused("unreadable")
    return parts


def unpacked(stream: IO[bytes], part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of one part, a piece at a time; FileRefused when they are not what is declared."""
    stream.seek(part.header_offset)
    head = stream.read(30)
    if head[:4] != b"PK\x03\x04":
        raise FileRefused("unreadable")
    stream.seek(int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little"), 1)
    inflate = zlib.decompressobj(-15) if part.compress_type else None
    left, checksum, packed = part.file_size, 0, part.compress_size
    while packed > 0:
        piece = stream.read(min(PIECE, packed))
        if not piece:
            raise FileRefused("unreadable")
        packed -= len(piece)
        for words in _inflated(inflate, piece):
            left -= len(words)
            checksum = zlib.crc32(words, checksum)
            if left < 0:
                raise FileRefused("unreadable")
            at = stream.tell()
            yield words
            stream.seek(at)
    if left or checksum != part.CRC or (inflate and not inflate.eof):
        raise FileRefused("unreadable")


def kind_of(contents: dict[str, bytes]) -> Kind:
    """Which document it is, by its list of contents; macros and other kinds are refused."""
    if contents.get("mimetype", b"").strip() == ODT.content_type.encode():
        if b"encryption-data" in contents.get("META-INF/manifest.xml", b""):
            raise FileRefused("unreadable")
        return ODT
    listed = contents.get(_CONTENTS, b"")
    if re.search(rb"macroenabled|vbaproject", listed, re.IGNORECASE):
        raise FileRefused("active")
    found = [kind for mark, kind in _MAIN.items() if mark in listed]
    if len(found) != 1:
        raise FileRefused("wrong_type")
    return found[0]


def _inflated(inflate, piece: bytes) -> Iterator[bytes]:
    if inflate is None:
        yield piece
        return
    try:
        while piece:
            yield inflate.decompress(piece, PIECE)
            piece = inflate.unconsumed_tail
    except zlib.error as error:
        raise FileRefused("unreadable") from error


def _directory_size(stream: IO[bytes], size: int) -> int:
    """How many bytes the list of parts says it has, found where Python's reader finds it."""
    start = max(0, size - 22 - 0xFFFF)
    stream.seek(start)
    tail = stream.read()
    at = len(tail) - 22 if tail[-22:-18] == _END and tail[-2:] == b"\0\0" else tail.rfind(_END)
    if at < 0 or at + 22 > len(tail):
        raise FileRefused("unreadable")
    if tail[max(0, at - 20) :].startswith(_LOCATOR_64):
        stream.seek(max(0, start + at - 20 - 56))
        end = stream.read(56)
        if end[:4] != _END_64:
            raise FileRefused("unreadable")
        return int.from_bytes(end[40:48], "little")
    return int.from_bytes(tail[at + 12 : at + 16], "little")


def _escapes(name: str) -> bool:
    """Whether a part would be unpacked somewhere else."""
    return "\\" in name or name.startswith("/") or ":" in name or ".." in name.split("/")
