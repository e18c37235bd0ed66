"""A file that is not stored, and the places every check looks for what could run."""

import re
from typing import IO

# What a browser or a server would run, wherever in a file it stands.
ACTIVE = re.compile(
    rb"<script[\s>/]|<\?php|<html[\s>]|<!doctype\s+html|<svg\s+[a-z:]+=|<iframe[\s>]", re.IGNORECASE
)
PIECE = 64 * 1024
_LONGEST = 64  # bytes of a mark that two pieces may share


class FileRefused(Exception):
    """A file that is not stored.

    `code`: empty, too_big, wrong_type, unreadable (damaged, or locked with a password), active
    (macros, or something else in it that can run) or virus.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def holds(stream: IO[bytes], pattern: re.Pattern[bytes], *, start: int = 0) -> bool:
    """Whether `pattern`, at most 64 bytes long, is found from `start` on; a piece at a time."""
    stream.seek(start)
    before = b""
    while piece := stream.read(PIECE):
        if pattern.search(before + piece):
            return True
        before = (before + piece)[-_LONGEST:]
    return False
