"""Work on a case one was given is begun, and at last it is closed.

Giving it to somebody is as for any case (`cases.handling`: claim, assign, hand_over).
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from cases import events, permissions
from cases.handling import steps
from cases.models import Case, State
from cases.translation import asking


@transaction.atomic
def begin(case: Case, *, by: Any, now: datetime) -> Case:
    """Take a case one was given in hand; the day to answer by does not move."""
    case = steps.lock(case)
    permissions.check_user_can_begin(by, case)
    steps.go_on(case, by)
    events.record(case, "begun", now=now, by=by)
    return case


@transaction.atomic
def close(case: Case, *, by: Any, now: datetime) -> Case:
    """Close a case one has answered: nothing is left to do in it, and no letter says so."""
    case = steps.lock(case)
    permissions.check_user_can_close_answered(by, case)
    case.state, case.closed_at = State.CLOSED, now
    case.version += 1
    case.save(update_fields=["state", "closed_at", "version"])
    steps.end(case, by)
    asking.drop(case, by=by, now=now)
    events.record(case, "closed", now=now, by=by)
    return case
