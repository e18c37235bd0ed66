"""Working days, deemed receipt and calendar months.

The policy counts in "working days" (7.2) and months (7.1) and defines neither. Ours: Monday to
Friday, less the closed days handed in (bank holidays in England and Wales, and the council's own).
Every function takes the closed days as `closed`; weekend days among them change nothing.
"""

import calendar
from collections.abc import Iterator
from datetime import date, time, timedelta

from cases.policy.clauses import Clause, clause
from cases.policy.terms import NoticeChannel

SAME_DAY_UNTIL = time(16, 30)
"""An e-mail or a letter by hand that comes before this, Europe/London, counts the same day."""

FIRST_CLASS_DAYS = 2
OTHER_POST_DAYS = 4
"""Working days after posting on which a letter is taken to arrive (Practice Direction of 1985)."""

_DAY = timedelta(days=1)
_SATURDAY = 5


def is_working_day(day: date, closed: frozenset[date]) -> bool:
    """Monday to Friday, and not a closed day."""
    return day.weekday() < _SATURDAY and day not in closed


def after(day: date, n: int, closed: frozenset[date]) -> date:
    """The n-th working day after `day`; `day` itself is never counted. `after(day, 0)` is `day`."""
    if n < 0:
        raise ValueError(f"count forwards: {n} working days")
    while n:
        day += _DAY
        n -= is_working_day(day, closed)
    return day


def between(start: date, end: date, closed: frozenset[date]) -> int:
    """Working days after `start` up to and including `end`; negative when `end` comes first.

    So `between(day, after(day, n)) == n`, and "3 working days left" is `between(today, due_on)`.
    """
    if end < start:
        return -between(end, start, closed)
    off = sum(start < day <= end and day.weekday() < _SATURDAY for day in closed)
    return _weekdays(end) - _weekdays(start) - off


def not_counted(start: date, end: date, closed: frozenset[date]) -> tuple[date, ...]:
    """The closed weekdays after `start` up to and including `end`, to show a count's working."""
    return tuple(day for day in _days(start, end) if day.weekday() < _SATURDAY and day in closed)


def working_day_on_or_before(day: date, closed: frozenset[date]) -> date:
    """`day` when it is a working day, else the last working day before it."""
    while not is_working_day(day, closed):
        day -= _DAY
    return day


@clause(Clause.APPEAL_WINDOW)
def deemed_receipt(
    channel: NoticeChannel,
    sent_on: date,
    closed: frozenset[date],
    *,
    sent_at: time | None = None,
    first_class: bool = False,
) -> date | None:
    """The day a notice sent on `sent_on` is taken to have come; None when nobody knows how it came.

    Post: the second working day after posting when known to be first class, else the fourth
    (unknown class is taken as the slower). E-mail and by hand: the same day when it is a working
    day and the hour, Europe/London, is before 16.30; else the next working day.

    An unknown hour is taken to be before 16.30: councils write in office hours, and a date shown
    to a customer should be the one they remember. The doubt costs them nothing: a later date that
    they state always wins (`appeals.effective_receipt`), and a late appeal is accepted too.
    """
    channel = NoticeChannel(channel)
    if channel is NoticeChannel.POST:
        return after(sent_on, FIRST_CLASS_DAYS if first_class else OTHER_POST_DAYS, closed)
    if channel is NoticeChannel.UNKNOWN:
        return None
    in_hours = sent_at is None or sent_at < SAME_DAY_UNTIL
    if in_hours and is_working_day(sent_on, closed):
        return sent_on
    return after(sent_on, 1, closed)


def months_after(day: date, months: int) -> date:
    """The same day number so many calendar months on, or that month's last day if it has none."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month0 + 1)[1]
    return date(year, month0 + 1, min(day.day, last))


def _weekdays(day: date) -> int:
    """Mondays to Fridays from the first day of the calendar, a Monday, up to `day`, counted."""
    weeks, rest = divmod(day.toordinal(), 7)
    return 5 * weeks + min(rest, 5)


def _days(start: date, end: date) -> Iterator[date]:
    return (start + _DAY * n for n in range(1, (end - start).days + 1))
