"""Whoever had a part in a matter and tries to reach its case all the same is turned away, and that
is put on record (policy 7.3): who, when, and whether they read or acted; never what they sent."""

from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from cases import events
from cases.clock import local_date
from cases.handling import steps
from cases.models import Case, Involvement
from cases.policy.clauses import Clause


def note(user: Any, reference: str, *, page: str, acted: bool, now: datetime) -> None:
    """Record that `user` was not let in to `page` of a case: once a day for reading and once for
    acting, so that the record cannot be flooded. Of somebody without a part, nothing."""
    parts = Involvement.objects.standing().of(user).filter(case__reference=reference)
    found = parts.select_related("case").first()
    if found is None:
        return
    kind = "turned_away_acting" if acted else "turned_away"
    with transaction.atomic():
        case = steps.lock(Case(pk=found.case_id))
        midnight = timezone.make_aware(datetime.combine(local_date(now), time.min))
        if not case.events.filter(kind=kind, by=user, at__gte=midnight).exists():
            events.record(case, kind, now=now, by=user, clause=Clause.LEAD_INVOLVED, page=page)
