"""More time to answer: only before the old day has passed, and never without a letter."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from cases import letters, permissions
from cases.casework import Incomplete, drafts
from cases.clock import local_date
from cases.clocks import due
from cases.handling import steps
from cases.models import Case, ClosedDay, Extension, Translation
from cases.permissions import Refused
from cases.policy import targets, working_days
from cases.translation import asking
from cases.translation.ready import unready

FORM = "extend"


@transaction.atomic
def extend(
    case: Case,
    *,
    by: Any,
    days: int,
    reasons: Mapping[str, str],
    now: datetime,
    was: date | None = None,
) -> Extension:
    """Give `days` working days more to answer, and tell the customer why and until when.

    `was`: the day the officer saw (that of `case`, unless told): of two who extend at once, or one
    who sends twice, one gives time. Raises Refused once that day has passed, and Incomplete for
    words wanting in a language of the letter or days out of bounds; then nothing is changed.
    """
    seen = was or case.due_on
    case = steps.lock(case)
    check(case, by=by, was=seen, now=now)
    check_words(case, days=days, reasons=reasons)
    extension = draft(case, days=days, reasons=reasons)
    extension.by, extension.at = by, now
    extension.save()
    due.move(case, "extended", extension.due_on, by=by, now=now, extension=extension.pk, days=days)
    drafts.forget(case, FORM)
    asking.drop(case, Translation.What.EXTENDED, by=by, now=now)
    extension.letter = letters.write(case, "extended", by=by, now=now, clock=extension)
    extension.save(update_fields=["letter"])
    return extension


def check(case: Case, *, by: Any, was: date, now: datetime) -> None:
    """Whether `by` may extend now, from the day they saw."""
    permissions.check_user_can_extend(by, case, today=local_date(now))
    if case.due_on != was:
        raise Refused("date_moved")


def check_words(case: Case, *, days: int, reasons: Mapping[str, str]) -> None:
    """Raise Incomplete, naming each box, when the letter cannot be sent as it is."""
    problems = [] if 1 <= days <= targets.MOST_DAYS else [("days", "range")]
    if problems := problems + unready(case, Translation.What.EXTENDED, {"reasons": reasons}):
        raise Incomplete(problems)


def draft(case: Case, *, days: int, reasons: Mapping[str, str]) -> Extension:
    """The extension, unsaved: for the preview of its letter too."""
    closed = ClosedDay.objects.for_council()
    onwards = working_days.after(case.due_on, days, closed)
    target = due.work_out(case, more=days, promised=onwards, closed=closed)
    return Extension(
        case=case,
        days=days,
        was_due_on=case.due_on,
        due_on=target.due_on,
        reason_cy=reasons.get("cy", "").strip(),
        reason_en=reasons.get("en", "").strip(),
    )


@transaction.atomic
def remove_extension(extension: Extension, *, by: Any, reason: str, now: datetime) -> Extension:
    """Take an extension away: the day is what it would be without it, and the customer is told.

    `reason` stays with the case; the letter says that the time no longer counts.
    """
    if not reason.strip():
        raise Incomplete([("reason", "required")])
    case = steps.lock(extension.case)
    found = case.extensions.get(pk=extension.pk)
    permissions.check_user_can_remove_extension(by, found)
    to, reason = without(found), reason.strip()
    found.removed_by, found.removed_at, found.remove_reason = by, now, reason
    found.save(update_fields=["removed_by", "removed_at", "remove_reason"])
    due.move(case, "extension_removed", to, by=by, now=now, extension=found.pk, reason=reason)
    letters.write(case, "progress", news="extension_removed", by=by, now=now)
    return found


def without(extension: Extension) -> date:
    """The day to answer by without `extension`, keeping whatever else was promised."""
    case = extension.case
    promised = due.promised(case, besides=extension)
    return due.work_out(case, more=-extension.days, promised=promised).due_on
