"""The record of what happened, read by an auditor: who, what, when, which case, which clause.

Nothing of what a case is about: no name of a customer, no words, no reasons. Of a matter in which
the auditor had a part, nothing at all (policy 7.3).
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils import timezone

from cases.casework import words
from cases.models import Case, Event, Letter
from cases.staff import timeline


@dataclass(frozen=True)
class Line:
    """One event as an auditor reads it."""

    at: datetime
    who: str
    what: str
    reference: str
    clause: str


def chosen(filters: Mapping[str, Any], *, reader: Any) -> QuerySet[Event]:
    """The events that fit: `reference` and `username` whole, `since` and `until` local days, both
    counted; who merely looked only with `looks`. The latest first, never of a matter in which
    `reader` had a part (policy 7.3)."""
    may_know = Case.objects.without_part(reader)
    found = Event.objects.filter(may_know.holds("case")).order_by("-at", "-pk")
    if reference := filters.get("reference"):
        found = found.filter(case__reference__iexact=reference)
    if username := filters.get("username"):
        found = found.filter(by__in=_named(username))
    if since := filters.get("since"):
        found = found.filter(at__gte=_start(since))
    if until := filters.get("until"):
        found = found.filter(at__lt=_start(until + timedelta(days=1)))
    return found if filters.get("looks") else found.exclude(kind__in=timeline.LOOKS)


def _named(username: str) -> list[int]:
    """The accounts of this name, in capitals or not: of SQLite, ŵ and Ŵ would be two letters."""
    asked = _folded(username)
    known = get_user_model().objects.values_list("pk", "username")
    return [pk for pk, name in known if _folded(name) == asked]


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def lines(events: Iterable[Event]) -> list[Line]:
    """`events` in words, in the language of the page."""
    read = list(events)
    names = timeline.names_in(read)
    wanted = {event.data["letter"] for event in read if "letter" in event.data}
    letters = dict(Letter.objects.filter(pk__in=wanted).values_list("pk", "kind"))
    return [
        Line(
            at=event.at,
            who=words.name_of(event.by),
            what=timeline.sentence(event, names, letters),
            reference=event.case.reference,
            clause=event.case.edition.clause_number(event.clause) or "" if event.clause else "",
        )
        for event in read
    ]
