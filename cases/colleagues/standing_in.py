"""Standing in for a colleague who is away: what they hold, and taking it over."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from cases import events, handling, permissions
from cases.casework import Incomplete
from cases.clock import local_date
from cases.handling import steps
from cases.models import Absence, Case


@dataclass(frozen=True)
class StandingIn:
    """A colleague who is away, the last day of it, and the cases of theirs one may see."""

    colleague: Any
    until: date
    cases: list[Case]


def for_(user: Any, today: date) -> list[StandingIn]:
    """Whom `user` stands in for today, with what they hold that `user` may see, the most pressing
    first; in two queries. The cases are as `Case.objects.for_list()` has them."""
    away = Absence.objects.on(today).filter(substitute=user, user__is_active=True)
    absences = {one.user_id: one for one in away.select_related("user").order_by("last_day")}
    if not absences:
        return []
    held = Case.objects.visible_to(user).open().filter(handler__in=absences).for_list()
    cases: dict[int, list[Case]] = {pk: [] for pk in absences}
    for case in held:
        cases[case.handler_id].append(case)
    return [StandingIn(one.user, one.last_day, cases[pk]) for pk, one in absences.items()]


@transaction.atomic
def stand_in(case: Case, *, by: Any, reason: str, now: datetime) -> Case:
    """Take over a case of a colleague who is away and named `by` to stand in."""
    if not reason.strip():
        raise Incomplete([("reason", "required")])
    case = steps.lock(case)
    permissions.check_user_can_stand_in(by, case, today=local_date(now))
    colleague: Any = case.handler
    if by not in handling.colleagues(case, besides=colleague):
        raise permissions.Refused("not_allowed")
    steps.assign(case, by)
    events.record(case, "stood_in", now=now, by=by, people=[colleague.pk], reason=reason.strip())
    return case
