"""From answers to an appeal: worked out, written and acknowledged in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from cases import events, files, letters
from cases.appeals import appellant
from cases.appeals.flows import AppealFlow
from cases.appeals.working_out import Answers, Timing, WorkedOut, timing, work_out
from cases.clock import local_date
from cases.handling import interests, involvement, routing, steps
from cases.models import (
    Appeal,
    Case,
    CaseType,
    ClaimedPerson,
    ClosedDay,
    Ground,
    Involvement,
    State,
)
from cases.policy import targets
from cases.policy.clauses import Clause
from cases.policy.terms import CameBy, LeadInvolved

__all__ = ["Answers", "Timing", "WorkedOut", "find", "open_appeal", "timing", "work_out"]


def find(key: UUID) -> Appeal | None:
    """The appeal a draft became, or None while it has not been sent."""
    return (
        Appeal.objects.select_related("case__customer", "case__edition", "case__case_type")
        .filter(key=key)
        .first()
    )


def open_appeal(
    *,
    key: UUID,
    answers: Answers,
    transcript: list[dict],
    form_version: UUID,
    language: str,
    files: Sequence[UUID],
    now: datetime,
    channel: str = CameBy.ONLINE,
    received_on: date | None = None,
    keyed_by: Any = None,
) -> Appeal:
    """Make the appeal: all of it, or nothing (7.2).

    `key` makes it idempotent: the same draft sent twice, at once or later, is one appeal with one
    reference. Once this returns, the appeal, its files, its acknowledgement and its place in the
    workflow are on disk. Every appeal is taken in, whatever its answers say.

    `language` is the one it was written or spoken in. What came by another `channel` was typed by
    `keyed_by`, who has confirmed that it says what the letter says, or has read it back; lateness
    and targets then run from `received_on`, the day it came.
    """
    came = _Came(
        channel=CameBy(channel),
        on=received_on or local_date(now),
        language=language,
        keyed_by=keyed_by,
        now=now,
    )
    try:
        with transaction.atomic():
            return find(key) or _open(key, answers, transcript, form_version, files, came)
    except IntegrityError:
        if (already := find(key)) is not None:
            return already
        raise


@dataclass(frozen=True, kw_only=True)
class _Came:
    """How and when an appeal came, in which language, and who typed it."""

    channel: CameBy
    on: date
    language: str
    keyed_by: Any
    now: datetime


def _open(key, answers, transcript, form_version, file_ids, came: _Came) -> Appeal:
    now = came.now
    worked_out = work_out(answers, now=now, received_on=came.on)
    case = _case(answers, worked_out, came)
    appeal = _appeal(case, key, answers, transcript, form_version, came.language, worked_out)
    files.attach(key, case, file_ids)
    _say_how_it_came(case, came)
    appellant.arrange(case, answers, came_by=came.channel, on=came.on, now=now)
    steps.start(AppealFlow, case)
    _shut_out_the_lead(case, answers.lead_involved, now)
    interests.apply(case, now)
    route = worked_out.route
    events.record(
        case,
        "parked" if case.is_parked else "routed",
        now=now,
        clause=route.clause,
        queue=case.queue,
        reason=route.reason,
    )
    letters.write(case, "acknowledgement", now=now)
    return appeal


def _say_how_it_came(case: Case, came: _Came) -> None:
    events.record(
        case,
        "received",
        now=came.now,
        clause=Clause.APPEAL_WINDOW,
        channel=came.channel,
        on=came.on.isoformat(),
    )
    if came.keyed_by:
        kind = "read_back" if came.channel.is_spoken else "keyed_in"
        events.record(case, kind, now=came.now, by=came.keyed_by)


def _case(answers: Answers, worked_out: WorkedOut, came: _Came) -> Case:
    case_type = CaseType.objects.get(code=CaseType.APPEAL)
    closed = ClosedDay.objects.for_council()
    acknowledge, answer = case_type.acknowledge_within, case_type.answer_within
    route = worked_out.route
    return Case.objects.create(
        case_type=case_type,
        customer=appellant.create(answers, written_in=came.language, now=came.now),
        edition=worked_out.edition,
        channel=came.channel,
        keyed_by=came.keyed_by,
        received_at=came.now,
        received_on=came.on,
        acknowledge_by=targets.acknowledgement(came.on, acknowledge, closed=closed).due_on,
        due_on=targets.answer(came.on, answer, closed=closed).due_on,
        acknowledge_within=acknowledge,
        answer_within=answer,
        state=State.HELD if route.held_to_confirm else State.TRIAGE,
        queue=route.reviewer,
        route_reason={"reason": route.reason, "clause": route.clause},
    )


def _appeal(case, key, answers, transcript, form_version, language, worked_out) -> Appeal:
    deadline, timeliness = worked_out.deadline, worked_out.timeliness
    appeal = Appeal.objects.create(
        case=case,
        key=key,
        form_version=form_version,
        written_in=language,
        transcript=transcript,
        notice_kind=answers.notice_kind,
        notice_on=answers.notice_date,
        notice_channel=answers.notice_channel,
        stated_received_on=answers.received_on,
        received_notice_on=deadline.received_on,
        receipt_basis=deadline.basis,
        receipt_to_check=deadline.check,
        last_day=deadline.last_day,
        not_counted=[day.isoformat() for day in deadline.not_counted],
        lateness=timeliness.lateness,
        days_late=timeliness.days_late,
        lead_involved=answers.lead_involved,
        outcome_wanted=answers.outcome_wanted,
        late_reason=answers.late_reason,
        representative=answers.representative,
        representative_relation=answers.representative_relation,
        adjustments=answers.adjustments,
    )
    Ground.objects.bulk_create(
        Ground(appeal=appeal, number=number, words=words)
        for number, words in enumerate(answers.grounds, start=1)
    )
    if answers.decided_by.strip():
        ClaimedPerson.objects.create(case=case, words=answers.decided_by.strip()[:500])
    return appeal


def _shut_out_the_lead(case: Case, lead: LeadInvolved, now: datetime) -> None:
    """Claimed: shut out. Not known: shut out until an officer has checked (7.3)."""
    if lead is LeadInvolved.NO:
        return
    source = Involvement.Source.CLAIMED
    if lead is LeadInvolved.UNKNOWN:
        source = Involvement.Source.UNCHECKED
    involvement.note(case, role=routing.LEAD, part=Involvement.Part.MANAGED, source=source, now=now)
