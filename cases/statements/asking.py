"""Whoever holds a case asks somebody for a statement, withdraws that, or reads what came."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from cases import events, permissions
from cases.casework import Incomplete
from cases.clock import local_date
from cases.handling import steps
from cases.models import Case, ClosedDay, Statement
from cases.permissions import Refused
from cases.policy import working_days

TO_ANSWER = 5  # working days, unless another day is named


def usual_day(today: date) -> date:
    """The day by which a statement is asked for unless another is named."""
    return working_days.after(today, TO_ANSWER, ClosedDay.objects.for_council())


def wrong_day(day: date, today: date) -> str:
    """What is wrong with `day` as the day to answer by, as a code; empty when nothing is."""
    if day < today:
        return "too_early"
    if not working_days.is_working_day(day, ClosedDay.objects.for_council()):
        return "not_working_day"
    return ""


@transaction.atomic
def ask(case: Case, *, of: Any, questions: str, due_on: date, by: Any, now: datetime) -> Statement:
    """Ask `of` to answer `questions` by `due_on`, a working day: one request waits at a time.

    They see the questions and what they say themselves, and nothing of the case. The same request
    sent again is the same request.
    """
    problems = [] if questions.strip() else [("questions", "required")]
    if wrong := wrong_day(due_on, local_date(now)):
        problems.append(("due_on", wrong))
    if problems:
        raise Incomplete(problems)
    case = steps.lock(case)
    permissions.check_user_can_ask_for_statement(by, case)
    if of.pk == by.pk or not permissions.has_right(of, "staff"):
        raise Refused("statement_of_oneself")
    before = case.statements.waiting().filter(of=of).first()
    if before is not None:
        if (before.questions, before.due_on) == (questions, due_on):
            return before
        raise Refused("statement_waiting")
    asked = Statement.objects.create(
        case=case, of=of, questions=questions, asked_by=by, asked_at=now, due_on=due_on
    )
    _record("statement_asked", asked, by=by, now=now, due_on=due_on.isoformat())
    return asked


@transaction.atomic
def withdraw(statement: Statement, *, by: Any, now: datetime) -> Statement:
    """It is no longer needed. What was typed so far stays; asked twice it is withdrawn once."""
    case = steps.lock(statement.case)
    permissions.check_user_can_ask_for_statement(by, case)
    found = Statement.objects.get(pk=statement.pk)
    if found.submitted_at is not None:
        raise Refused("statement_given")
    if found.withdrawn_at is None:
        found.withdrawn_at = now
        found.save(update_fields=["withdrawn_at"])
        _record("statement_withdrawn", found, by=by, now=now)
    return found


def read(case: Case, *, by: Any, now: datetime) -> None:
    """The one who holds the case has opened what was given; a colleague's look leaves it new."""
    if case.handler_id == by.pk:
        case.statements.unread().update(read_at=now)


def _record(kind: str, statement: Statement, *, by: Any, now: datetime, **data: Any) -> None:
    said = {"statement": statement.pk, "people": [statement.of_id], **data}
    events.record(statement.case, kind, now=now, by=by, **said)
