"""Answers to a question that the conditions of a form can tell apart: one of each sort."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain, combinations
from typing import Any

from cases.policy import working_days
from cases.policy.conditions import Condition, Day, Operator
from cases.policy.operators import day_of, number

from .definition import BOXED, NUMBERS, Definition, Question

_TODAY = date(2026, 6, 3)
DAYS = (Day(today=_TODAY), Day(today=date(2000, 1, 5)), Day(today=date(2100, 1, 6)))
"""Days on which a form with working days in its conditions may be filled in: now, long ago and long
from now, so that a date named by another condition lies before, around and after."""
MOST_BOXES = 8
"""Tick-box options that conditions name; of more, only single ones, pairs and all are tried."""


def answers_told_apart(
    definition: Definition, question: Question, wanted: Collection[str] = ()
) -> list[Any]:
    """One answer of each sort, None (not answered) among them; `wanted` are told apart as well.

    Answers are as conditions compare them, several values as a tuple. None is always one: staff who
    key in may mark any question as not said.
    """
    conditions = [
        condition
        for table in definition.tables()
        for condition in table.conditions
        if condition.field == question.key
    ]
    named = {value for condition in conditions for value in _named(condition)} | set(wanted)
    match question.type:
        case "date":
            found: list[Any] = list(_dates(question, conditions, named))
        case "checkboxes":
            found = _boxes(_offered(question, named))
        case "files" | "guidance":
            found = ["something"]
        case "declaration":
            found = ["yes"]
        case kind if kind in NUMBERS:
            found = list(_numbers(question, named))
        case kind if kind in BOXED:
            found = ["something"]
        case _ if question.options:
            found = list(_offered(question, named))
        case _:
            found = [*sorted(named), "something else"]
    return list(_different([*found, None], conditions, wanted))


def _different(
    answers: list[Any], conditions: list[Condition], wanted: Collection[str]
) -> Iterator[Any]:
    """The first of those that no condition tells apart, on any day."""
    seen: set[tuple[Any, ...]] = set()
    for answer in answers:
        given = {condition.field: answer for condition in conditions}
        sort = (
            *(condition.fits(given, day) for condition in conditions for day in DAYS),
            *(value in (answer or ()) for value in wanted),
        )
        if sort not in seen:
            seen.add(sort)
            yield answer


def _named(condition: Condition) -> tuple[str, ...]:
    value = condition.value
    return tuple(one.strip() for one in (value if isinstance(value, tuple) else (value,)) if one)


def _offered(question: Question, named: set[str]) -> list[str]:
    """The options that are named, and one of the others."""
    values = [option.value for option in question.options]
    others = [value for value in values if value not in named]
    return [value for value in values if value in named] + others[:1]


def _boxes(values: list[str]) -> list[Any]:
    sizes = range(1, len(values) + 1)
    if len(values) > MOST_BOXES:
        sizes = (1, 2, len(values))  # type: ignore[assignment]
    return list(chain.from_iterable(combinations(values, size) for size in sizes))


def _dates(question: Question, conditions: list[Condition], named: set[str]) -> Iterator[str]:
    """Each day named, the days beside it, days around today for `within`, and the far ends."""
    days = {date(1900, 1, 1), date(2199, 12, 31)}
    for found in filter(None, map(day_of, named)):
        days |= {found + timedelta(days=n) for n in (-1, 0, 1) if 1 < found.year < 9999}
    for limit in filter(None, map(day_of, (question.earliest, question.latest))):
        days.add(limit)
    for condition in conditions:
        if condition.operator is Operator.WITHIN:
            for day in DAYS:
                count = int(_named(condition)[0])
                near = working_days.after(day.today, count, day.closed)
                days |= {day.today, near, working_days.after(near, 1, day.closed)}
    for found in sorted(days):
        text = found.isoformat()
        if (question.earliest or text) <= text <= (question.latest or text):
            yield text


def _numbers(question: Question, named: set[str]) -> Iterator[str]:
    """Each number named, one between every two and one beyond; only those that can be typed."""
    limits = [number(limit) for limit in (question.least, question.greatest)]
    least, greatest = limits
    points = sorted(
        {found for found in map(number, [*named, *_limits(question)]) if found is not None}
    )
    if not points:
        yield "0"
        return
    smallest = Decimal(1).scaleb(-(2 if question.type == "money" else question.decimals))
    beside = {point + step for point in points for step in (-smallest, Decimal(0), smallest)}
    for found in sorted(beside):
        fits_low = least is None or found >= least
        fits_high = greatest is None or found <= greatest
        if fits_low and fits_high and found == found.quantize(smallest):
            yield format(found, "f")


def _limits(question: Question) -> list[str]:
    return [limit for limit in (question.least, question.greatest) if limit]
