"""What the scanner says of a file when it comes, and who is handed it."""

import logging
from typing import IO

from cases.models import FileState, StoredFile

from . import scanner
from .refused import FileRefused

log = logging.getLogger(__name__)


def at_the_door(stream: IO[bytes]) -> FileState:
    """The state to keep a new file in; FileRefused when it is infected."""
    if not scanner.configured():
        return FileState.PENDING
    try:
        infected = scanner.is_infected(stream)
    except scanner.NoAnswer as reason:
        log.warning("a file waits for the virus scanner: %s", reason)
        return FileState.PENDING
    if infected:
        raise FileRefused("virus")
    return FileState.CLEAN


def is_held(file: StoredFile) -> bool:
    """Whether a file is handed to nobody: infected, or not scanned yet where there is a scanner."""
    waits = file.state == FileState.PENDING and scanner.configured()
    return waits or file.state == FileState.INFECTED
