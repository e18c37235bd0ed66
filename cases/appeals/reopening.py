"""A decided appeal taken up again on new evidence, as a case of its own that links to the first.

The first case stays closed and unchanged: what was decided, and why, is what the Ombudsman may one
day read. The second look is by people who did not make the first decision. Clause 7.3 asks that of
the Complaints Lead; we ask it of whoever investigated or signed off the first decision, as nobody
judges their own work fairly twice. They are recorded as having reviewed the decision, which shuts
them out of the new case and moves it up the chain when nobody else is free.
"""

import uuid
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import transaction

from cases import events, letters, permissions
from cases.appeals.decisions import OUTCOMES
from cases.appeals.flows import AppealFlow
from cases.casework import Incomplete
from cases.clock import local_date
from cases.handling import interests, routing, steps
from cases.models import (
    Appeal,
    Case,
    CaseLink,
    ClaimedPerson,
    ClosedDay,
    Finding,
    Ground,
    Involvement,
    State,
    Submission,
)
from cases.models.case import new_reference
from cases.policy import targets
from cases.policy.appeals import RouteReason
from cases.policy.clauses import Clause
from cases.policy.terms import Reviewer

PASSED_OVER = {
    Reviewer.SENIOR_REVIEWER: RouteReason.CHIEF_OFFICER_CONFLICTED,
    Reviewer.NOBODY: RouteReason.NOBODY_FREE,
}


@transaction.atomic
def reopen(case: Case, *, by, reason: str, now: datetime) -> Case:
    """Take up a decided appeal again because of new evidence: a new case, with its own reference,
    clock and letter. `reason` says what is new.

    An appeal is taken up once at a time: while the new case is open, it is the answer. It needs no
    second check, unless the first ended at the check because it was late.
    """
    first = steps.lock(case)
    permissions.check_user_can_see(by, first)
    if (standing := _taken_up(first).exclude(case__state=State.CLOSED).first()) is not None:
        return standing.case
    permissions.check_user_can_reopen(by, first)
    if _taken_up(first).filter(case__decision__isnull=False).exists():
        raise permissions.Refused("taken_up_since")
    if not reason.strip():
        raise Incomplete([("reason", "required")])
    again = _case(first, now=now)
    checked = first.decision.outcome in OUTCOMES
    _appeal(first, again, checked=checked)
    _involve(first, again, by=by, now=now)
    _route(first, again, checked=checked, now=now)
    steps.start(AppealFlow, again)
    interests.apply(again, now)
    _record(first, again, checked=checked, by=by, reason=reason.strip(), now=now)
    letters.write(again, "reopened", now=now)
    return again


def _taken_up(first: Case):
    """The links of the cases that took `first` up again."""
    return first.links_to_it.filter(kind=CaseLink.Kind.REOPENS).select_related("case")


def _case(first: Case, *, now: datetime) -> Case:
    """The new case: the same person, kind and edition, and a clock that starts today."""
    today, closed, kind = local_date(now), ClosedDay.objects.for_council(), first.case_type
    acknowledge, answer = kind.acknowledge_within, kind.answer_within
    return Case.objects.create(
        reference=new_reference(kind.reference_prefix),
        case_type=kind,
        customer=first.customer,
        edition=first.edition,
        channel=first.channel,
        keyed_by=first.keyed_by,
        received_at=now,
        received_on=today,
        acknowledge_by=targets.acknowledgement(today, acknowledge, closed=closed).due_on,
        due_on=targets.answer(today, answer, closed=closed).due_on,
        acknowledge_within=acknowledge,
        answer_within=answer,
        state=State.TRIAGE,
        queue=first.queue,
        route_reason=first.route_reason,
    )


