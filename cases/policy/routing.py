"""What a table of routing rows does to every answer there can be, told before it is kept.

Rows that never decide, two rows that would send one answer to different teams, and the answers that
no row names. Each row asks one thing of one field, and the first that fits decides; so what is left
for a row is, field by field, what the rows before it have not taken, and this is exact. Fields are
taken to be answered independently: where a form never asks two of them of one person, an overlap
may be named that nobody meets, and no dead row is missed that matters to anybody.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import combinations, pairwise
from typing import Any

from cases.policy.conditions import Row
from cases.policy.operators import Operator, number


class Kind(StrEnum):
    """How the answer to a field looks."""

    ONE = "one"  # one of its options
    SEVERAL = "several"  # any of its options
    DATE = "date"
    NUMBER = "number"
    WORDS = "words"  # anything: it can only be asked whether it was answered


_BLANK = (Operator.ANSWERED, Operator.NOT_ANSWERED)
_CHOICE = (Operator.IS, Operator.IS_NOT, Operator.ONE_OF, *_BLANK)
OPERATORS: Mapping[Kind, tuple[Operator, ...]] = {
    Kind.ONE: _CHOICE,
    Kind.SEVERAL: _CHOICE,
    Kind.DATE: (Operator.BEFORE, Operator.AFTER, *_BLANK),
    Kind.NUMBER: (Operator.GREATER, Operator.LESS, *_BLANK),
    Kind.WORDS: _BLANK,
}
"""What a routing row may ask of each kind of field."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """Something that routing may read of a case when it comes in."""

    name: str
    kind: Kind
    options: tuple[str, ...] = ()
    """The machine values of a choice."""


class Like(StrEnum):
    """How the answers of one group look."""

    NONE = "none"  # not answered
    VALUE = "value"  # the value `low`
    SOME = "some"  # several values, or anything that no row names
    BELOW = "below"  # before the day, less than the number `high`
    BETWEEN = "between"  # after `low` and before `high`
    ABOVE = "above"  # after `low`


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A group of answers that all rows treat alike, with one of them."""

    sample: Any
    like: Like
    low: str = ""
    high: str = ""


