"""What differs between two versions of a form. Pure: two snapshots in, a list of changes out.

Whatever has a key (a step, a question, an end page) or, for an option, a value is followed by it,
however it was renamed or moved; so a type of question, or a setting, that came later needs nothing
here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

LANGUAGES = {"cy", "en"}


class Kind(StrEnum):
    """What became of a part."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    REWORDED = "reworded"
    REROUTED = "rerouted"
    ALTERED = "altered"
    """Something that is neither words nor a condition: a limit, a meaning, a type."""


@dataclass(frozen=True)
class Place:
    """One level of the way to a part: the list it stands in, and the part itself."""

    among: str
    """"steps", "questions", "options" …"""
    part: Mapping[str, Any]

    @property
    def key(self) -> str:
        return _key(self.part)


@dataclass(frozen=True, kw_only=True)
class Change:
    """One difference."""

    kind: Kind
    way: tuple[Place, ...]
    """From the whole form (empty) down to the part."""
    name: str = ""
    """Which of the part's values; "" for the whole part."""
    before: Any = None
    after: Any = None
    """Words are {"cy": …, "en": …}; None where there was nothing to compare."""


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Every difference between two snapshots, in the order of the later one."""
    return list(_with_moves(list(_values(before, after, ()))))


def _values(
    before: Mapping[str, Any], after: Mapping[str, Any], way: tuple[Place, ...]
) -> Iterator[Change]:
    for name in dict.fromkeys([*after, *before]):
        old, new = before.get(name), after.get(name)
        if old == new or (blank(old) and blank(new)):
            continue
        if _is_parts(old) and _is_parts(new):
            yield from _parts(name, old or [], new or [], way)
        else:
            yield Change(kind=_kind(old, new), way=way, name=name, before=old, after=new)


def _parts(
    among: str,
    before: Sequence[Mapping[str, Any]],
    after: Sequence[Mapping[str, Any]],
    way: tuple[Place, ...],
) -> Iterator[Change]:
    old, new = ({_key(part): part for part in parts} for parts in (before, after))
    stayed = _in_order([key for key in old if key in new], [key for key in new if key in old])
    for key, part in new.items():
        here = (*way, Place(among, part))
        if key not in old:
            yield Change(kind=Kind.ADDED, way=here, after=part)
            continue
        if key not in stayed:
            yield Change(kind=Kind.MOVED, way=here)
        yield from _values(old[key], part, here)
    for key, part in old.items():
        if key not in new:
            yield Change(kind=Kind.REMOVED, way=(*way, Place(among, part)), before=part)


def _with_moves(changes: list[Change]) -> Iterator[Change]:
    """What left one page and came to another was moved, and may have changed on the way."""
    gone = {_lasting(change): change for change in changes if change.kind is Kind.REMOVED}
    came = {_lasting(change) for change in changes if change.kind is Kind.ADDED}
    for change in changes:
        if change.kind is Kind.ADDED and _lasting(change) in gone:
            yield Change(kind=Kind.MOVED, way=change.way)
            yield from _values(gone[_lasting(change)].before, change.after, change.way)
        elif not (change.kind is Kind.REMOVED and _lasting(change) in came):
            yield change


def _lasting(change: Change) -> tuple[str, ...]:
    """What names a part wherever it stands. An option is named within its question only."""
    last = change.way[-1]
    if "key" in last.part:
        return (last.among, last.key)
    return tuple(place.key for place in change.way)


def _in_order(before: list[str], after: list[str]) -> set[str]:
    """Of the same keys twice: those that need not have moved."""
    blocks = SequenceMatcher(a=before, b=after, autojunk=False).get_matching_blocks()
    return {key for block in blocks for key in before[block.a : block.a + block.size]}


def _kind(old: Any, new: Any) -> Kind:
    if any(_is_routing(value) for value in (old, new)):
        return Kind.REROUTED
    return Kind.REWORDED if any(is_words(value) for value in (old, new)) else Kind.ALTERED


def is_words(value: Any) -> bool:
    """Whether this is a text in both languages."""
    return isinstance(value, dict) and bool(value) and value.keys() <= LANGUAGES


def blank(value: Any) -> bool:
    """Whether this says nothing: what a version has not, and what it leaves empty, are alike."""
    if is_words(value):
        return not any(value.values())
    if _is_routing(value):
        return isinstance(value, dict) and not value["rows"]
    return not value


def _is_routing(value: Any) -> bool:
    return isinstance(value, dict) and "rows" in value


def _is_parts(value: Any) -> bool:
    """Whether this is a list of parts that are followed by a key; an empty list may be."""
    if not value:
        return value is None or value == []
    return isinstance(value, list) and all(isinstance(part, dict) and _key(part) for part in value)


def _key(part: Mapping[str, Any]) -> str:
    return str(part.get("key") or part.get("value") or "")
