"""To which team a new case goes by the routing rows of its kind, and why.

A row chooses among teams and knows nothing of people: 7.3 is outside its reach. Whoever brings a
case in asks here first, puts the case where the verdict says, and then lets `routing.settle` send
it on when everybody there had a part in the matter.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cases.models import CaseType, ClosedDay
from cases.policy import conditions
from cases.policy.conditions import Table, Verdict
from cases.policy.operators import Day

ROW, OTHERWISE = "row", "otherwise"
"""Why a case is where it is, as `Case.route_reason["reason"]` has it."""


def table_of(case_type: CaseType) -> Table:
    """The rows of this kind of case in their order; its team when none fits."""
    rows = case_type.routing_rows.prefetch_related("also")
    return Table(rows=tuple(row.as_row() for row in rows), otherwise=case_type.team)


def queue_for(case_type: CaseType, values: Mapping[str, Any], on: date) -> Verdict:
    """The team for a new case with these answers that came `on` this day, and the row that fired.

    `values` are plain answers by the key of their question and by their meaning; what is not there
    is not answered. Total: whatever was answered, there is exactly one team.
    """
    return table_of(case_type).decide(values, day_of(on))


def day_of(on: date) -> Day:
    """The day a case comes in, as `within` counts from it: by the customer's working days."""
    return Day(today=on, closed=ClosedDay.objects.for_customer())


def reason(verdict: Verdict) -> dict[str, Any]:
    """What `Case.route_reason` keeps of it: the row as it stood, never the answer."""
    if verdict.row is None:
        return {"reason": OTHERWISE, "clause": ""}
    row = conditions.Table(rows=(verdict.row,), otherwise=verdict.outcome).to_dict()["rows"][0]
    return {"reason": ROW, "clause": "", "place": verdict.place, "row": row}
