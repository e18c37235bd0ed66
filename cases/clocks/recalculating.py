"""A closed day added later: every open clock it touches is worked out anew, and never shortened."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction

from cases.clocks import due
from cases.handling import steps
from cases.models import Case, ClosedDay, State
from cases.policy import targets


def recalculate(*, now: datetime) -> int:
    """Work out the days of every open case as the calendar stands; how many were moved.

    A day told to a customer is a promise: one that would come earlier stays. Each case is a
    transaction of its own, so that a great many hold nobody up.
    """
    closed = ClosedDay.objects.for_council()
    return sum(_recalculated(pk, closed, now) for pk in list(_touched(closed)))


def _touched(closed: frozenset[date]) -> Iterator[int]:
    """The cases still to be answered whose days would come later now; the rest need no lock."""
    rows = Case.objects.open().exclude(state=State.ANSWERED).order_by("pk")
    rows = rows.prefetch_related("extensions", "pauses")
    for case in rows.iterator(chunk_size=500):
        if _days(case, closed) != (case.acknowledge_by, case.due_on):
            yield case.pk


@transaction.atomic
def _recalculated(pk: int, closed: frozenset[date], now: datetime) -> bool:
    case = steps.lock(Case(pk=pk))
    acknowledge_by, due_on = _days(case, closed)
    if case.closed_at is not None or (acknowledge_by, due_on) == (case.acknowledge_by, case.due_on):
        return False
    said = {
        "acknowledge_was": case.acknowledge_by.isoformat(),
        "acknowledge_by": acknowledge_by.isoformat(),
    }
    case.acknowledge_by = acknowledge_by
    due.move(case, "recalculated", due_on, now=now, **said)
    return True


def _days(case: Case, closed: frozenset[date]) -> tuple[date, date]:
    """By when to acknowledge and to answer, never earlier than they are now."""
    acknowledge = targets.acknowledgement(
        case.received_on, case.acknowledge_within, closed=closed, promised=case.acknowledge_by
    )
    answer = due.work_out(case, promised=case.due_on, closed=closed)
    return acknowledge.due_on, answer.due_on
