"""From answers to an appeal: worked out, written and acknowledged in one transaction."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from cases import events, files, letters
from cases.appeals.flows import AppealFlow
from cases.appeals.working_out import Answers, Timing, WorkedOut, timing, work_out
from cases.clock import local_date
from cases.handling import arriving, interests, involvement, routing, sender, steps
from cases.handling.arriving import Came
from cases.models import Appeal, Case, CaseType, ClaimedPerson, Ground, Involvement, State
from cases.policy.clauses import Clause
from cases.policy.terms import CameBy, LeadInvolved

__all__ = ["Answers", "Timing", "WorkedOut", "open_appeal", "timing", "work_out"]


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
    case_type: CaseType | None = None,
) -> Appeal:
    """Make the appeal: all of it, or nothing (7.2).

    `key` makes it idempotent: the same draft sent twice, at once or later, is one appeal with one
    reference. Once this returns, the appeal, its files, its acknowledgement and its place in the
    workflow are on disk. Every appeal is taken in, whatever its answers say.

    `language` is the one it was written or spoken in. What came by another `channel` was typed by
    `keyed_by`, who has confirmed that it says what the letter says, or has read it back; lateness
    and targets then run from `received_on`, the day it came.
    """
    came = Came(
        channel=CameBy(channel),
        on=received_on or local_date(now),
        language=language,
        keyed_by=keyed_by,
        now=now,
    )
    kind = case_type or CaseType.objects.get(code=CaseType.APPEAL)

    def make() -> Case:
        return _open(kind, key, answers, transcript, form_version, files, came)

    return arriving.once(key, make).appeal


def _open(case_type, key, answers, transcript, form_version, file_ids, came: Came) -> Case:
    now = came.now
    worked_out = work_out(answers, now=now, received_on=came.on)
    case = _case(case_type, answers, worked_out, came)
    arriving.keep(case, answers, came, key=key, transcript=transcript, form_version=form_version)
    _appeal(case, answers, worked_out)
    files.attach(key, case, file_ids)
    arriving.say_how(case, came, clause=Clause.APPEAL_WINDOW)
    sender.arrange(case, answers, came_by=came.channel, on=came.on, now=now)
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
    return case


def _case(case_type: CaseType, answers: Answers, worked_out: WorkedOut, came: Came) -> Case:
    route = worked_out.route
    return arriving.create(
        case_type,
        answers,
        came,
        edition=worked_out.edition,
        state=State.HELD if route.held_to_confirm else State.TRIAGE,
        queue=route.reviewer,
        route_reason={"reason": route.reason, "clause": route.clause},
    )


def _appeal(case: Case, answers: Answers, worked_out: WorkedOut) -> Appeal:
    deadline, timeliness = worked_out.deadline, worked_out.timeliness
    appeal = Appeal.objects.create(
        case=case,
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
