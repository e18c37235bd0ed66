"""What a form's answers mean, and what the rules say of them; nothing is written here."""

from dataclasses import dataclass
from datetime import date, datetime

from cases.clock import local_date
from cases.handling import routing
from cases.models import ClosedDay, Edition
from cases.policy import appeals as rules
from cases.policy import working_days
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
    adjustment_kinds: frozenset[str] = frozenset()
    """Names of `Adjustments` that hold from the first letter on: large_print, call_instead."""


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


def timing(answers: Answers, *, now: datetime, received_on: date | None = None) -> Timing:
    """Edition, last day and lateness, for these answers sent at `now` (UTC).

    `received_on`: the day they came, when staff keyed them in later.
    """
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
        timeliness=rules.lateness(deadline, received_on or local_date(now), closed),
    )


def work_out(answers: Answers, *, now: datetime, received_on: date | None = None) -> WorkedOut:
    """Timing and who decides, for these answers; `now` and `received_on` as for `timing`."""
    found = timing(answers, now=now, received_on=received_on)
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
