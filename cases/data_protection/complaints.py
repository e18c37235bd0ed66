"""A complaint about personal data: found, told to the person who made it, and answered.

It is treated apart from the case it came in: neither waits for the other (Data (Use and Access)
Act 2025; policy 1.4).
"""

from datetime import date, datetime

from django.db import transaction

from cases import events, letters, permissions, search
from cases.casework import Incomplete
from cases.clock import local_date
from cases.handling import steps
from cases.models import Case, DataComplaint
from cases.policy import data_protection as rules
from cases.policy.clauses import Clause


@transaction.atomic
def found(
    case: Case, *, about: str, by, now: datetime, received_on: date | None = None
) -> DataComplaint:
    """Record a complaint about personal data, and write to the person what becomes of it.

    `received_on`: the day it came, when that was later than the case. A case has one: found again,
    it is the one known. Raises Incomplete, and nothing is changed.
    """
    case = steps.lock(case)
    permissions.check_user_can_note_data_complaint(by, case)
    return note(case, about=about, by=by, now=now, received_on=received_on)


def note(
    case: Case, *, about: str, by, now: datetime, received_on: date | None = None
) -> DataComplaint:
    """`found` for a verb that holds the case already and has checked its own right."""
    if known := DataComplaint.objects.filter(case=case).first():
        return known
    complaint = draft(case, about=about, now=now, received_on=received_on)
    complaint.found_by, complaint.found_at = by, now
    complaint.letter = letters.write(case, "data_complaint", by=by, now=now)
    complaint.save()
    events.record(
        case,
        "data_complaint_found",
        now=now,
        by=by,
        clause=Clause.CONTACT_AND_COMPLAINT_APART,
        acknowledge_by=complaint.acknowledge_by.isoformat(),
    )
    search.changed(case)
    return complaint


def draft(
    case: Case, *, about: str, now: datetime, received_on: date | None = None
) -> DataComplaint:
    """The complaint, unsaved: for the letter's preview too, which reads it from `case`."""
    came_on = received_on or case.received_on
    problems = [] if about.strip() else [("data_about", "required")]
    if received_on is not None:
        problems += _out_of(received_on, case.received_on, now, "came_on")
    if problems:
        raise Incomplete(problems)
    return DataComplaint(
        case=case,
        about=about.strip(),
        received_on=came_on,
        acknowledge_by=rules.acknowledge_by(came_on),
    )


@transaction.atomic
def answered(case: Case, *, on: date, by, now: datetime) -> DataComplaint:
    """Record that the complaint was answered on the day `on`, once; the same day again is no
    change. Raises Incomplete for a day before it came or after today."""
    case = steps.lock(case)
    permissions.check_user_can_answer_data_complaint(by, case)
    complaint = DataComplaint.objects.select_for_update().get(case=case)
    if complaint.answered_on == on:
        return complaint
    if complaint.answered_on is not None:
        raise permissions.Refused("data_complaint_answered")
    if problems := _out_of(on, complaint.received_on, now, "answered_on"):
        raise Incomplete(problems)
    complaint.answered_on, complaint.answered_by = on, by
    complaint.save(update_fields=["answered_on", "answered_by"])
    events.record(
        case,
        "data_complaint_answered",
        now=now,
        by=by,
        clause=Clause.CONTACT_AND_COMPLAINT_APART,
        on=on.isoformat(),
    )
    return complaint


def _out_of(day: date, earliest: date, now: datetime, field: str) -> list[tuple[str, str]]:
    if day < earliest:
        return [(field, "too_early")]
    return [(field, "too_late")] if day > local_date(now) else []
