"""The time to answer stands still, for a reason the customer is told, and goes on again."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from cases import events, letters, permissions
from cases.casework import Incomplete, drafts
from cases.clock import local_date
from cases.clocks import due
from cases.handling import steps
from cases.models import Case, Pause, Translation
from cases.translation import asking
from cases.translation.ready import unready

FORM = "pause"


def paused(case: Case) -> bool:
    """Whether the time to answer stands still."""
    return due.stands_still(case) is not None


@transaction.atomic
def pause(case: Case, *, by: Any, why: str, reasons: Mapping[str, str], now: datetime) -> Pause:
    """Let the time stand still from today, and tell the customer why.

    Raises Refused for a case that is paused or overdue, Incomplete for what is wanting; then
    nothing is changed.
    """
    case = steps.lock(case)
    permissions.check_user_can_pause(by, case, today=local_date(now))
    check_words(case, why=why, reasons=reasons)
    stands = draft(case, why=why, reasons=reasons, now=now)
    stands.by, stands.at = by, now
    stands.save()
    case.version += 1
    case.save(update_fields=["version"])
    clause = due.clause_of(case)
    events.record(case, "paused", now=now, by=by, clause=clause, pause=stands.pk, why=stands.why)
    drafts.forget(case, FORM)
    asking.drop(case, Translation.What.PAUSED, by=by, now=now)
    stands.letter = letters.write(case, "paused", by=by, now=now, clock=stands)
    stands.save(update_fields=["letter"])
    return stands


def check_words(case: Case, *, why: str, reasons: Mapping[str, str]) -> None:
    """Raise Incomplete, naming each box, when the letter cannot be sent as it is."""
    problems = [] if why in Pause.Why.values else [("why", "required")]
    if problems := problems + unready(case, Translation.What.PAUSED, {"reasons": reasons}):
        raise Incomplete(problems)


def draft(case: Case, *, why: str, reasons: Mapping[str, str], now: datetime) -> Pause:
    """The pause, unsaved: for the preview of its letter too."""
    return Pause(
        case=case,
        why=why,
        paused_on=local_date(now),
        reason_cy=reasons.get("cy", "").strip(),
        reason_en=reasons.get("en", "").strip(),
    )


@transaction.atomic
def resume(case: Case, *, by: Any, now: datetime) -> Case:
    """Let the time go on: as many working days are left as when it stood still, and the customer
    is told the new day."""
    case = steps.lock(case)
    permissions.check_user_can_resume(by, case)
    today = local_date(now)
    to = then(case, today)
    case.pauses.filter(resumed_on=None).update(resumed_on=today, resumed_by=by, resumed_at=now)
    due.move(case, "resumed", to, by=by, now=now)
    letters.write(case, "progress", news="resumed", by=by, now=now)
    return case


def then(case: Case, today: date) -> date:
    """The day to answer by, should the time go on today."""
    return due.work_out(case, promised=due.promised(case), until=today).due_on
