"""Taking a case, giving it on, and sending it up or back."""

from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import transaction

from cases import events, permissions
from cases.casework import Incomplete
from cases.handling import involvement, proposals, routing, steps, told
from cases.models import Case
from cases.policy.appeals import RouteReason
from cases.policy.clauses import Clause
from cases.policy.terms import Reviewer


def _reason(reason: str) -> str:
    if not reason.strip():
        raise Incomplete([("reason", "required")])
    return reason.strip()


@transaction.atomic
def claim(case: Case, *, by, now: datetime) -> Case:
    """Take a case nobody holds. Of several people at once, one gets it; the others are refused."""
    case = steps.lock(case)
    permissions.check_user_can_claim(by, case)
    steps.assign(case, by)
    events.record(case, "claimed", now=now, by=by)
    return case


@transaction.atomic
def hand_over(case: Case, *, by, to, reason: str, now: datetime) -> Case:
    """Give a case one holds to a colleague who may see it, or back to its queue (`to` None)."""
    reason = _reason(reason)
    case = steps.lock(case)
    permissions.check_user_can_hand_over(by, case, to)
    steps.assign(case, to)
    kind = "handed_over" if to else "returned_to_queue"
    events.record(case, kind, now=now, by=by, to=to.pk if to else None, reason=reason)
    return case


@transaction.atomic
def assign(case: Case, *, by, to, reason: str, now: datetime) -> Case:
    """Give a case nobody holds to a colleague who may take it; by whoever could take it."""
    reason = _reason(reason)
    case = steps.lock(case)
    permissions.check_user_can_assign(by, case, to)
    steps.assign(case, to)
    events.record(case, "assigned", now=now, by=by, to=to.pk, reason=reason)
    return case


def colleagues(case: Case, *, besides) -> list:
    """The people the case may be given to, `besides` left out."""
    people = routing.free_for(case).exclude(pk=besides.pk)
    if proposal := proposals.waiting(case):
        people = people.exclude(pk=proposal.proposed_by_id)
    return list(people.order_by("first_name", "last_name", "username"))


def needs_another(case: Case, by) -> bool:
    """Whether somebody besides `by` has to sign off what ends the case, and somebody can."""
    return case.case_type.signed_off and bool(colleagues(case, besides=by))


@transaction.atomic
def move_to_chief_officer(case: Case, *, by, reason: str, now: datetime) -> Case:
    """Send a case from the Complaints Team to the Chief Officer (7.3), or on past whoever is
    caught there."""
    reason = _reason(reason)
    case = steps.lock(case)
    permissions.check_user_can_move(by, case)
    caught = routing.caught(case)
    queue = next(reviewer for reviewer in routing.RANK[1:] if reviewer not in caught)
    kind = "parked" if queue == Reviewer.NOBODY else "moved"
    _put(case, queue, RouteReason.LEAD_INVOLVED, by=by, reason=reason, now=now, kind=kind)
    return case


@transaction.atomic
def send_back(case: Case, *, by, reason: str, now: datetime) -> Case:
    """The Chief Officer sends a case back: the Lead was not involved after all."""
    reason = _reason(reason)
    case = steps.lock(case)
    permissions.check_user_can_send_back(by, case)
    involvement.lift(involvement.of_the_lead(case), case=case, by=by, reason=reason, now=now)
    if routing.route_now(case).reviewer != Reviewer.COMPLAINTS_TEAM:
        raise permissions.Refused("team_may_not")
    _put(
        case,
        Reviewer.COMPLAINTS_TEAM,
        RouteReason.TEAM_CONSIDERS,
        by=by,
        reason=reason,
        now=now,
        kind="sent_back",
    )
    return case


def _put(case: Case, queue, why, *, by, reason: str, now: datetime, kind: str) -> None:
    was = case.queue
    if case.handler_id is not None:
        steps.assign(case, None)
    case.queue = queue
    case.route_reason = {"reason": why, "clause": Clause.LEAD_INVOLVED}
    case.version += 1
    case.save(update_fields=["queue", "route_reason", "version"])
    events.record(
        case, kind, now=now, by=by, clause=Clause.LEAD_INVOLVED, queue=queue, reason=reason
    )
    proposals.settle(case, free=routing.free_for(case), now=now)
    told.if_moved(case, was=was, now=now)


def staff() -> list:
    """Everyone with a role, for mapping the people a customer named."""
    return list(
        get_user_model()
        .objects.filter(is_active=True)
        .exclude(groups=None)
        .order_by("first_name", "last_name", "username")
        .distinct()
        .prefetch_related("groups")
    )
