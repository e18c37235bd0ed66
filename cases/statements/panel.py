"""What statements add to the page of a case, and to its line in a list."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cases import permissions
from cases.models import Case, Statement


@dataclass(frozen=True)
class Asked:
    """One request as it is read on the case. `unrecorded`: whoever was asked has no part on
    record, so the case is not shut to them."""

    statement: Statement
    status: str
    kind: str  # of its tag
    waits: bool
    unrecorded: bool


def flags(case: Any, today: date) -> list[str]:
    """What to look out for, in a word or two each; `case` is from `Case.objects.for_list()`."""
    found = []
    if case.statement_came:
        found.append(_("A statement has come"))
    if case.statement_due is not None and case.statement_due < today:
        found.append(_("A statement is late"))
    return found


def involved(case: Case) -> set[int]:
    """The ids of those whose part in the matter is on record."""
    return case.involvements.standing().people()


def page(case: Case, user: Any, today: date) -> dict[str, Any]:
    """What the tab shows."""
    recorded = involved(case)
    rows = case.statements.select_related("of", "asked_by", "case")
    return {
        "asked": [_asked(row, today, recorded) for row in rows],
        "may_ask": permissions.user_can_ask_for_statement(user, case),
    }


def _asked(row: Statement, today: date, recorded: set[int]) -> Asked:
    status, kind = standing(row, today)
    waits = kind in ("wait", "bad")
    return Asked(row, status, kind, waits=waits, unrecorded=row.of_id not in recorded)


def waiting_for(user: Any, today: date) -> dict[str, Any]:
    """How many statements are asked of `user`, and how many of them are late."""
    days = list(Statement.objects.asked_of(user).waiting().values_list("due_on", flat=True))
    late = sum(day < today for day in days)
    return {"waiting": len(days), "late": late, "kind": "warning" if late else ""}


def standing(row: Statement, today: date) -> tuple[str, str]:
    """How a request stands, in words, and the kind of tag that repeats it."""
    if row.submitted_at is not None:
        return _("Given"), "good"
    if row.withdrawn_at is not None or row.case.closed_at is not None:
        return _("No longer needed"), "quiet"
    if row.due_on < today:
        return _("Late"), "bad"
    return _("Waiting"), "wait"
