"""Every answer there can be to a field, in groups that no condition of some rows can tell apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Any

from cases.policy import working_days
from cases.policy.conditions import Condition
from cases.policy.operators import OF_DATES, Day, Operator, fits, number

ONE_DAY = timedelta(days=1)


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
    within: int | None = None
    """For a date: it is at most so many working days from the day the case comes in."""
    beyond: int | None = None
    """For a date: it is more than so many working days from that day."""


def of_options(options: Sequence[str]) -> Iterator[Answer]:
    for value in options:
        yield Answer(sample=value, like=Like.VALUE, low=value)


def of_numbers(asked: Sequence[Condition]) -> Iterator[Answer]:
    """Numbers by the limits that conditions name, from the smallest."""
    limits = sorted({n for value in _values(asked) if (n := number(value)) is not None})
    if not limits:
        yield Answer(sample="0", like=Like.SOME)
        return
    said = [f"{one:f}" for one in limits]
    groups = [Answer(sample=f"{limits[0] - 1:f}", like=Like.BELOW, high=said[0])]
    for low, high in pairwise(said):
        middle = f"{(Decimal(low) + Decimal(high)) / 2:f}"
        groups.append(Answer(sample=middle, like=Like.BETWEEN, low=low, high=high))
    groups += [Answer(sample=text, like=Like.VALUE, low=text) for text in said]
    groups.append(Answer(sample=f"{limits[-1] + 1:f}", like=Like.ABOVE, low=said[-1]))
    for group in sorted(groups, key=lambda group: Decimal(group.sample)):
        if number(group.sample) is not None:  # a number that somebody can give
            yield group


def of_days(asked: Sequence[Condition], day: Day) -> Iterator[Answer]:
    """Dates by the days that conditions name, and by how near they are to `day`."""
    limits, counts = _limits(asked), _counts(asked)
    first = set(limits) | {limit + ONE_DAY for limit in limits if limit < date.max}
    for count in counts:
        start, end = near(day.today, count, day.closed)
        first |= {start, end + ONE_DAY}
    if not first:
        yield Answer(sample="2000-01-01", like=Like.SOME)
        return
    if (earliest := min(first)) > date.min:
        first.add(earliest - ONE_DAY)
    told = set()
    for sample in sorted(first):
        fit = [n for n in counts if fits(Operator.WITHIN, sample.isoformat(), str(n), day)]
        group = replace(
            _by_limits(sample, limits),
            within=min(fit, default=None),
            beyond=max((n for n in counts if n not in fit), default=None),
        )
        alike = replace(group, sample="")
        if alike not in told:
            told.add(alike)
            yield group


def days_that_differ(asked: Sequence[Condition], day: Day) -> list[date]:
    """Days from `day` on, one for each way in which dates can stand to the day a case comes in.

    What is near a day changes only where its nearness meets a day that a condition names.
    """
    edges = {limit + n * ONE_DAY for limit in _limits(asked) for n in (-1, 0, 1) if _inside(limit)}
    found = {day.today}
    for edge in edges:
        for count in _counts(asked):
            start, end = near(edge, count, day.closed)
            found |= {when for when in (start, end + ONE_DAY) if when > day.today}
    return sorted(found)


def near(day: date, count: int, closed: frozenset[date]) -> tuple[date, date]:
    """The first and the last date at most `count` working days from `day`."""
    start = working_days.working_day_on_or_before(day, closed)
    for _one in range(count):
        start = working_days.working_day_on_or_before(start - ONE_DAY, closed)
    return start, working_days.after(day, count + 1, closed) - ONE_DAY


def _by_limits(sample: date, limits: Sequence[date]) -> Answer:
    text = sample.isoformat()
    if not limits:
        return Answer(sample=text, like=Like.SOME)
    if sample in limits:
        return Answer(sample=text, like=Like.VALUE, low=text)
    low = max((limit for limit in limits if limit < sample), default=None)
    high = min((limit for limit in limits if limit > sample), default=None)
    like = Like.BETWEEN if low and high else Like.ABOVE if low else Like.BELOW
    return Answer(
        sample=text,
        like=like,
        low=low.isoformat() if low else "",
        high=high.isoformat() if high else "",
    )


def _limits(asked: Sequence[Condition]) -> list[date]:
    days = (one for one in asked if one.operator in OF_DATES - {Operator.WITHIN})
    return sorted({date.fromisoformat(value) for value in _values(days)})


def _counts(asked: Sequence[Condition]) -> list[int]:
    within = (one for one in asked if one.operator is Operator.WITHIN)
    return sorted({int(value) for value in _values(within)})


def _inside(limit: date) -> bool:
    """Whether a day is far enough from the ends of the calendar to count from it."""
    return date.min.year + 10 < limit.year < date.max.year - 10


def _values(asked: Iterable[Condition]) -> Iterator[str]:
    for one in asked:
        several = (one.value,) if isinstance(one.value, str) else one.value
        yield from (text for value in several if (text := value.strip()))
