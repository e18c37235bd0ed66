"""Where people can come to in a form: every way of answering followed at once, step by step.

Conditions tell only a few answers to a question apart (an option they name, any other, none; a day
before, on or after the one they name). So it is enough to follow one answer of each sort, and only
until the last condition that reads it. What is left at each step are few states, however long the
form; a form with more than `MOST_STATES` is not followed to its end.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import Any

from cases.policy.conditions import Day, Operator, Table
from cases.policy.terms import Lateness

from .definition import LATENESS, SHOW, Definition, Question, Step
from .sorts import DAYS, answers_told_apart

MOST_STATES = 5_000


@dataclass
class Reached:
    """What somebody can come to."""

    steps: set[str] = field(default_factory=set)
    questions: set[str] = field(default_factory=set)
    ends: set[str] = field(default_factory=set)
    fired: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    """By what a table belongs to (“step”, “question” or “end”, and its key): the places, from 1, of
    rows that decide for somebody."""
    twice: set[str] = field(default_factory=set)
    """Questions asked of somebody who has been asked another one with the same meaning."""
    never_asked: set[str] = field(default_factory=set)
    """Meanings wanted of everybody that somebody is not asked."""
    no_address: set[str] = field(default_factory=set)
    """Ways of contact somebody may choose without being asked for what they need."""
    lost_at: Step | None = None
    """Where there were too many ways to go on; nothing after it has been looked at."""


def explore(
    definition: Definition,
    *,
    everybody: frozenset[str] = frozenset(),
    needs: Mapping[str, str] | None = None,
) -> Reached:
    """Follow every way through the form.

    `everybody`: meanings that nobody may miss. `needs`: by option of the question that means
    `channels`, the meaning that this way of contact needs.
    """
    return _Explorer(definition, everybody, needs or {}).explore()


@dataclass(frozen=True)
class _State:
    """Answers that still matter, and the meanings asked for so far that do."""

    values: frozenset[tuple[str, Any]] = frozenset()
    asked: frozenset[str] = frozenset()
    day: Day | None = None


class _TooMany(Exception):
    """More ways of answering matter at once than are followed."""


class _Explorer:
    def __init__(
        self, definition: Definition, everybody: frozenset[str], needs: Mapping[str, str]
    ) -> None:
        self.definition, self.everybody, self.needs = definition, everybody, needs
        self.found = Reached()
        carriers = [q.meaning for _step, q in definition.questions() if q.meaning]
        several = {meaning for meaning in carriers if carriers.count(meaning) > 1}
        self.watched = several | everybody | set(needs.values())
        self.channels = next(
            (q.key for _step, q in definition.questions() if q.meaning == "channels"), ""
        )
        self.last_read = self._last_read()
        self.sorts: dict[str, list[Any]] = {}

    def explore(self) -> Reached:
        tables = list(self.definition.tables())
        counts = any(c.operator is Operator.WITHIN for table in tables for c in table.conditions)
        states = {_State(day=day) for day in (DAYS if counts else (None,))}
        for place, step in enumerate(self.definition.steps):
            if any(LATENESS in table.fields for table in _tables(step)):
                states = {after for state in states for after in self._with_lateness(state)}
            try:
                states = self._all_through(step, place, states)
            except _TooMany:
                self.found.lost_at = step
                return self.found
        for state in states:
            self._finish(state)
        return self.found

    def _all_through(self, step: Step, place: int, states: set[_State]) -> set[_State]:
        """The states in which people can leave the step. Those who are asked the same there, and of
        whom the same matters afterwards, are followed once."""
        ways = {self._come_to(step, place, state) for state in states}
        left: set[_State] = set()
        for asked, state in ways:
            left |= set(self._answered(step, place, asked, state))
            if len(left) > MOST_STATES:
                raise _TooMany
        return left

    def _come_to(self, step: Step, place: int, state: _State) -> tuple[tuple[str, ...], _State]:
        """The keys of what a person in `state` is asked on the step, and what of them still matters
        after it."""
        values = dict(state.values)
        asked: list[Question] = []
        if self._shows(("step", step.key), step.table, values, state):
            asked = [
                question
                for question in step.questions
                if self._shows(("question", question.key), question.table, values, state)
            ]
        if asked:
            self.found.steps.add(step.key)
        meanings = set(state.asked)
        for question in asked:
            self.found.questions.add(question.key)
            if question.meaning in meanings:
                self.found.twice.add(question.key)
            if question.meaning in self.watched:
                meanings.add(question.meaning)
        after = _State(asked=frozenset(meanings), day=state.day)
        return tuple(question.key for question in asked), self._kept(after, values, place)

    def _answered(
        self, step: Step, place: int, asked: tuple[str, ...], state: _State
    ) -> Iterator[_State]:
        """`state` with each way of answering these questions of the step that matters later."""
        read = [
            question
            for question in step.questions
            if question.asks
            and question.key in asked
            and self.last_read.get(question.key, -1) > place
        ]
        if prod(len(self._answers(question)) for question in read) > MOST_STATES:
            raise _TooMany
        for given in product(*(self._answers(question) for question in read)):
            chosen = {(q.key, one) for q, one in zip(read, given, strict=True) if one is not None}
            yield _State(values=state.values | chosen, asked=state.asked, day=state.day)

    def _finish(self, state: _State) -> None:
        values = dict(state.values)
        for end in self.definition.ends:
            if self._shows(("end", end.key), end.table, values, state):
                self.found.ends.add(end.key)
                break
        self.found.never_asked |= self.everybody - state.asked
        for channel in values.get(self.channels) or ():
            if channel in self.needs and self.needs[channel] not in state.asked:
                self.found.no_address.add(channel)

    def _shows(
        self, holder: tuple[str, str], table: Table, values: dict[str, Any], state: _State
    ) -> bool:
        verdict = table.decide(values, state.day)
        if verdict.place is not None:
            self.found.fired.setdefault(holder, set()).add(verdict.place)
        return verdict.outcome == SHOW

    def _with_lateness(self, state: _State) -> Iterator[_State]:
        if LATENESS in dict(state.values):
            yield state
            return
        for late in Lateness:
            values = state.values | {(LATENESS, late.value)}
            yield _State(values=values, asked=state.asked, day=state.day)

    def _kept(self, state: _State, values: dict[str, Any], place: int) -> _State:
        """What of the values still matters after the step at this place."""
        live = {item for item in values.items() if self.last_read.get(item[0], -1) > place}
        return _State(values=frozenset(live), asked=state.asked, day=state.day)

    def _answers(self, question: Question) -> list[Any]:
        if question.key not in self.sorts:
            wanted = self.needs if question.key == self.channels else ()
            self.sorts[question.key] = answers_told_apart(self.definition, question, wanted)
        return self.sorts[question.key]

    def _last_read(self) -> dict[str, int]:
        """By name of an answer: the place of the last step whose conditions read it."""
        last: dict[str, int] = {}
        for place, step in enumerate(self.definition.steps):
            last |= {name: place for table in _tables(step) for name in table.fields}
        end = len(self.definition.steps)
        last |= {name: end for one in self.definition.ends for name in one.table.fields}
        return last | ({self.channels: end} if self.needs and self.channels else {})


def _tables(step: Step) -> list[Table]:
    return [step.table, *(question.table for question in step.questions)]
