"""A case comes in that is answered, not decided."""

from datetime import datetime
from typing import Any

from cases import events
from cases.enquiries.flows import EnquiryFlow
from cases.handling import routing, steps
from cases.models import Case, State


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
