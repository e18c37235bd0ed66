"""By when the council aims to acknowledge and to answer, and what moves the day to answer by.

The policy says that an appeal is considered as a formal complaint investigation (7.2); the times
are those of the corporate complaints procedure, and the council's own targets. A day told to a
customer is a promise: nothing here brings it forward but the removal of an extension.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cases.policy import working_days
from cases.policy.clauses import Clause, clause

MOST_DAYS = 60
"""Working days one extension may give: about three months. Longer needs another letter."""


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A pause that has ended: the day the time stopped, and the day it went on."""

    paused_on: date
    resumed_on: date


@dataclass(frozen=True, kw_only=True)
class Told:
    """A day to answer by that the customer was told, and the extensions it rested on."""

    due_on: date
    extensions: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Target:
    """The day to answer by, with its working."""

    received_on: date
    within: int
    """Working days after the day it came, which is not counted itself."""
    extended: int
    """Working days of the extensions that stand."""
    paused: int
    """Working days during which the time stood still."""
    worked_out: date
    promised: date | None
    due_on: date
    """What was worked out, or the later day already promised."""
    not_counted: tuple[date, ...]
    """Closed weekdays passed over on the way to the day worked out."""
    clause: Clause = Clause.APPEAL_WINDOW

    @property
    def keeps_a_promise(self) -> bool:
        """Whether the customer was told a later day than the one worked out now."""
        return self.due_on > self.worked_out


@clause(Clause.APPEAL_WINDOW)
def answer(
    received_on: date,
    within: int,
    *,
    closed: frozenset[date],
    extensions: Iterable[int] = (),
    pauses: Iterable[Stretch] = (),
    promised: date | None = None,
) -> Target:
    """The day to answer by: never earlier than `promised`.

    `extensions`: the working days of each that stands. Of each pause the working days after its
    first day up to its last do not count: as many days are left when it ends as when it began.
    """
    extended = sum(extensions)
    paused = sum(paused_days(stretch, closed) for stretch in pauses)
    worked_out = working_days.after(received_on, within + extended + paused, closed)
    return Target(
        received_on=received_on,
        within=within,
        extended=extended,
        paused=paused,
        worked_out=worked_out,
        promised=promised,
        due_on=max(worked_out, promised) if promised else worked_out,
        not_counted=working_days.not_counted(received_on, worked_out, closed),
    )


@clause(Clause.APPEAL_WINDOW)
def acknowledgement(
    received_on: date, within: int, *, closed: frozenset[date], promised: date | None = None
) -> Target:
    """The day to acknowledge by: no extension or pause moves it."""
    return answer(received_on, within, closed=closed, promised=promised)


def paused_days(stretch: Stretch, closed: frozenset[date]) -> int:
    """The working days one pause gives back."""
    return working_days.between(stretch.paused_on, stretch.resumed_on, closed)


def promised(told: Sequence[Told], *, removed: Iterable[int] = ()) -> date | None:
    """The latest day told that rests on no extension that was removed since."""
    gone = frozenset(removed)
    return max((one.due_on for one in told if not one.extensions & gone), default=None)


def is_near(day: date, today: date, *, within: int, closed: frozenset[date]) -> bool:
    """Whether at most `within` working days are left until `day`, and it has not passed."""
    return today <= day < first_not_near(today, within=within, closed=closed)


def first_not_near(today: date, *, within: int, closed: frozenset[date]) -> date:
    """The first day that is more than `within` working days away."""
    return working_days.after(today, within + 1, closed)
