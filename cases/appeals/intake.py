"""From answers to an appeal: worked out, written and acknowledged in one transaction."""

from datetime import datetime

from cases import events, letters
from cases.appeals.flows import AppealFlow
from cases.appeals.working_out import Answers, Timing, WorkedOut, timing, work_out
from cases.handling import arriving, interests, involvement, routing
from cases.handling.arriving import Came
from cases.models import Appeal, Case, CaseType, ClaimedPerson, Ground, Involvement, State
from cases.policy.clauses import Clause
from cases.policy.terms import LeadInvolved

__all__ = ["Answers", "Came", "Timing", "WorkedOut", "open_appeal", "timing", "work_out"]


def open_appeal(*, answers: Answers, came: Came, case_type: CaseType | None = None) -> Appeal:
    """Make the appeal: all of it, or nothing (7.2).

    The same draft sent twice, at once or later, is one appeal with one reference. Once this
    returns, the appeal, its files, its acknowledgement and its place in the workflow are on disk.
    Every appeal is taken in, whatever its answers say. What did not come online was typed by
    `came.keyed_by`, who has confirmed that it says what the letter says, or has read it back.
    """
    kind = case_type or CaseType.objects.get(code=CaseType.APPEAL)
    return arriving.once(came.key, lambda: _open(kind, answers, came)).appeal


def _open(case_type: CaseType, answers: Answers, came: Came) -> Case:
    now = came.now
    worked_out = work_out(answers, now=now, received_on=came.on)
    case = _case(case_type, answers, worked_out, came)
    _appeal(case, answers, worked_out)
    arriving.take_in(case, answers, came, AppealFlow, clause=Clause.APPEAL_WINDOW)
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
