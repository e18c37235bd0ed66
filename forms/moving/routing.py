"""Whether the routing that came with a form can be kept: as on the screen of the kind of case."""

from collections.abc import Iterator

from cases.handling.rows import table_of
from cases.models import CaseType
from cases.policy import routing
from cases.policy.conditions import Condition
from cases.policy.routing import MOST_TOGETHER
from forms.case_types import words
from forms.case_types.form import study
from forms.case_types.offered import Offered, offered

from .places import Fault, Place, Refused, refuse

ROWS: Place = ("case_type", "routing_rows")


def check(case_type: CaseType) -> None:
    """`Refused` with every row that asks what no form asks, or that never decides.

    Rows that overlap, and answers that no row names, are for the author of the file to mean.
    """
    rows = table_of(case_type).rows
    if rows and case_type.flow == CaseType.Flow.APPEAL:
        raise refuse(ROWS, "An appeal has no rows: the policy says who considers it.")
    known = offered(case_type.code, "en")
    faults = [
        Fault(place=(*ROWS, index, *_part(number), name), message=message)
        for index, row in enumerate(rows)
        for number, condition in enumerate(row.conditions)
        for name, message in _unfit(condition, known)
    ]
    faults += [
        Fault(place=(*ROWS, index), message=f"A row asks {MOST_TOGETHER} things at most.")
        for index, row in enumerate(rows)
        if len(row.conditions) > MOST_TOGETHER
    ]
    if not faults:
        found = study(rows, known)
        faults = [
            Fault(place=(*ROWS, one.place - 1), message=words.dead(one)) for one in found.dead
        ]
    if faults:
        raise Refused(faults)


def _part(number: int) -> Place:
    """Where in a row its condition of this number stands, the row's own being number 0."""
    return ("also", number - 1) if number else ()


def _unfit(asked: Condition, known: dict[str, Offered]) -> Iterator[tuple[str, str]]:
    one = known.get(asked.field)
    values = {asked.value} if isinstance(asked.value, str) else set(asked.value)
    if one is None:
        yield "field", "No form of this kind of case asks this."
    elif asked.operator not in routing.OPERATORS[one.field.kind]:
        yield "operator", "This cannot be asked of that question."
    elif one.options and (unknown := values - set(one.options) - {""}):
        yield "value", f"“{min(unknown)}” is not an option of that question."
