"""What each filter of a list asks of a case: the same conditions narrow a list and count it."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q

from cases.models import Event, Message, State, case_waits

Condition = Callable[[str, Any, date], Q]

OPEN = Q(closed_at=None)


def where(filters: Mapping[str, str], user: Any, today: date) -> Q:
    """The condition `filters` put on a case, read by `user`; open ones unless a state is named."""
    found = _state(filters.get("state") or "open")
    for name, value in filters.items():
        if name in CONDITIONS:
            found &= CONDITIONS[name](value, user, today)
    return found


def _state(state: str) -> Q:
    if state == "all":
        return Q()
    if state == State.CLOSED:
        return Q(state=state)
    return OPEN if state == "open" else OPEN & Q(state=state)


def _due(when: str, user: Any, today: date) -> Q:
    """Overdue before today; this week from today to Sunday."""
    if when == "overdue":
        return OPEN & case_waits.past_its_day(today)
    week = Q(due_on__range=(today, today + timedelta(days=6 - today.weekday())))
    return OPEN & week & ~Q(state=State.ANSWERED)


def _holder(holder: str, user: Any, today: date) -> Q:
    if holder == "nobody":
        return OPEN & Q(handler=None)
    mine = OPEN & Q(handler=user)
    return mine & _not_opened_yet(user) if holder == "new" else mine


def _not_opened_yet(user: Any) -> Q:
    """Somebody gave the case to `user`, who has not looked at it since."""
    seen = Event.objects.filter(case=OuterRef("case"), kind="viewed", by=user)
    given = Event.objects.filter(case=OuterRef("pk"), data__to=user.pk)
    return Q(Exists(given.filter(~Exists(seen.filter(pk__gt=OuterRef("pk"))))))


WAITS: dict[str, Callable[[], Exists]] = {
    "translation": case_waits.for_a_translation,
    "statement": case_waits.for_a_statement,
    "signature": case_waits.for_a_signature,
    "answer": case_waits.for_the_customer,
    "paused": case_waits.paused,
}


def _waiting(what: str, user: Any, today: date) -> Q:
    """`mine`: what `user` holds that waits on someone else, and what they proposed and another
    must sign."""
    if what in WAITS:
        return OPEN & Q(WAITS[what]())
    on_others = Q()
    for name, waits in WAITS.items():
        if what == "any" or name != "signature":
            on_others |= Q(waits())
    if what == "any":
        return OPEN & on_others
    return OPEN & (Q(handler=user) & on_others | Q(case_waits.for_a_signature(proposed_by=user)))


CONDITIONS: dict[str, Condition] = {
    "queue": lambda queue, user, today: Q(queue=queue),
    "kind": lambda kind, user, today: Q(case_type__code=kind),
    "due": _due,
    "holder": _holder,
    "waiting": _waiting,
    "language": lambda code, user, today: Q(customer__language="" if code == "unknown" else code),
    "message": lambda new, user, today: Q(pk__in=Message.objects.unread().values("case")),
}
