"""Who had a part in the matter: added, declared, lifted (policy 7.3)."""

from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import transaction

from cases import events, permissions
from cases.casework import Incomplete
from cases.handling import routing, steps, told
from cases.models import Case, Involvement
from cases.policy.clauses import Clause


@transaction.atomic
def add(
    case: Case, *, part: str, source: str, by, now: datetime, user=None, role: str = ""
) -> Involvement:
    """Record that `user` (or whoever holds `role`) had `part` in the matter.

    They are shut out from their next request, and a case they hold moves on. Anyone who may see
    the case may record this of anyone, themselves included.
    """
    case = steps.lock(case)
    permissions.check_user_can_see(by, case)
    was = case.queue
    found = note(case, part=part, source=source, by=by, now=now, user=user, role=role)
    told.if_moved(case, was=was, now=now)
    return found


def note(
    case: Case, *, part: str, source: str, now: datetime, by=None, user=None, role: str = ""
) -> Involvement:
    """`add` for a verb that holds the case already and has checked its own right."""
    found = Involvement.objects.create(
        case=case, user=user, role=role, part=part, source=source, added_by=by, added_at=now
    )
    if role:
        found.held_by.add(*get_user_model().objects.filter(groups__name=role))
    events.record(
        case,
        "involvement_added",
        now=now,
        by=by,
        clause=Clause.LEAD_INVOLVED,
        involvement=found.pk,
        source=source,
    )
    routing.settle(case, now=now, by=by)
    return found


def lift(involvements, *, case: Case, by, reason: str, now: datetime) -> None:
    """End the shut-out of each of `involvements`; who, when and why stay on record."""
    if not reason.strip():
        raise Incomplete([("reason", "required")])
    for found in involvements:
        found.lifted_by, found.lifted_at, found.lift_reason = by, now, reason
        found.save(update_fields=["lifted_by", "lifted_at", "lift_reason"])
        events.record(
            case,
            "involvement_lifted",
            now=now,
            by=by,
            clause=Clause.LEAD_INVOLVED,
            involvement=found.pk,
        )


def of_the_lead(case: Case):
    """The standing involvements that rest on what the customer said of the Complaints Lead."""
    return case.involvements.standing().filter(
        role=routing.LEAD,
        source__in=(Involvement.Source.CLAIMED, Involvement.Source.UNCHECKED),
    )
