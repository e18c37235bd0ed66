"""What a table of routing rows does to every answer there can be, told before it is kept.

Rows that never decide, two rows that would send one answer to different teams, and the answers that
no row is for. All of it is looked for among all answers there can be: what is said never to happen
never does, and what is said to happen comes with answers that do it. Fields are taken to be
answered independently: where a form never asks two of them of one person, an overlap may be named
that nobody meets, and no dead row is missed that matters to anybody.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations

from cases.policy import answer_groups
from cases.policy.answer_groups import Answer, Like
from cases.policy.answer_space import Field, Kind, Several, World, clauses
from cases.policy.conditions import Match, Row
from cases.policy.operators import OF_DATES, Day, Operator
from cases.policy.solving import Clause, Search, TooMuch, Ways

__all__ = ["Answer", "Dead", "Field", "Findings", "Gap", "Kind", "Like", "Mixed", "Overlap"]

_BLANK = (Operator.ANSWERED, Operator.NOT_ANSWERED)
_CHOICE = (Operator.IS, Operator.IS_NOT, Operator.ONE_OF, *_BLANK)
OPERATORS: Mapping[Kind, tuple[Operator, ...]] = {
    Kind.ONE: _CHOICE,
    Kind.SEVERAL: _CHOICE,
    Kind.DATE: (Operator.BEFORE, Operator.AFTER, Operator.WITHIN, *_BLANK),
    Kind.NUMBER: (Operator.GREATER, Operator.LESS, *_BLANK),
    Kind.WORDS: _BLANK,
}
"""What a routing row may ask of each kind of field."""

MOST_TOGETHER = 10
"""Things one row may ask; more nobody can read."""
MOST_STEPS = 20_000
MOST_DAYS = 150
"""A table that would take more of these to study is studied in part, and says so."""


@dataclass(frozen=True, kw_only=True)
class Dead:
    """A row that decides nothing: `taken_by` are rows before it that take all it could. None: no
    answer fits the row at all."""

    place: int
    taken_by: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Overlap:
    """Some answers fit both rows, which lead to different outcomes: the first decides."""

    first: int
    second: int


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Answers to a field that no row asks for and none decides: "otherwise" does."""

    field: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, kw_only=True)
class Mixed:
    """Answers, by field, each of which some row asks for, and which together no row takes.

    They fit a part of the row at `place`.
    """

    place: int
    answers: Mapping[str, Answer]
    day: Day


@dataclass(frozen=True, kw_only=True)
class Findings:
    """What is to be said of a table before it is kept. Places count from 1."""

    dead: tuple[Dead, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    gaps: tuple[Gap, ...] = ()
    mixed: tuple[Mixed, ...] = ()
    whole: bool = True
    """False: the rows ask so much together that more may be there than is said here."""


def study(rows: Sequence[Row], fields: Mapping[str, Field], day: Day) -> Findings:
    """What is dead, overlaps or is left over. Every row names only some of `fields`.

    `within` is asked of cases that come in on `day` or later.
    """
    asked = [one for row in rows for one in row.conditions if one.operator in OF_DATES]
    near = {one.value for one in asked if one.operator is Operator.WITHIN}
    if len(near) * len({one.value for one in asked} - near) > MOST_DAYS:
        return Findings(whole=False)
    days = answer_groups.days_that_differ(asked, day)
    if len(days) > MOST_DAYS:
        return Findings(whole=False)
    worlds = [World(rows, fields, replace(day, today=today)) for today in days]
    return _Study(rows, worlds).findings()


class _Study:
    """One study of a table: what has been found so far."""

    def __init__(self, rows: Sequence[Row], worlds: Sequence[World]) -> None:
        self.rows, self.worlds = rows, worlds
        self.search = Search(MOST_STEPS)
        self.dead: list[Dead] = []
        self.gaps: dict[str, dict[Answer, Answer]] = {}
        self.mixed: list[Mixed] = []
        self.overlaps: list[Overlap] = []

    def findings(self) -> Findings:
        try:
            for look in (self._look_for_dead, self._look_for_gaps, self._look_for_overlaps):
                look()
        except TooMuch:
            whole = False
        else:
            whole = True
        return Findings(
            dead=tuple(self.dead),
            overlaps=tuple(self.overlaps),
            gaps=tuple(
                Gap(field=name, answers=(*told.values(),)) for name, told in self.gaps.items()
            ),
            mixed=tuple(self.mixed),
            whole=whole,
        )

    def _find(self, world: World, *wanted: Iterable[Clause]) -> Ways | None:
        return self.search.find(world.ways, chain.from_iterable(wanted))

    def _fires(self, place: int, before: Iterable[int], *others: int) -> bool:
        """Whether the row, and the `others`, ever fit what the rows `before` do not."""
        fit, fail = [place, *others], list(before)
        return any(
            self._find(world, *(world.fits[n] for n in fit), *(world.fails[n] for n in fail))
            is not None
            for world in self.worlds
        )

    def _look_for_dead(self) -> None:
        for place in range(len(self.rows)):
            if self._fires(place, range(place)):
                continue
            needed = list(range(place))
            for one in range(place):
                without = [n for n in needed if n != one]
                if not self._fires(place, without):
                    needed = without
            self.dead.append(Dead(place=place + 1, taken_by=tuple(n + 1 for n in needed)))

    def _look_for_overlaps(self) -> None:
        gone = {one.place - 1 for one in self.dead}
        alive = [place for place in range(len(self.rows)) if place not in gone]
        for first, second in combinations(alive, 2):
            differ = self.rows[first].outcome != self.rows[second].outcome
            if differ and self._fires(first, range(first), second):
                self.overlaps.append(Overlap(first=first + 1, second=second + 1))

    def _look_for_gaps(self) -> None:
        for world in self.worlds:
            for name in world.spaces:
                for answer in self._unasked(world, name):
                    told = self.gaps.setdefault(name, {})
                    told.setdefault(replace(answer, sample=None), answer)
        for place, row in enumerate(self.rows):
            if row.also and not any(_fits_in_part(row, one) for one in self.mixed):
                self._look_for_mixed(place)

    def _unasked(self, world: World, name: str) -> Iterator[Answer]:
        """Answers to a field that no row asks for, with which "otherwise" can decide."""
        unasked = world.joined(Match.ALL, [world.contrary(want) for want in world.about[name]])
        space, single = world.spaces[name], False
        for answer, want in space.groups():
            if self._find(world, unasked, clauses(want), *world.fails) is not None:
                single |= answer.like is not Like.NONE
                yield answer
        if single or not isinstance(space, Several):
            return  # several values are told one by one
        if found := self._find(world, unasked, space.some(), *world.fails):
            yield space.told(found)

    def _look_for_mixed(self, place: int) -> None:
        fields = {condition.field for condition in self.rows[place].conditions}
        for world in self.worlds:
            in_part = world.joined(Match.ANY, world.asks[place])
            asked_for = [world.joined(Match.ANY, world.about[name]) for name in fields]
            found = self._find(world, in_part, *asked_for, *world.fails)
            if found is not None:
                told = world.told(found)
                self.mixed.append(Mixed(place=place + 1, answers=told, day=world.day))
                return


def _fits_in_part(row: Row, example: Mixed) -> bool:
    answers = {name: answer.sample for name, answer in example.answers.items()}
    return any(condition.fits(answers, example.day) for condition in row.conditions)
