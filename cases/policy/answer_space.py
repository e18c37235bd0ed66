"""What a table of rows asks of the answers there can be, as choices and clauses to search in.

A field with one answer is one choice among its groups of answers; one with several is a choice for
each option that a row names, taken or not, and one more that stands for all the others.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import Any

from cases.policy import answer_groups
from cases.policy.answer_groups import Answer, Like
from cases.policy.conditions import Condition, Match, Row
from cases.policy.operators import Day, Operator
from cases.policy.solving import Choice, Clause, Ways

OUT, TAKEN = 0b01, 0b10


class Kind(StrEnum):
    """How the answer to a field looks."""

    ONE = "one"  # one of its options
    SEVERAL = "several"  # any of its options
    DATE = "date"
    NUMBER = "number"
    WORDS = "words"  # anything: it can only be asked whether it was answered


@dataclass(frozen=True, kw_only=True)
class Field:
    """Something that routing may read of a case when it comes in."""

    name: str
    kind: Kind
    options: tuple[str, ...] = ()
    """The machine values of a choice."""


@dataclass(frozen=True)
class Want:
    """Choices that are to go so: all of them, or any one."""

    of: Match
    clauses: tuple[tuple[Choice, int], ...]


class One:
    """The answers to a field that has one answer at most."""

    def __init__(self, field: Field, asked: Sequence[Condition], day: Day) -> None:
        self.field, self.day = field, day
        self.answers = (Answer(sample=None, like=Like.NONE), *_groups(field, asked, day))
        self.ways: Ways = {field.name: (1 << len(self.answers)) - 1}

    def fits(self, condition: Condition) -> Want:
        name, day = self.field.name, self.day
        fits = (condition.fits({name: one.sample}, day) for one in self.answers)
        ways = sum(1 << place for place, one in enumerate(fits) if one)
        return Want(Match.ANY, ((name, ways),))

    def groups(self) -> Iterator[tuple[Answer, Want]]:
        for place, answer in enumerate(self.answers):
            yield answer, Want(Match.ALL, ((self.field.name, 1 << place),))

    def told(self, found: Ways) -> Answer:
        ways = found[self.field.name]
        return self.answers[(ways & -ways).bit_length() - 1]


class Several:
    """The answers to a field of which any options may be taken."""

    def __init__(self, field: Field, asked: Sequence[Condition], day: Day) -> None:
        named = {value for one in asked for value in _several(one.value)}
        self.field = field
        self.other = next((value for value in field.options if value not in named), None)
        self.named = [v for v in field.options if v in named or v == self.other]
        self.ways: Ways = {(field.name, value): OUT | TAKEN for value in self.named}

    def fits(self, condition: Condition) -> Want:
        values = [v for v in self.named if v in _several(condition.value)]
        match condition.operator:
            case Operator.IS_NOT:
                return self._each(Match.ALL, values, OUT)
            case Operator.NOT_ANSWERED:
                return self._each(Match.ALL, self.named, OUT)
            case Operator.ANSWERED:
                return self._each(Match.ANY, self.named, TAKEN)
            case _:
                return self._each(Match.ANY, values, TAKEN)

    def groups(self) -> Iterator[tuple[Answer, Want]]:
        """Nothing, and each option by itself."""
        yield Answer(sample=None, like=Like.NONE), self._each(Match.ALL, self.named, OUT)
        for value in self.field.options:
            mine = value if value in self.named else self.other
            ways = (((self.field.name, v), TAKEN if v == mine else OUT) for v in self.named)
            yield Answer(sample=(value,), like=Like.VALUE, low=value), Want(Match.ALL, (*ways,))

    def some(self) -> list[Clause]:
        """That anything is taken at all."""
        return clauses(self._each(Match.ANY, self.named, TAKEN))

    def told(self, found: Ways) -> Answer:
        taken = tuple(v for v in self.named if found[self.field.name, v] == TAKEN)
        if len(taken) > 1:
            return Answer(sample=taken, like=Like.SOME)
        like = Like.VALUE if taken else Like.NONE
        return Answer(sample=taken or None, like=like, low="".join(taken))

    def _each(self, of: Match, values: Iterable[str], way: int) -> Want:
        return Want(of, tuple(((self.field.name, value), way) for value in values))


Space = One | Several


class World:
    """Every answer to the fields that rows ask about, on one day, and which rows they fit."""

    def __init__(self, rows: Sequence[Row], fields: Mapping[str, Field], day: Day) -> None:
        self.day = day
        asked: dict[str, list[Condition]] = {}
        for row in rows:
            for condition in row.conditions:
                asked.setdefault(condition.field, []).append(condition)
        self.spaces: dict[str, Space] = {
            name: (Several if fields[name].kind is Kind.SEVERAL else One)(fields[name], about, day)
            for name, about in asked.items()
        }
        self.ways: Ways = {}
        for space in self.spaces.values():
            self.ways |= space.ways
        self._numbers = count()
        self.about = {
            name: [self.spaces[name].fits(condition) for condition in about]
            for name, about in asked.items()
        }
        self.asks = [[self.spaces[c.field].fits(c) for c in row.conditions] for row in rows]
        self.fits = [
            self.joined(row.match, wants) for row, wants in zip(rows, self.asks, strict=True)
        ]
        self.fails = [
            self.joined(_other(row.match), [self.contrary(want) for want in wants])
            for row, wants in zip(rows, self.asks, strict=True)
        ]

    def joined(self, of: Match, wants: Sequence[Want]) -> list[Clause]:
        """Clauses that are met when all of these wants are, or any one of them is."""
        if of is Match.ALL:
            return [clause for want in wants for clause in clauses(want)]
        either: dict[Choice, int] = {}
        then: list[Clause] = []
        for want in wants:
            if want.of is Match.ALL and len(want.clauses) != 1:
                means = ("together", next(self._numbers))
                self.ways[means] = OUT | TAKEN
                either[means] = TAKEN
                then += [{means: OUT, choice: ways} for choice, ways in want.clauses]
                continue
            for choice, ways in want.clauses:
                either[choice] = either.get(choice, 0) | ways
        return [either, *then]

    def contrary(self, want: Want) -> Want:
        """What is wanted when this is not."""
        ways = tuple((choice, self.ways[choice] & ~ways) for choice, ways in want.clauses)
        return Want(_other(want.of), ways)

    def told(self, found: Ways) -> dict[str, Answer]:
        """An answer to each field out of what a search found."""
        return {name: space.told(found) for name, space in self.spaces.items()}


def clauses(want: Want) -> list[Clause]:
    """What a search is to meet for this."""
    if want.of is Match.ALL:
        return [{choice: ways} for choice, ways in want.clauses]
    either: dict[Choice, int] = {}
    for choice, ways in want.clauses:
        either[choice] = either.get(choice, 0) | ways
    return [either]


def _other(match: Match) -> Match:
    return Match.ANY if match is Match.ALL else Match.ALL


def _groups(field: Field, asked: Sequence[Condition], day: Day) -> Iterator[Answer]:
    match field.kind:
        case Kind.DATE:
            return answer_groups.of_days(asked, day)
        case Kind.NUMBER:
            return answer_groups.of_numbers(asked)
        case Kind.WORDS:
            return iter([Answer(sample="…", like=Like.SOME)])
        case _:
            return answer_groups.of_options(field.options)


def _several(value: Any) -> tuple[str, ...]:
    return (value.strip(),) if isinstance(value, str) else tuple(one.strip() for one in value)
