"""What comes in with a form becomes a case, once; what every kind of case has in common."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from cases import events, files
from cases.clock import local_date
from cases.handling import sender, steps
from cases.models import Case, CaseType, ClosedDay, Edition, Submission
from cases.models.case import new_reference
from cases.policy import targets
from cases.policy.clauses import Clause
from cases.policy.terms import CameBy


@dataclass(frozen=True, kw_only=True)
class Came:
    """What was sent, how and when it came, in which language, and who typed it."""

    key: UUID
    """Of the draft: the same draft sent twice, at once or later, is one case."""
    transcript: list[dict]
    """Each question as it was asked, in both languages, and its answer."""
    form_version: UUID
    files: Sequence[UUID] = ()
    language: str
    """The one it was written or spoken in."""
    now: datetime
    channel: CameBy = CameBy.ONLINE
    received_on: date | None = None
    """The day it came, when that was before it was typed in."""
    keyed_by: Any = None
    """Whoever typed in what did not come online; they confirmed it, or read it back."""

    @property
    def on(self) -> date:
        """The day it came; lateness and targets run from it."""
        return self.received_on or local_date(self.now)


def find(key: UUID) -> Case | None:
    """The case a draft became, or None while it has not been sent."""
    found = Case.objects.select_related("customer", "edition", "case_type", "appeal", "submission")
    return found.filter(submission__key=key).first()


def once(key: UUID, make: Callable[[], Case]) -> Case:
    """The case that `key` became, or else the one `make` makes: all of it, or nothing.

    The same draft sent twice, at once or later, is one case with one reference.
    """
    try:
        with transaction.atomic():
            return find(key) or make()
    except IntegrityError:
        if (already := find(key)) is not None:
            return already
        raise


def create(
    case_type: CaseType,
    answers: sender.Sender,
    came: Came,
    *,
    edition: Edition,
    state: str,
    queue: str,
    route_reason: dict[str, Any],
) -> Case:
    """The person and their case, with the targets of its kind as they stand today."""
    closed = ClosedDay.objects.for_council()
    acknowledge, answer = case_type.acknowledge_within, case_type.answer_within
    return Case.objects.create(
        reference=new_reference(case_type.reference_prefix),
        case_type=case_type,
        customer=sender.create(answers, written_in=came.language, now=came.now),
        edition=edition,
        channel=came.channel,
        keyed_by=came.keyed_by,
        received_at=came.now,
        received_on=came.on,
        acknowledge_by=targets.acknowledgement(came.on, acknowledge, closed=closed).due_on,
        due_on=targets.answer(came.on, answer, closed=closed).due_on,
        acknowledge_within=acknowledge,
        answer_within=answer,
        state=state,
        queue=queue,
        route_reason=route_reason,
    )


def take_in(
    case: Case, answers: sender.Sender, came: Came, flow: Any, *, clause: Clause | str = ""
) -> None:
    """The form as it was sent, with its files and what was agreed; the case starts on its way."""
    Submission.objects.create(
        case=case,
        key=came.key,
        form_version=came.form_version,
        written_in=came.language,
        transcript=came.transcript,
        representative=answers.representative,
        representative_relation=answers.representative_relation,
        adjustments=answers.adjustments,
    )
    files.attach(came.key, case, came.files)
    _say_how(case, came, clause=clause)
    sender.arrange(case, answers, came_by=came.channel, on=came.on, now=came.now)
    steps.start(flow, case)


def _say_how(case: Case, came: Came, *, clause: Clause | str) -> None:
    """On the record: how and on which day it came, and who typed it."""
    said = {"channel": came.channel, "on": came.on.isoformat()}
    events.record(case, "received", now=came.now, clause=clause, **said)
    if came.keyed_by:
        kind = "read_back" if came.channel.is_spoken else "keyed_in"
        events.record(case, kind, now=came.now, by=came.keyed_by)
