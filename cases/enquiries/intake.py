"""A case comes in that is answered, not decided: with a form of its own, or out of an appeal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cases import events, letters
from cases.enquiries.flows import EnquiryFlow
from cases.handling import arriving, interests, routing, rows, steps
from cases.handling.arriving import Came
from cases.models import Case, CaseType, Edition, State
from cases.policy.terms import Channel


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What the answers of any form mean; its own questions stay in the transcript."""

    name: str
    reply_language: str
    channels: frozenset[Channel]
    email: str
    phone: str
    address: str
    adjustments: str = ""
    representative: str = ""
    representative_relation: str = ""
    adjustment_kinds: frozenset[str] = frozenset()
    """Names of `Adjustments` that hold from the first letter on: large_print, call_instead."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """Every answer by the key of its question, and by its meaning: what routing rows may ask."""


def open_enquiry(*, case_type: CaseType, answers: Answers, came: Came) -> Case:
    """Make a case of `case_type`: all of it, or nothing.

    The same draft sent twice, at once or later, is one case with one reference. Once this returns,
    the case, its files, its acknowledgement and its place in the workflow are on disk. The routing
    rows of its type choose the team; who declared that they know the person is shut out, and where
    nobody in the team is free it moves on (7.3).
    """
    return arriving.once(came.key, lambda: _open(case_type, answers, came))


def _open(case_type: CaseType, answers: Answers, came: Came) -> Case:
    case = _case(case_type, answers, came)
    arriving.take_in(case, answers, came, EnquiryFlow)
    reason = case.route_reason["reason"]
    events.record(case, "routed", now=came.now, queue=case.queue, reason=reason)
    interests.apply(case, came.now)
    routing.settle(case, now=came.now)
    letters.write(case, "acknowledgement", now=came.now)
    return case


def _case(case_type: CaseType, answers: Answers, came: Came) -> Case:
    verdict = rows.queue_for(case_type, answers.values, came.on)
    return arriving.create(
        case_type,
        answers,
        came,
        edition=Edition.objects.in_force_on(None),
        state=State.RECEIVED,
        queue=verdict.outcome,
        route_reason={**rows.reason(verdict), "team": verdict.outcome},
    )


def open(case: Case, *, by: Any, now: datetime) -> Case:
    """Start `case` on its way, in nobody's hands; it keeps its reference, its day and its queue.

    In the transaction of what brought it in: the case exists, and its type is one that goes this
    way. Whoever has a part in the matter stays shut out, and it moves on when nobody in its queue
    is free.
    """
    case.state, case.handler = State.RECEIVED, None
    case.version += 1
    case.save(update_fields=["state", "handler", "version"])
    steps.start(EnquiryFlow, case)
    events.record(case, "waits_to_be_assigned", now=now, by=by, queue=case.queue)
    routing.settle(case, now=now, by=by)
    return case
