"""The cases a person may see, as lists. Every count is the length of the list it links to."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from cases import search
from cases.correspondence import flags as correspondence
from cases.data_protection import panel as data_protection
from cases.models import Case, ClosedDay
from cases.models.case import CaseQuerySet
from cases.policy import working_days
from cases.staff import narrowing, panels, waits
from cases.statements import panel as statements


@dataclass(frozen=True)
class Row:
    """One line of a list: the case, the working days left to answer it, what it waits for and
    what else to look out for; and whether its box is ticked."""

    case: Case
    days_left: int | None
    overdue: bool
    waits: list[str]
    flags: list[str]
    selected: bool = False


def rows(cases: Iterable[Case], today: date, *, selected: Collection[str] = ()) -> list[Row]:
    """Lines for `cases` (from `for_list`); `selected`: the references of the boxes ticked."""
    closed = ClosedDay.objects.for_council()
    return [
        Row(
            case,
            days_left=days_left(case, today, closed),
            overdue=is_overdue(case, today),
            waits=waits.of(case),
            flags=[
                *correspondence.of(case),
                *statements.flags(case, today),
                *data_protection.flags(case),
                *panels.of(case).flags(case),
            ],
            selected=case.reference in selected,
        )
        for case in cases
    ]


def days_left(case: Case, today: date, closed: frozenset[date]) -> int | None:
    """Working days from `today` to the day we aim to answer; negative: working days since.

    Zero on the day itself, and once overdue until a working day has come: on the Saturday after
    a Friday. None for a case that is answered or closed, and for one whose clock stands still.
    """
    if case.is_answered or case.is_paused:  # type: ignore[attr-defined]
        return None
    return working_days.between(today, case.due_on, closed)


def is_overdue(case: Case, today: date) -> bool:
    """Whether the day to answer the case (from `for_list`) has passed."""
    return case.due_on < today and not case.is_paused and not case.is_answered  # type: ignore[attr-defined]


def chosen(user: Any, filters: Mapping[str, str], today: date) -> CaseQuerySet:
    """The cases `user` may see, narrowed by `filters`; open ones unless a state is named."""
    found = Case.objects.visible_to(user).filter(narrowing.where(filters, user, today))
    if words := filters.get("q", "").strip():
        found = search.having(found, words)
    return found


def of_keys(keys: Sequence[int]) -> list[Case]:
    """The cases of these keys as a list shows them, in this order: only what is shown is asked
    for, however long the list."""
    found = {case.pk: case for case in Case.objects.filter(pk__in=keys).for_list().order_by()}
    return [found[key] for key in keys if key in found]


# What presses: the filters that list it. The first are about what one holds.
MINE = {
    "mine": {"holder": "me"},
    "overdue": {"holder": "me", "due": "overdue"},
    "week": {"holder": "me", "due": "week"},
    "waiting": {"waiting": "mine"},
    "new": {"holder": "new"},
}
QUEUES = {
    "unassigned": {"holder": "nobody"},
    "all_overdue": {"due": "overdue"},
    "all_week": {"due": "week"},
}
MESSAGES = {"message": "new", "state": "all"}


def counts(user: Any, today: date) -> dict[str, tuple[Mapping[str, str], int]]:
    """What presses by its name: the filters that list it, and how many there are."""
    figures = MINE | QUEUES
    asked = {
        name: Count("pk", filter=narrowing.where(filters, user, today))
        for name, filters in figures.items()
    }
    numbers = Case.objects.visible_to(user).open().aggregate(**asked)
    numbers["messages"] = chosen(user, MESSAGES, today).count()
    return {
        name: (filters, numbers[name])
        for name, filters in (*figures.items(), ("messages", MESSAGES))
    }
