"""The work of a colleague who leaves or cannot go on: all of it given on at once."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from cases import events, handling, permissions
from cases.casework import Incomplete
from cases.handling import steps
from cases.models import Case


@dataclass(frozen=True)
class Report:
    """What came of it: the cases given on, and those refused, each with the code that says why."""

    given: list[Case] = field(default_factory=list)
    refused: list[tuple[Case, str]] = field(default_factory=list)


def held_by(colleague: Any, *, reader: Any):
    """What `colleague` holds that `reader` may see, the most pressing first."""
    return Case.objects.visible_to(reader).held_by(colleague).for_list()


def hand_on(colleague: Any, *, by: Any, to: Any, reason: str, now: datetime) -> Report:
    """Give each case `colleague` holds and `by` may see to `to`, or back to its queue (None).

    Each by itself: one that cannot be given stays where it is and is reported. Cases `by` may not
    see are not touched and not counted.
    """
    if not reason.strip():
        raise Incomplete([("reason", "required")])
    report = Report()
    for case in held_by(colleague, reader=by):
        try:
            _hand_on(case, colleague, by=by, to=to, reason=reason.strip(), now=now)
        except permissions.Refused as refused:
            if refused.code != "not_visible":
                report.refused.append((case, refused.code))
        else:
            report.given.append(case)
    return report


@transaction.atomic
def _hand_on(case: Case, colleague: Any, *, by: Any, to: Any, reason: str, now: datetime) -> None:
    case = steps.lock(case)
    permissions.check_user_can_hand_on(by, case, colleague=colleague, to=to)
    if to is not None and to not in handling.colleagues(case, besides=colleague):
        raise permissions.Refused("colleague_may_not")
    steps.assign(case, to)
    said: dict[str, Any] = {"people": [colleague.pk], "reason": reason}
    if to is None:
        events.record(case, "put_back", now=now, by=by, **said)
    else:
        events.record(case, "handed_on", now=now, by=by, to=to.pk, **said)
