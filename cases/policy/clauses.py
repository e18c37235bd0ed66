"""Clauses: a lasting name for each rule of a policy on managing customers' contact.

A clause's *number* belongs to one edition (the same rule is 7.2 in one and 6.2 in another);
its *name* belongs to the rule and never changes. Names are addresses of the published
policy (`/en/policy/clause/appeal-window/`) and are stored on cases, so a name is only ever added.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


class Clause(StrEnum):
    """Every rule we know, by its lasting name. In the comments: its number, current / earlier."""

    ACCESSIBLE_SERVICE = "accessible-service"  # 1.1 / 1.1 adjustments; clear decisions
    FEW_CASES = "few-cases"  # 1.2 / 1.2 for a very small number of cases
    AIMS_AND_SCOPE = "aims-and-scope"  # 1.3 / 1.3 equity, safety; someone acting for another
    CONTACT_AND_COMPLAINT_APART = "contact-and-complaint-apart"  # 1.4 / 1.4 never one record
    STAFF_FREE_FROM_ABUSE = "staff-free-from-abuse"  # 2.1 / 2.1
    ABUSIVE_BEHAVIOUR = "abusive-behaviour"  # 2.2 / 2.2 examples
    THREATS_TO_POLICE = "threats-to-police"  # 2.3 / 2.3
    PROPORTIONATE_TIME = "proportionate-time"  # 3.1 / 3.1
    UNREASONABLE_DEMANDS = "unreasonable-demands"  # 3.2 / 3.2 examples
    ENDING_A_CALL = "ending-a-call"  # 4.1 / 4.1 after a warning
    TELEPHONE_RESTRICTION = "telephone-restriction"  # 4.2 / 4.2 by the line manager, for a period
    AFTER_A_CALL = "after-a-call"  # 4.3 / 4.3 formal management considered
    DECISION_TO_MANAGE = "decision-to-manage"  # 5.1 / 5.1 who warns, refers and decides
    COMPLAINTS_TEAM_CONTACT = "complaints-team-contact"  # 5.2 / none (partly illegible)
    MEASURES = "measures"  # 6.1 / 5.2 ways of managing contact
    ONE_LINE_OPEN = "one-line-open"  # 6.2 / 5.3 at least one line of contact stays
    GROUNDS_FOR_DECISION = "grounds-for-decision"  # 6.3 / 5.4 case by case; examples
    DECISION_REVIEW = "decision-review"  # 7.1 / 6.1 review of the decision
    APPEAL_WINDOW = "appeal-window"  # 7.2 / 6.2 how and until when to appeal; the team considers it
    LEAD_INVOLVED = "lead-involved"  # 7.3 / 6.3 who decides when the Complaints Lead was involved
    OMBUDSMAN = "ombudsman"  # 7.4 / none: the next step when still dissatisfied


_carried_out_by: dict[Clause, list[Callable[..., Any]]] = {name: [] for name in Clause}


def clause(*names: Clause | str) -> Callable[[F], F]:
    """Mark the function that carries out these clauses. An unknown name is refused at import."""
    clauses = [Clause(name) for name in names]

    def mark(function: F) -> F:
        for name in clauses:
            _carried_out_by[name].append(function)
        return function

    return mark


def carried_out_by(name: Clause | str) -> tuple[Callable[..., Any], ...]:
    """The functions that carry out this clause, in the order their modules were imported."""
    return tuple(_carried_out_by[Clause(name)])