@dataclass(frozen=True, kw_only=True)
class Dead:
    """A row that decides nothing: `taken_by` are the rows before it that take all it could. None:
    no answer fits the row at all."""

    place: int
    taken_by: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Overlap:
    """Some answers fit both rows, which lead to different outcomes: the first decides."""

    first: int
    second: int


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Answers to a field that rows ask about and that no row decides: "otherwise" does."""

    field: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, kw_only=True)
class Findings:
    """Everything to be said of a table before it is kept. Places count from 1."""

    dead: tuple[Dead, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    gaps: tuple[Gap, ...] = ()


def study(rows: Sequence[Row], fields: Mapping[str, Field]) -> Findings:
    """What is dead, overlaps or is left over. Every row names one of `fields`."""
    named = dict.fromkeys(row.field for row in rows)
    spaces = {name: _answers(fields[name], rows) for name in named}
    left = {name: set(answers) for name, answers in spaces.items()}
    fits = [{a for a in spaces[row.field] if row.matches({row.field: a.sample})} for row in rows]
    decides: list[set[Answer]] = []  # of its own field, when the others leave it anything
    dead: list[Dead] = []
    overlaps: list[Overlap] = []
    for place, row in enumerate(rows):
        mine = fits[place] & left[row.field]
        if mine and all(left[name] for name in named if name != row.field):
            overlaps += _overlaps(rows, place, fits, decides)
        else:
            taken_by = _taken_by(rows, place, fits, left) if fits[place] else ()
            dead.append(Dead(place=place + 1, taken_by=taken_by))
            mine = set()
        decides.append(mine)
        left[row.field] -= mine
    return Findings(dead=tuple(dead), overlaps=tuple(overlaps), gaps=tuple(_gaps(spaces, left)))


def _taken_by(
    rows: Sequence[Row], place: int, fits: Sequence[set[Answer]], left: Mapping[str, set[Answer]]
) -> tuple[int, ...]:
    """The rows before `place` that leave it nothing: those of its own field that take from it, or
    else those of a field all of whose answers are taken."""
    field = rows[place].field
    if fits[place] & left[field]:
        spent = {name for name, answers in left.items() if not answers}
        return tuple(n for n in range(1, place + 1) if rows[n - 1].field in spent)
    takes = (n for n in range(place) if rows[n].field == field and fits[n] & fits[place])
    return tuple(n + 1 for n in takes)


def _overlaps(
    rows: Sequence[Row],
    place: int,
    fits: Sequence[set[Answer]],
    decides: Sequence[set[Answer]],
) -> Iterator[Overlap]:
    for first in range(place):
        if rows[first].outcome == rows[place].outcome:
            continue
        same = rows[first].field == rows[place].field
        if decides[first] & fits[place] if same else decides[first]:
            yield Overlap(first=first + 1, second=place + 1)


def _gaps(
    spaces: Mapping[str, tuple[Answer, ...]], left: Mapping[str, set[Answer]]
) -> Iterator[Gap]:
    if not all(left.values()):
        return  # no answer comes as far as "otherwise"
    for name, answers in spaces.items():
        told = tuple(a for a in answers if a in left[name] and not _is_mixture(a, left[name]))
        yield Gap(field=name, answers=told)


def _is_mixture(answer: Answer, left: set[Answer]) -> bool:
    """Several values that are told one by one anyway."""
    return answer.like is Like.SOME and any(one.like is Like.VALUE for one in left)


def _answers(field: Field, rows: Sequence[Row]) -> tuple[Answer, ...]:
    """One answer for each group that these rows can tell apart, blank first."""
    values = [value for row in rows if row.field == field.name for value in _values(row)]
    match field.kind:
        case Kind.ONE:
            found = [Answer(sample=v, like=Like.VALUE, low=v) for v in field.options]
        case Kind.SEVERAL:
            found = list(_chosen(field, rows))
        case Kind.DATE:
            found = list(_days(sorted({date.fromisoformat(value) for value in values})))
        case Kind.NUMBER:
            found = list(_numbers(sorted({n for v in values if (n := number(v)) is not None})))
        case Kind.WORDS:
            found = [Answer(sample="…", like=Like.SOME)]
    return (Answer(sample=None, like=Like.NONE), *found)  # staff key in what leaves things unsaid


def _values(row: Row) -> tuple[str, ...]:
    several = (row.value,) if isinstance(row.value, str) else row.value
    return tuple(text for value in several if (text := value.strip()))


def _chosen(field: Field, rows: Sequence[Row]) -> Iterator[Answer]:
    """Sets of options: each alone, each two that rows name, and what avoids the rows so far.

    To pass a row "is not x" a set must hold x; so, behind each row, the smallest set that passes
    all before it, with one option more, stands for every larger one.
    """
    about = [row for row in rows if row.field == field.name]
    named = [v for v in field.options if any(v in _values(row) for row in about)]
    several = {frozenset(pair) for pair in combinations(named, 2)}
    forced: frozenset[str] = frozenset()
    for row in about:
        if row.operator is Operator.IS_NOT:
            forced |= frozenset(_values(row)) & set(field.options)
        several |= {forced} | {forced | {value} for value in field.options}
    for value in field.options:
        yield Answer(sample=(value,), like=Like.VALUE, low=value)
    for chosen in sorted(map(sorted, several)):
        if len(chosen) > 1:
            yield Answer(sample=tuple(chosen), like=Like.SOME)


def _days(days: Sequence[date]) -> Iterator[Answer]:
    one = timedelta(days=1)
    said = [day.isoformat() for day in days]
    if not days:
        yield Answer(sample="2000-01-01", like=Like.SOME)
        return
    if days[0] > date.min:
        below = (days[0] - one).isoformat()
        yield Answer(sample=below, like=Like.BELOW, high=said[0])
    for place, text in enumerate(said):
        yield Answer(sample=text, like=Like.VALUE, low=text)
        if place + 1 < len(days) and days[place] + one < days[place + 1]:
            between = (days[place] + one).isoformat()
            yield Answer(sample=between, like=Like.BETWEEN, low=text, high=said[place + 1])
    if days[-1] < date.max:
        yield Answer(sample=(days[-1] + one).isoformat(), like=Like.ABOVE, low=said[-1])


def _numbers(numbers: Sequence[Decimal]) -> Iterator[Answer]:
    if not numbers:
        yield Answer(sample="0", like=Like.SOME)
        return
    said = [f"{one:f}" for one in numbers]
    groups = [Answer(sample=f"{numbers[0] - 1:f}", like=Like.BELOW, high=said[0])]
    for low, high in pairwise(said):
        middle = f"{(Decimal(low) + Decimal(high)) / 2:f}"
        groups.append(Answer(sample=middle, like=Like.BETWEEN, low=low, high=high))
    groups += [Answer(sample=text, like=Like.VALUE, low=text) for text in said]
    groups.append(Answer(sample=f"{numbers[-1] + 1:f}", like=Like.ABOVE, low=said[-1]))
    for group in sorted(groups, key=lambda group: Decimal(group.sample)):
        if number(group.sample) is not None:  # a number that somebody can give
            yield group
