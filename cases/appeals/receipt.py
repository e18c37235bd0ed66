"""The day the decision came, told again after the appeal was sent (policy 7.2)."""

from dataclasses import dataclass
from datetime import date

from cases.models import Case, ClosedDay
from cases.policy import appeals as rules
from cases.policy import working_days
from cases.policy.terms import Lateness, NoticeChannel


@dataclass(frozen=True, kw_only=True)
class Restated:
    """What the rules make of another day of receipt; nothing is written."""

    deadline: rules.Deadline
    timeliness: rules.Timeliness
    counts: bool
    """It leaves the customer no worse off, so it counts without a person's word."""


def work_out(case: Case, stated: date) -> Restated:
    """The last day and the lateness, had the customer stated this day on their form."""
    appeal, closed = case.appeal, ClosedDay.objects.for_customer()
    deemed = None
    if appeal.notice_on is not None:
        channel = NoticeChannel(appeal.notice_channel)
        deemed = working_days.deemed_receipt(channel, appeal.notice_on, closed)
    deadline = rules.deadline(
        case.edition.rules,
        stated=stated,
        deemed=deemed,
        closed=closed,
        sent_on=appeal.notice_on,
    )
    timeliness = rules.lateness(deadline, case.received_on, closed)
    counts = rules.no_worse(
        lateness=Lateness(appeal.lateness),
        last_day=appeal.last_day,
        then=timeliness.lateness,
        then_last_day=deadline.last_day,
    )
    return Restated(deadline=deadline, timeliness=timeliness, counts=counts)
