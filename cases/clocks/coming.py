"""What comes due with time, or is overdue, on open cases: nothing is written here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Max

from cases.models import Case, CaseType, ClosedDay, DataComplaint, Reminder, State, Statement
from cases.models.case_waits import paused
from cases.models.reminder import acknowledged, data_acknowledged
from cases.policy import targets

WARN_DATA = timedelta(days=7)  # of the 30 calendar days to acknowledge such a complaint

What = Reminder.What


@dataclass(frozen=True, kw_only=True)
class Due:
    """Something on a case that somebody is to be reminded of, and the day it is due."""

    case: int
    what: Reminder.What
    day: date

    @property
    def late(self) -> bool:
        return self.what in Reminder.LATE


def due(today: date) -> list[Due]:
    """Everything that is due soon or overdue on `today`; nothing while the time stands still."""
    closed = ClosedDay.objects.for_council()
    return [
        *_acknowledgements(today, closed),
        *_answers(today, closed),
        *_data(today),
        *_statements(today, closed),
    ]


def _acknowledgements(today: date, closed: frozenset[date]) -> Iterator[Due]:
    rows = Case.objects.open().filter(~paused(), ~acknowledged("pk"))
    near = _near(rows, "acknowledge_by", "warn_acknowledgement", today, closed)
    for case, day in near:
        yield _of(case, day, today, What.ACKNOWLEDGE_SOON, What.ACKNOWLEDGE_LATE)


def _answers(today: date, closed: frozenset[date]) -> Iterator[Due]:
    rows = Case.objects.open().exclude(state=State.ANSWERED).filter(~paused())
    for case, day in _near(rows, "due_on", "warn_answer", today, closed):
        yield _of(case, day, today, What.ANSWER_SOON, What.ANSWER_LATE)


def _near(
    rows, day: str, warn: str, today: date, closed: frozenset[date]
) -> Iterator[tuple[int, date]]:
    """The cases whose `day` has passed, or is as near as their type says under `warn`."""
    longest = CaseType.objects.aggregate(most=Max(warn))["most"] or 0
    until = targets.first_not_near(today, within=longest, closed=closed)
    found = rows.filter(**{f"{day}__lt": until}).annotate(warn=F(f"case_type__{warn}"))
    for case, when, within in found.values_list("pk", day, "warn"):
        if when < today or targets.is_near(when, today, within=within, closed=closed):
            yield case, when


def _data(today: date) -> Iterator[Due]:
    """A complaint about personal data never waits for the case around it."""
    rows = DataComplaint.objects.filter(case__closed_at=None, answered_on=None)
    rows = rows.filter(~data_acknowledged("pk"), acknowledge_by__lte=today + WARN_DATA)
    for case, day in rows.values_list("case", "acknowledge_by"):
        yield _of(case, day, today, What.DATA_SOON, What.DATA_LATE)


def _statements(today: date, closed: frozenset[date]) -> Iterator[Due]:
    until = targets.first_not_near(today, within=Statement.WARN, closed=closed)
    rows = Statement.objects.waiting().filter(case__closed_at=None, due_on__lt=until)
    for case, day in rows.values_list("case", "due_on"):
        yield _of(case, day, today, What.STATEMENT_SOON, What.STATEMENT_LATE)


def _of(case: int, day: date, today: date, soon: What, late: What) -> Due:
    return Due(case=case, day=day, what=late if day < today else soon)
