"""From answers to an appeal: worked out, written and acknowledged in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from cases import events, files, letters
from cases.appeals import involvement, routing, steps
from cases.clock import local_date
from cases.models import (
    Appeal,
    Case,
    CaseType,
    ClaimedPerson,
    ClosedDay,
    Customer,
    Edition,
    Ground,
    Involvement,
    State,
)
from cases.policy import appeals as rules
from cases.policy import working_days
from cases.policy.clauses import Clause
from cases.policy.terms import Channel, LeadInvolved, NoticeChannel, NoticeKind


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What a form's answers mean; the words and labels of the form stay in the transcript."""

    notice_kind: NoticeKind
    notice_date: date | None
    notice_channel: NoticeChannel
    received_on: date | None
    decided_by: str
    lead_involved: LeadInvolved
    grounds: tuple[str, ...]
    outcome_wanted: str
    late_reason: str
    representative: str
    representative_relation: str
    name: str
    reply_language: str
    channels: frozenset[Channel]
    email: str
    phone: str
    address: str
    adjustments: str


@dataclass(frozen=True, kw_only=True)
class Timing:
    """When the appeal had to come, and whether it is late."""

    edition: Edition
    deadline: rules.Deadline
    timeliness: rules.Timeliness


@dataclass(frozen=True, kw_only=True)
class WorkedOut(Timing):
    """What the rules say of some answers at a moment; nothing is written."""

    route: rules.Route


def timing(answers: Answers, *, now: datetime) -> Timing:
    """Edition, last day and lateness, for these answers sent at `now` (UTC)."""
    edition = Edition.objects.in_force_on(answers.notice_date)
    closed = ClosedDay.objects.for_customer()
    deemed = None
    if answers.notice_date is not None:
        deemed = working_days.deemed_receipt(answers.notice_channel, answers.notice_date, closed)
    deadline = rules.deadline(
        edition.rules,
        stated=answers.received_on,
        deemed=deemed,
        closed=closed,
        sent_on=answers.notice_date,
    )
    return Timing(
        edition=edition,
        deadline=deadline,
        timeliness=rules.lateness(deadline, local_date(now), closed),
    )


def work_out(answers: Answers, *, now: datetime) -> WorkedOut:
    """Timing and who decides, for these answers sent at `now` (UTC)."""
    found = timing(answers, now=now)
    claimed = answers.lead_involved is not LeadInvolved.NO
    return WorkedOut(
        edition=found.edition,
        deadline=found.deadline,
        timeliness=found.timeliness,
        route=rules.route(
            found.edition.rules,
            answers.lead_involved,
            conflicted=routing.conflicted(roles={routing.LEAD} if claimed else ()),
        ),
    )


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
    channel: str = "online",
) -> Appeal:
    """Make the appeal: all of it, or nothing (7.2).

    `key` makes it idempotent: the same draft sent twice, at once or later, is one appeal with one
    reference. Once this returns, the appeal, its files, its acknowledgement and its place in the
    workflow are on disk. Every appeal is taken in, whatever its answers say.
    """
    try:
        with transaction.atomic():
            return find(key) or _open(
                key, answers, transcript, form_version, language, files, now, channel
            )
    except IntegrityError:
        if (already := find(key)) is not None:
            return already
        raise


def _open(key, answers, transcript, form_version, language, file_ids, now, channel) -> Appeal:
    worked_out = work_out(answers, now=now)
    case = _case(answers, worked_out, now, channel)
    appeal = _appeal(case, key, answers, transcript, form_version, language, worked_out)
    files.attach(key, case, file_ids)
    events.record(case, "received", now=now, clause=Clause.APPEAL_WINDOW, channel=channel)
    steps.start(case)
    _shut_out_the_lead(case, answers.lead_involved, now)
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


def _case(answers: Answers, worked_out: WorkedOut, now: datetime, channel: str) -> Case:
    case_type = CaseType.objects.get(code=CaseType.APPEAL)
    closed = ClosedDay.objects.for_council()
    received_on = local_date(now)
    route = worked_out.route
    customer = Customer.objects.create(
        name=answers.name,
        language=answers.reply_language,
        email=answers.email,
        phone=answers.phone,
        address=answers.address,
        may_email=Channel.EMAIL in answers.channels,
        may_post=Channel.POST in answers.channels,
        may_phone=Channel.PHONE in answers.channels,
    )
    return Case.objects.create(
        case_type=case_type,
        customer=customer,
        edition=worked_out.edition,
        channel=channel,
        received_at=now,
        received_on=received_on,
        acknowledge_by=working_days.after(received_on, case_type.acknowledge_within, closed),
        due_on=working_days.after(received_on, case_type.answer_within, closed),
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
