"""File names people gave, made safe to show and to send back, with their letters and emoji kept."""

import re
import unicodedata
from pathlib import PurePosixPath

from .kinds import KINDS

MAX_CHARACTERS = 150
MAX_BYTES = 240
_JOINER = "\u200d"  # holds emoji together
_UNWANTED = {"Cc", "Cf", "Cs"}  # control, direction and other unseen marks, half characters


def tidy(name: str) -> str:
    """The last part of `name` without control or direction marks; may be empty."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(c for c in last if c == _JOINER or unicodedata.category(c) not in _UNWANTED)
    return re.sub(r"\s+", " ", kept).strip(" .")


def clean(name: str, content_type: str) -> str:
    """The name to keep, tidy, ending as `content_type` does.

    `a.pdf\\0.exe` that is a PDF becomes `a.pdf.exe.pdf`: the ending says what the file is.
    """
    endings = KINDS[content_type].endings
    path = PurePosixPath(tidy(name) or "file")
    if path.suffix.lower() in endings and path.stem:
        stem, ending = path.stem, path.suffix
    else:
        stem, ending = path.name, endings[0]
    return _shortened(stem, ending) + ending


def _shortened(stem: str, ending: str) -> str:
    stem = stem[: MAX_CHARACTERS - len(ending)]
    while len((stem + ending).encode()) > MAX_BYTES:
        stem = stem[:-1]
    return stem.rstrip(" .") or "file"
