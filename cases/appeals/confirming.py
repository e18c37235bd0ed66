"""Earlier edition, 6.3: the Chief Officer says from records whether the Lead was involved."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from cases import events, permissions
from cases.appeals import after_triage
from cases.casework import Incomplete, drafts
from cases.handling import involvement, routing, steps, told
from cases.models import Case, State, Translation
from cases.policy.clauses import Clause
from cases.policy.terms import Outcome, Reviewer
from cases.translation.ready import unready


@transaction.atomic
def confirm_involvement(
    case: Case, *, by, involved: bool, reason: str, reasons: Mapping[str, str], now: datetime
) -> Case:
    """Say from records whether the Lead was involved.

    Confirmed: a letter in `reasons` says the policy gives no further internal step and that the
    person may go to the Ombudsman now. Not confirmed, with a `reason`: the Complaints Team.
    """
    case = steps.lock(case)
    permissions.check_user_can_confirm_involvement(by, case)
    if involved:
        check_reasons(case, reasons)
        events.record(case, "involvement_confirmed", now=now, by=by, clause=Clause.LEAD_INVOLVED)
        outcome, kind = Outcome.NO_INTERNAL_STEP, "no_internal_step"
        after_triage.end(case, outcome, reasons, kind, by=by, now=now)
        drafts.forget(case, "confirm")
        return case
    involvement.lift(involvement.of_the_lead(case), case=case, by=by, reason=reason, now=now)
    events.record(
        case,
        "involvement_not_confirmed",
        now=now,
        by=by,
        clause=Clause.LEAD_INVOLVED,
        reason=reason,
    )
    after_triage.leave(case, State.TRIAGE, by=by, now=now)
    drafts.forget(case, "confirm")
    was = case.queue
    _back_to_the_team(case, by=by, now=now)
    told.if_moved(case, was=was, now=now)
    return case


def check_reasons(case: Case, reasons: Mapping[str, str]) -> None:
    """Raise Incomplete unless the letter can say why there is no further internal step."""
    if problems := unready(case, Translation.What.NO_INTERNAL_STEP, {"reasons": reasons}):
        raise Incomplete(problems)


def _back_to_the_team(case: Case, *, by, now: datetime) -> None:
    route = routing.route_now(case)
    if route.reviewer != Reviewer(case.queue):
        routing.place(case, route.reviewer, route, now=now, by=by)