def _appeal(first: Case, again: Case, *, checked: bool) -> None:
    """The appeal as it was made, its reasons unanswered; and what the check found, where it
    stands."""
    appeal = Appeal.objects.get(case=first)
    grounds = list(appeal.grounds.all())
    appeal.pk, appeal.case = None, again
    appeal._state.adding = True
    if not checked:
        appeal.late_accepted, appeal.late_accepted_reason = None, ""
    appeal.save()
    for form in Submission.objects.filter(case=first):
        form.pk, form.case, form.key = None, again, uuid.uuid4()
        form._state.adding = True
        form.save()
    Ground.objects.bulk_create(
        Ground(appeal=appeal, number=ground.number, words=ground.words) for ground in grounds
    )
    for person in first.claimed_people.all():
        found = {"checked_by": person.checked_by, "checked_at": person.checked_at}
        kept = found if checked else {}
        ClaimedPerson.objects.create(case=again, words=person.words, **kept)
    if checked:
        for finding in first.findings.filter(stage=Finding.Stage.TRIAGE):
            finding.pk, finding.case = None, again
            finding._state.adding = True
            finding.save()


def _involve(first: Case, again: Case, *, by, now: datetime) -> None:
    """Who was shut out of the first is shut out of this; so is whoever decided the first."""
    for known in first.involvements.order_by("pk").prefetch_related("held_by"):
        copied = Involvement.objects.create(
            case=again,
            user=known.user,
            role=known.role,
            part=known.part,
            source=known.source,
            added_by=known.added_by,
            added_at=now,
            lifted_by=known.lifted_by,
            lifted_at=known.lifted_at,
            lift_reason=known.lift_reason,
        )
        held = get_user_model().objects.filter(groups__name=known.role) if known.role else ()
        copied.held_by.set({*known.held_by.all(), *held})
        if known.lifted_at is None:
            _note(again, copied, by=by, now=now)
    decision = first.decision
    for user in {decision.decided_by, decision.investigated_by} - {None}:
        found = Involvement.objects.create(
            case=again,
            user=user,
            part=Involvement.Part.REVIEWED,
            source=Involvement.Source.RECORDED,
            added_by=by,
            added_at=now,
        )
        _note(again, found, by=by, now=now)


def _note(again: Case, found: Involvement, *, by, now: datetime) -> None:
    events.record(
        again,
        "involvement_added",
        now=now,
        by=by,
        clause=Clause.LEAD_INVOLVED,
        involvement=found.pk,
        source=found.source,
    )


def _route(first: Case, again: Case, *, checked: bool, now: datetime) -> None:
    """To the first reviewer with somebody free, from whoever decided the first upwards."""
    route, caught = routing.route_now(again), routing.caught(again)
    lowest = max(Reviewer(first.queue), route.reviewer, key=routing.RANK.index)
    chain = routing.RANK[routing.RANK.index(lowest) :]
    again.queue = next(reviewer for reviewer in chain if reviewer not in caught)
    if again.queue == route.reviewer:
        again.route_reason = {"reason": route.reason, "clause": route.clause}
    elif again.queue != first.queue:  # passed over whoever decided the first
        again.route_reason = {"reason": PASSED_OVER[again.queue], "clause": route.clause}
    again.state = State.DECIDE if checked else State.TRIAGE
    if route.held_to_confirm:
        again.state = State.HELD
    again.save(update_fields=["queue", "route_reason", "state"])
    kind = "parked" if again.is_parked else "routed"
    reason = again.route_reason.get("reason", "")
    events.record(again, kind, now=now, clause=route.clause, queue=again.queue, reason=reason)


def _record(first: Case, again: Case, *, checked: bool, by, reason: str, now: datetime) -> None:
    """On both cases; an event that names its link is told only to who may know of both."""
    link = CaseLink.objects.create(
        case=again, other=first, kind=CaseLink.Kind.REOPENS, reason=reason, by=by, at=now
    )
    said = {"now": now, "by": by, "clause": Clause.APPEAL_WINDOW, "link": link.pk, "reason": reason}
    events.record(again, "taken_up" if checked else "taken_up_to_check", **said)
    events.record(first, "taken_up_again", **said)
