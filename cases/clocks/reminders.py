"""What the clock told somebody, on their list until they have seen it."""

from datetime import datetime
from typing import Any

from cases.casework import words
from cases.models import Reminder


def of(user: Any) -> list[dict[str, Any]]:
    """The reminders that still stand for `user`: overdue first, then by the day each is due;
    overdue takes the place of due soon. One query."""
    found = Reminder.objects.told_to(user).waiting().standing().select_related("case__customer")
    rows = sorted(found, key=lambda row: (row.what not in Reminder.LATE, row.day, row.pk))
    late = {(row.case_id, _about(row)) for row in rows if row.what in Reminder.LATE}
    return [
        {
            "reminder": row,
            "case": row.case,
            "may_open": row.may_open,
            "late": row.what in Reminder.LATE,
            "what": words.of(words.REMINDERS, row.what),
            "queue": words.of(words.QUEUES, row.case.queue),
        }
        for row in rows
        if row.what in Reminder.LATE or (row.case_id, _about(row)) not in late
    ]


def _about(row: Reminder) -> str:
    """What it is about, due soon or late: ack, answer, data or stmt."""
    return row.what.partition("_")[0]


def seen(pk: int, *, by: Any, now: datetime) -> None:
    """Take a reminder, and what it took the place of, off one's own list; twice is once."""
    found = Reminder.objects.filter(pk=pk, to=by).first()
    if found is not None:
        same = Reminder.objects.filter(to=by, case=found.case_id, seen_at=None)
        same.filter(what__startswith=_about(found)).update(seen_at=now)
