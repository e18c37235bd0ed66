"""Plain text: words in one of the encodings offices write, and no program under the name of one."""

import codecs
import re
from typing import IO

from .kinds import TXT
from .refused import ACTIVE, PIECE, FileRefused

_ENCODINGS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_ENDING = re.compile(r"\.[a-z][a-z0-9]{0,9}$", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f\x7f]")
# Markup, scripts with a first line of their own, saved web pages and e-mail, shortcuts, RTF.
_BEGINS = re.compile(
    r"<[a-z!?%]|#!|%!ps|\{\\rtf|\[internetshortcut\]|@echo\s|(.{0,200}\n)*?mime-version:",
    re.IGNORECASE,
)


def check(stream: IO[bytes], name: str) -> None:
    """FileRefused unless the bytes are text and the tidy `name` says so, or says nothing."""
    ending = _ENDING.search(name)
    if ending and ending[0].lower() not in TXT.endings:
        raise FileRefused("wrong_type")
    stream.seek(0)
    head = stream.read(PIECE)
    encodings = [found for mark, found in _ENCODINGS.items() if head.startswith(mark)]
    for encoding in encodings or ["utf-8", "cp1252"]:
        try:
            return _read(stream, encoding)
        except UnicodeDecodeError:
            continue
    raise FileRefused("wrong_type")


def _read(stream: IO[bytes], encoding: str) -> None:
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    before, first = "", True
    while piece := stream.read(PIECE):
        words = decoder.decode(piece)
        said = (before + words).encode("utf-8", "surrogatepass")
        if _UNSEEN.search(words) or ACTIVE.search(said):
            raise FileRefused("wrong_type")
        if first and _BEGINS.match(words.lstrip("\ufeff \t\r\n")[:4000]):
            raise FileRefused("wrong_type")
        before, first = words[-64:], False
    decoder.decode(b"", final=True)
