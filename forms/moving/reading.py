"""From the bytes of a file to plain values that may be walked without fear.

Whatever the file is, reading it takes bounded time and memory, and a refusal names the place.
"""

import json
from typing import Any

from .places import Fault, Place, Refused, refuse

MOST_BYTES = 8_000_000
"""About three times a form of 200 questions with 1,000 options in both languages."""
MOST_PARTS = 200_000
DEEPEST = 30
LONGEST_NUMBER = 9
"""Digits. No limit or number of days needs more, and the database keeps no more."""


class _Twice:
    """Stands where a name was given twice: JSON would silently take the last."""


TWICE = _Twice()


def read(content: bytes) -> dict[str, Any]:
    """The file's values, or `Refused`."""
    if len(content) > MOST_BYTES:
        raise refuse((), f"The file is longer than {MOST_BYTES:,} bytes.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse((), f"Byte {error.start + 1} is not UTF-8.") from error
    data = _parse(text)
    if not isinstance(data, dict):
        raise refuse((), "The file is not one JSON object.")
    if faults := _look(data):
        raise Refused(faults, data)
    return data


def _parse(text: str) -> Any:
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_number,
            parse_float=lambda _digits: float("nan"),
            parse_constant=lambda _name: float("nan"),
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise refuse((), f"This is not JSON at {where}: {error.msg}.") from error
    except RecursionError as error:
        raise refuse((), "The file is nested too deeply.") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        found[name] = TWICE if name in found else value
    return found


def _number(digits: str) -> int | float:
    return int(digits) if len(digits.lstrip("-")) <= LONGEST_NUMBER else float("nan")


def _look(data: Any) -> list[Fault]:
    """What no part of any file may be; the walk keeps its own stack, and ends after so many."""
    faults: list[Fault] = []
    waiting: list[tuple[Place, Any]] = [((), data)]
    seen = 0
    while waiting:
        place, part = waiting.pop()
        seen += 1
        if seen > MOST_PARTS:
            return [Fault(place=(), message=f"The file has more than {MOST_PARTS:,} parts.")]
        if len(place) > DEEPEST:
            return [Fault(place=place, message="This is nested too deeply.")]
        if message := _wrong(part):
            faults.append(Fault(place=place, message=message))
        if isinstance(part, dict):
            names = [name for name in part if _wrong(name)]
            faults += [Fault(place=(*place, name), message="This is no name.") for name in names]
            waiting += [((*place, name), value) for name, value in part.items()]
        elif isinstance(part, list):
            waiting += [((*place, index), value) for index, value in enumerate(part)]
    return faults[:20]


def _wrong(part: Any) -> str:
    if isinstance(part, _Twice):
        return "This is there twice."
    if isinstance(part, float):
        return f"Only whole numbers of at most {LONGEST_NUMBER} digits."
    if isinstance(part, str) and any(map(_unfit, part)):
        return "This has a character that is no text."
    return ""


def _unfit(character: str) -> bool:
    """Control characters other than tab and the end of a line, and halves of characters."""
    code = ord(character)
    return (code < 32 and character not in "\t\n\r") or code == 127 or 0xD800 <= code <= 0xDFFF
