"""Finding cases for the person who asks, and keeping note that they looked."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from cases import clock, events
from cases.casework import parts
from cases.models import Case, Event, OmbudsmanRecord, Queue
from cases.models.access_code import plain
from cases.models.event import OF_TIME
from cases.permissions import QUEUE_ROLES, roles_of

AGAIN_AFTER = timedelta(hours=1)


def queues_of(user: Any) -> list[Queue]:
    """The queues this person works."""
    roles = roles_of(user)
    return [Queue(queue) for queue, works in QUEUE_ROLES.items() if roles & works]


def case_or_404(request: Any, reference: str) -> Case:
    """The case, when this person may know of it; else the 404 of a case that does not exist.

    For a page that changes nothing it also knows which of its parts are there (`parts.has`), and
    that this person may see it (`permissions.check_user_can_see`).
    """
    user, now = request.user, clock.now()
    found = Case.objects.visible_to(user).for_list()
    found = found.select_related("edition", "customer__plan", "customer__adjustments_agreed")
    found = found.annotate(
        time_moved=Exists(Event.objects.filter(case=OuterRef("pk"), kind__in=OF_TIME)),
        has_ombudsman_record=Exists(OmbudsmanRecord.objects.filter(case=OuterRef("pk"))),
        seen_lately=Exists(_looks(user, now).filter(case=OuterRef("pk"))),
    )
    reads = request.method == "GET"
    case = (parts.annotated(found) if reads else found).filter(reference=reference).first()
    if case is None:
        raise Http404
    if not case.seen_lately:
        events.record(case, "viewed", now=now, by=user)
    if reads:
        case.seen_by = user.pk
    return case


def by_reference(user: Any, typed: str) -> Case | None:
    """The case whose reference someone typed, with or without dashes, when they may know of it."""
    meant = plain(typed)
    reference = f"{meant[:3]}-{meant[3:8]}-{meant[8:]}"
    return Case.objects.visible_to(user).filter(reference=reference).first()


def note_view(case: Case, *, by: Any, now: datetime) -> None:
    """Record that `by` looked, if they have not lately."""
    if not _looks(by, now).filter(case=case).exists():
        events.record(case, "viewed", now=now, by=by)


def _looks(by: Any, now: datetime) -> QuerySet[Event]:
    """When `by` looked at a case within the hour, once an hour at most: a working day is not a
    thousand lines.

    Given the case since, they look at it anew: until then it is new for them.
    """
    given = Event.objects.filter(case=OuterRef("case"), data__to=by.pk, pk__gt=OuterRef("pk"))
    lately = Event.objects.filter(kind="viewed", by=by, at__gt=now - AGAIN_AFTER, at__lte=now)
    return lately.filter(~Exists(given))
