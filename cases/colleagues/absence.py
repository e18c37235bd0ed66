"""Days away, and who stands in: recorded by whoever is away."""

from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Max

from cases import permissions
from cases.casework import Incomplete
from cases.clock import local_date
from cases.colleagues import people
from cases.models import Absence


@transaction.atomic
def record(
    *, by: Any, first_day: date, last_day: date, substitute: Any = None, now: datetime
) -> Absence:
    """Record that `by` is away from `first_day` to `last_day`, both counted.

    `substitute` works a queue `by` works. The same absence recorded again is the same; one that
    runs into another is refused.
    """
    problems = wrong(first_day, last_day, local_date(now))
    if substitute is not None and not people.of(by).filter(pk=substitute.pk).exists():
        problems.append(("substitute", "not_a_colleague"))
    if problems:
        raise Incomplete(problems)
    get_user_model().objects.select_for_update().get(pk=by.pk)  # one absence at a time
    mine = Absence.objects.filter(user=by, ended_at=None)
    same = mine.filter(first_day=first_day, last_day=last_day, substitute=substitute).first()
    if same is not None:
        return same
    if mine.filter(first_day__lte=last_day, last_day__gte=first_day).exists():
        raise Incomplete([("first_day", "overlaps")])
    return Absence.objects.create(
        user=by,
        first_day=first_day,
        last_day=last_day,
        substitute=substitute,
        recorded_by=by,
        recorded_at=now,
    )


def wrong(first_day: date, last_day: date, today: date) -> list[tuple[str, str]]:
    """What is wrong with the days: pairs of a field and a code."""
    if last_day < first_day:
        return [("last_day", "before_first")]
    return [("last_day", "too_early")] if last_day < today else []


@transaction.atomic
def end(absence: Absence, *, by: Any, now: datetime) -> Absence:
    """They are back, or are not going after all: from now on nobody stands in."""
    found = Absence.objects.select_for_update().get(pk=absence.pk)
    if found.user_id != by.pk:
        raise permissions.Refused("not_visible")
    if found.ended_at is None:
        found.ended_at = now
        found.save(update_fields=["ended_at"])
    return found


def until(today: date) -> dict[int, date]:
    """Who is away today, by id, and the last day of it."""
    away = Absence.objects.on(today).values_list("user").annotate(last=Max("last_day")).order_by()
    return dict(away)
