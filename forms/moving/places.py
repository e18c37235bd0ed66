"""Where in a file something stands, said so that a person finds it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bilingual.problems import NotReady

Place = tuple[str | int, ...]
"""The names and places (from 0) that lead to a part, from the outside in."""
NAMES = ("key", "code", "field", "value", "set")
"""What a part of a list is called by, the first that it has."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing for which a file is refused."""

    place: Place
    message: str


class Refused(Exception):
    """A file that was not taken, and everything that was found wrong with it."""

    def __init__(self, faults: Iterable[Fault], data: Any = None) -> None:
        self.faults = list(faults)
        self.lines = [f"{in_words(fault.place, data)}: {fault.message}" for fault in self.faults]
        super().__init__("\n".join(self.lines))


def lines_of(refusal: Refused | NotReady) -> list[str]:
    """Why a file or a form was not taken, a line for each place."""
    if isinstance(refusal, Refused):
        return refusal.lines
    return [
        f"{one.language}: {one.where}: {one.message} {one.mend}".strip() for one in refusal.problems
    ]


def refuse(place: Place, message: str) -> Refused:
    return Refused([Fault(place=place, message=message)])


def in_words(place: Place, data: Any = None) -> str:
    """`form / steps / 3 (notice_date) / label / cy`: places in a list count from 1."""
    words = []
    for step in place:
        data = _inside(data, step)
        name = called(data) if isinstance(step, int) else ""
        said = str(step + 1) if isinstance(step, int) else _short(step)
        words.append(f"{said} ({name})" if name else said)
    return " / ".join(words) or "the file"


def called(part: Any) -> str:
    """What one part of a list is called, if it has a name."""
    if not isinstance(part, Mapping):
        return ""
    found = (part[name] for name in NAMES if isinstance(part.get(name), str))
    return _short(next(found, ""))


def _inside(data: Any, step: str | int) -> Any:
    try:
        return data[step]
    except (KeyError, IndexError, TypeError):
        return None


def _short(text: str) -> str:
    """Bounded and on one line, whatever a hostile file calls a thing."""
    said = text if text.isprintable() else ascii(text)[1:-1]
    return said if len(said) <= 60 else f"{said[:59]}…"
