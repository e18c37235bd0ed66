"""Managing contact: the measures, the line that stays open, the review."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cases.policy import working_days
from cases.policy.clauses import Clause, clause
from cases.policy.terms import Channel, Edition


class Measure(StrEnum):
    """Ways of managing contact (6.1, an open list: "amongst other considerations")."""

    FORM_OF_CONTACT = "form_of_contact"  # for example e-mail or letter only
    CALL_TIMES = "call_times"  # calls on given days or times
    SINGLE_POINT = "single_point"  # one person for all future correspondence
    BEHAVIOUR_CONTRACT = "behaviour_contract"  # agreed, and signed by the customer
    BLOCKED = "blocked"  # calls or e-mails are not received; never closes the appeal door
    READ_AND_FILED = "read_and_filed"  # read for new issues, then filed; an appeal is acknowledged
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class LineOpen:
    """Whether a decision leaves the customer the lines of contact the edition promises."""

    open_lines: frozenset[Channel]
    is_kept: bool
    """False: "wherever possible" needs a recorded reason and a second person."""
    clause: Clause = Clause.ONE_LINE_OPEN


@dataclass(frozen=True, kw_only=True)
class ReviewDue:
    """When a decision to manage contact is to be reviewed."""

    due_on: date | None
    """On or before this day; it does not move for weekends. None: this edition sets no time."""
    internal_target: date | None
    """The last working day on or before it."""
    clause: Clause = Clause.DECISION_REVIEW


@clause(Clause.ONE_LINE_OPEN)
def line_open(edition: Edition, open_lines: Collection[Channel]) -> LineOpen:
    """Check the lines of contact a decision leaves open. The way to appeal is no line of these:
    it is always open."""
    lines = frozenset(open_lines)
    return LineOpen(open_lines=lines, is_kept=len(lines) >= edition.terms.lines_left_open)


@clause(Clause.DECISION_REVIEW)
def review_due(edition: Edition, notice_on: date, closed: frozenset[date]) -> ReviewDue:
    """The edition's calendar months from the date of the notice (not from its receipt)."""
    months = edition.terms.review_within
    if months is None:
        return ReviewDue(due_on=None, internal_target=None)
    due_on = working_days.months_after(notice_on, months)
    return ReviewDue(
        due_on=due_on, internal_target=working_days.working_day_on_or_before(due_on, closed)
    )
