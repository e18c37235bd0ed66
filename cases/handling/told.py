"""Telling the customer what has changed for their case, by letter like everything else."""

from datetime import datetime

from cases import letters
from cases.models import Case, State

GOES_ON = (
    *(State.HELD, State.TRIAGE, State.DECIDE, State.SIGN),
    *(State.RECEIVED, State.ASSIGNED, State.IN_HAND),
)


def checked(case: Case, *, now: datetime) -> None:
    """The appeal has been checked and goes on: who decides it now (7.2, 7.3)."""
    letters.write(case, "progress", news="who_decides" if case.is_parked else "checked", now=now)


def if_moved(case: Case, *, was: str, now: datetime) -> None:
    """Who has the case now, when it is no longer the queue it `was` in (7.3)."""
    if case.queue != was and case.state in GOES_ON:
        letters.write(case, "progress", news="who_decides", now=now)
