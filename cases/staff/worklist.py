"""The cases a person may see, as lists. Every count is the length of the list it links to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cases import search
from cases.correspondence import flags as correspondence
from cases.models import Case, ClosedDay, Message
from cases.models.case import CaseQuerySet
from cases.policy import working_days
from cases.staff import panels


@dataclass(frozen=True)
class Row:
    """One line of a list: the case, the working days left to answer it, what to look out for."""

    case: Case
    days_left: int | None
    overdue: bool
    flags: list[str]


def rows(cases: Iterable[Case], today: date) -> list[Row]:
    """Lines for `cases` (from `for_list`); a closed case has no days left."""
    closed = ClosedDay.objects.for_council()
    return [
        Row(
            case,
            days_left=days_left(case, today, closed),
            overdue=case.due_on < today,
            flags=[*correspondence.of(case), *panels.of(case).flags(case)],
        )
        for case in cases
    ]


def days_left(case: Case, today: date, closed: frozenset[date]) -> int | None:
    """Working days from `today` to the day we aim to answer; negative: working days since.

    Zero on the day itself, and once overdue until a working day has come: on the Saturday after
    a Friday.
    """
    if case.closed_at is not None:
        return None
    return working_days.between(today, case.due_on, closed)


# Due dates: overdue before today, this week from today to Sunday.
DUE = ("overdue", "week")
HOLDER = ("me", "nobody")


def due(cases: CaseQuerySet, when: str, today: date) -> CaseQuerySet:
    if when == "overdue":
        return cases.overdue(today)
    return cases.due_between(today, today + timedelta(days=6 - today.weekday()))


def held(cases: CaseQuerySet, holder: str, user: Any) -> CaseQuerySet:
    return cases.held_by(user) if holder == "me" else cases.unassigned()


def chosen(user: Any, filters: Mapping[str, str], today: date) -> CaseQuerySet:
    """The cases `user` may see, narrowed by `filters`; open ones unless a state is named."""
    found = Case.objects.visible_to(user)
    if queue := filters.get("queue"):
        found = found.filter(queue=queue)
    state = filters.get("state") or "open"
    if state == "open":
        found = found.open()
    elif state != "all":
        found = found.filter(state=state)
    if filters.get("due"):
        found = due(found, filters["due"], today)
    if filters.get("holder"):
        found = held(found, filters["holder"], user)
    if filters.get("message"):
        found = found.filter(pk__in=Message.objects.unread().values("case"))
    if words := filters.get("q", "").strip():
        found = search.having(found, words)
    return found


def counts(user: Any, today: date) -> list[tuple[str, dict[str, str], int]]:
    """What presses: a name, the filters that list it, and how many there are."""
    pressing = {
        "mine": {"holder": "me"},
        "overdue": {"due": "overdue"},
        "week": {"due": "week"},
        "unassigned": {"holder": "nobody"},
        "messages": {"message": "new", "state": "all"},
    }
    return [
        (name, filters, chosen(user, filters, today).count()) for name, filters in pressing.items()
    ]
