"""What the page of a case says of its time, and what this person can do about it."""

from datetime import date
from typing import Any

from cases.clocks import working
from cases.models import Case, State


def of(case: Case, user: Any, today: date) -> dict[str, Any]:
    """For `cases/clocks/working.html` and `cases/clocks/acts.html`. `case` comes from a list or a
    page (`is_paused`) and is known to be theirs to see."""
    found = working.of(case)
    holds = case.handler_id == user.pk and case.closed_at is None
    runs = holds and not case.is_paused  # type: ignore[attr-defined]
    waits = runs and case.state != State.ANSWERED
    may_move = waits and case.due_on >= today
    return {
        "working": found,
        "passed": waits and not may_move,
        "may_extend": may_move,
        "may_pause": may_move,
        "may_resume": holds and not runs,
        "removable": found.extensions if runs else [],
    }
