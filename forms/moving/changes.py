"""What differs between a form as it is and as a file has it, place by place."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from .places import Place, called, in_words

LONGEST = 80
"""Characters of a text that a line shows around the first that differs."""
MISSING = object()


@dataclass(frozen=True, kw_only=True)
class Change:
    """One difference: `kind` is added, removed, changed or moved."""

    kind: str
    place: str
    was: str = ""
    now: str = ""

    def __str__(self) -> str:
        match self.kind:
            case "changed":
                return f"{self.place}: {self.was} becomes {self.now}"
            case "added":
                return f"{self.place}: added{self.now and f': {self.now}'}"
            case "removed":
                return f"{self.place}: removed{self.was and f': {self.was}'}"
        return f"{self.place}: the order becomes {self.now}"


def changes(before: Any, after: Any) -> Iterator[Change]:
    """Every difference; a part that is new or gone is one, whatever it holds."""
    return _differ(before, after, (), before, after)


def _differ(was: Any, now: Any, place: Place, before: Any, after: Any) -> Iterator[Change]:
    if was == now:
        return
    if was is MISSING:
        yield Change(kind="added", place=in_words(place, after), now=_shown(now))
    elif now is MISSING:
        yield Change(kind="removed", place=in_words(place, before), was=_shown(was))
    elif isinstance(was, dict) and isinstance(now, dict):
        for name in dict.fromkeys([*now, *was]):
            inside = was.get(name, MISSING), now.get(name, MISSING)
            yield from _differ(*inside, (*place, name), before, after)
    elif isinstance(was, list) and isinstance(now, list):
        yield from _lists(was, now, place, before, after)
    else:
        first, second = _around(was, now)
        yield Change(kind="changed", place=in_words(place, after), was=first, now=second)


def _lists(was: list, now: list, place: Place, before: Any, after: Any) -> Iterator[Change]:
    """Parts are told by what they are called; those without a name by their place."""
    old, new = _by_name(was), _by_name(now)
    for name in dict.fromkeys([*new, *old]):
        index, part = new.get(name, (0, MISSING))
        if part is MISSING:
            index, part = old[name]
            yield from _differ(part, MISSING, (*place, index), before, after)
        else:
            former = old.get(name, (0, MISSING))[1]
            yield from _differ(former, part, (*place, index), before, after)
    stayed = [[name for name in names if name in old and name in new] for names in (old, new)]
    if stayed[0] != stayed[1]:
        order = ", ".join(name for name, _count in stayed[1])
        yield Change(kind="moved", place=in_words(place, after), now=order)


def _by_name(parts: list) -> dict[tuple[str, int], tuple[int, Any]]:
    found: dict[tuple[str, int], tuple[int, Any]] = {}
    for index, part in enumerate(parts):
        name = called(part)
        number = next(n for n in count() if (name, n) not in found)
        found[name, number] = (index, part)
    return found


def _shown(part: Any) -> str:
    """A single value, or a text in both languages; more is named by its place alone."""
    if isinstance(part, Mapping) and all(isinstance(value, str) for value in part.values()):
        return " / ".join(_text(value[:LONGEST]) for value in part.values())
    return "" if isinstance(part, dict | list) else _text(part)


def _around(was: Any, now: Any) -> tuple[str, str]:
    """Both values; of two long texts the part in which they differ first."""
    if not (isinstance(was, str) and isinstance(now, str)):
        return _text(was), _text(now)
    alike = next((i for i, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), 0)
    start = max(0, alike - LONGEST // 4) if max(len(was), len(now)) > LONGEST else 0
    ends = (text[start : start + LONGEST] for text in (was, now))
    first, second = (f"{'…' if start else ''}{text}" for text in ends)
    return _text(first), _text(second)


def _text(value: Any) -> str:
    """On one line, whatever it holds."""
    if isinstance(value, Mapping | list):
        return json.dumps(value, ensure_ascii=False)[:LONGEST]
    return f"“{value}”".replace("\n", "⏎") if isinstance(value, str) else json.dumps(value)
