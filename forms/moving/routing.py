"""Whether the routing that came with a form can be kept: as on the screen of the kind of case."""

from collections.abc import Iterator

from cases.models import CaseType
from cases.policy import routing
from cases.policy.conditions import Row
from forms.case_types import words
from forms.case_types.offered import Offered, offered

from .places import Fault, Place, Refused, refuse

ROWS: Place = ("case_type", "routing_rows")


def check(case_type: CaseType) -> None:
    """`Refused` with every row that asks what no form asks, or that never decides.

    Rows that overlap, and answers that no row names, are for the author of the file to mean.
    """
    rows = [row.as_row() for row in case_type.routing_rows.all()]
    if rows and case_type.flow == CaseType.Flow.APPEAL:
        raise refuse(ROWS, "An appeal has no rows: the policy says who considers it.")
    known = offered(case_type.code, "en")
    faults = [
        Fault(place=(*ROWS, index, name), message=message)
        for index, row in enumerate(rows)
        for name, message in _unfit(row, known)
    ]
    if not faults:
        found = routing.study(rows, {name: one.field for name, one in known.items()})
        faults = [
            Fault(place=(*ROWS, one.place - 1), message=words.dead(one)) for one in found.dead
        ]
    if faults:
        raise Refused(faults)


def _unfit(row: Row, known: dict[str, Offered]) -> Iterator[tuple[str, str]]:
    one = known.get(row.field)
    values = {row.value} if isinstance(row.value, str) else set(row.value)
    if one is None:
        yield "field", "No form of this kind of case asks this."
    elif row.operator not in routing.OPERATORS[one.field.kind]:
        yield "operator", "This cannot be asked of that question."
    elif one.options and (unknown := values - set(one.options) - {""}):
        yield "value", f"“{min(unknown)}” is not an option of that question."
