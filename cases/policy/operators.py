"""What a condition may ask of one answer, and what counts as an answer.

An answer is a text, a date, a number, a yes/no, several values (a tick-box question), or nothing.
Against several values `is` and `one_of` ask whether any was chosen. An empty answer (nothing,
blank text, no boxes) is not answered: it is nothing, so it "is not" everything and is never before,
after, within, greater or less. Spaces around a text are ignored; capitals are not, as values are
machine values.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from cases.policy import working_days


class Operator(StrEnum):
    """What is asked of the answer; stored with forms and queues, so the values last."""

    IS = "is"
    IS_NOT = "is_not"
    ONE_OF = "one_of"
    ANSWERED = "answered"
    NOT_ANSWERED = "not_answered"
    BEFORE = "before"  # a date, the value's own day left out
    AFTER = "after"  # a date, the value's own day left out
    WITHIN = "within"  # a date at most so many working days before today or after it
    GREATER = "greater"  # a number, the value itself left out
    LESS = "less"  # a number, the value itself left out


OF_DATES = frozenset({Operator.BEFORE, Operator.AFTER, Operator.WITHIN})
OF_NUMBERS = frozenset({Operator.GREATER, Operator.LESS})
WITHOUT_VALUE = frozenset({Operator.ANSWERED, Operator.NOT_ANSWERED})

MOST_WORKING_DAYS = 1000
"""The widest `within` may reach: about four years."""

Value = str | tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Day:
    """The day on which something is decided, and the closed days around it: what `within` needs."""

    today: date
    closed: frozenset[date] = frozenset()


def fits(operator: Operator, answer: Any, value: Value, day: Day | None = None) -> bool:
    """Whether the answer fits. Total, for a value that the operator takes; without a day nothing is
    `within`."""
    values = values_of(answer)
    if operator is Operator.WITHIN:
        return day is not None and _within(values, int(_single(value)), day)
    return _ASKS[operator](values, value)


def takes(operator: Operator, value: Value) -> bool:
    """Whether the operator can do something with the value."""
    if operator is Operator.ONE_OF:
        return not isinstance(value, str) and bool(value) and all(one.strip() for one in value)
    if operator in WITHOUT_VALUE:
        return not value
    if not isinstance(value, str):
        return False
    match operator:
        case Operator.BEFORE | Operator.AFTER:
            return day_of(value.strip()) is not None
        case Operator.WITHIN:
            days = value.strip()
            return bool(_DAYS.fullmatch(days)) and int(days) <= MOST_WORKING_DAYS
        case Operator.GREATER | Operator.LESS:
            return number(value.strip()) is not None
        case _:
            return bool(value.strip())


_DAYS = re.compile(r"\d{1,4}", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,6})?", re.ASCII)


def number(text: str) -> Decimal | None:
    """A plain number (digits, a sign, a decimal point); None for any other text."""
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def day_of(text: str) -> date | None:
    """An ISO date; None for any other text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def values_of(answer: Any) -> frozenset[str]:
    """An answer as the set of its values, blank ones left out."""
    if answer is None:
        return frozenset()
    if isinstance(answer, bool):
        return frozenset({"yes" if answer else "no"})
    several = answer if isinstance(answer, (list, tuple, set, frozenset)) else [answer]
    return frozenset(text for item in several if (text := str(item).strip()))


def _any_date(values: frozenset[str], near: Callable[[date], bool]) -> bool:
    return any((day := day_of(value)) is not None and near(day) for value in values)


def _any_number(values: frozenset[str], near: Callable[[Decimal], bool]) -> bool:
    return any((found := number(value)) is not None and near(found) for value in values)


def _within(values: frozenset[str], count: int, day: Day) -> bool:
    """Whether at most `count` working days lie between today and one of these dates."""

    def near(found: date) -> bool:
        if abs((found - day.today).days) > 3 * MOST_WORKING_DAYS:
            return False
        return abs(working_days.between(day.today, found, day.closed)) <= count

    return _any_date(values, near)


def _single(value: Value) -> str:
    return str(value).strip()


_ASKS: Mapping[Operator, Callable[[frozenset[str], Any], bool]] = {
    Operator.IS: lambda answer, value: _single(value) in answer,
    Operator.IS_NOT: lambda answer, value: _single(value) not in answer,
    Operator.ONE_OF: lambda answer, value: any(one.strip() in answer for one in value),
    Operator.ANSWERED: lambda answer, value: bool(answer),
    Operator.NOT_ANSWERED: lambda answer, value: not answer,
    Operator.BEFORE: lambda answer, value: _any_date(
        answer, lambda found: found < date.fromisoformat(_single(value))
    ),
    Operator.AFTER: lambda answer, value: _any_date(
        answer, lambda found: found > date.fromisoformat(_single(value))
    ),
    Operator.GREATER: lambda answer, value: _any_number(
        answer, lambda found: found > Decimal(_single(value))
    ),
    Operator.LESS: lambda answer, value: _any_number(
        answer, lambda found: found < Decimal(_single(value))
    ),
}
