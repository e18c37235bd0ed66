"""Whoever holds a case asks somebody for a statement; nobody else asks, and nothing is doubled."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from cases import handling, statements
from cases.casework import Incomplete
from cases.handling import involvement
from cases.models import Case, Statement
from cases.permissions import Refused
from cases.staff import timeline
from cases.statements import asking, panel
from tests import factories
from tests.factories import NOW, fresh
from tests.statements.conftest import DUE, QUESTIONS

TODAY = NOW.date()


def ask(case, of, by, **over):
    said = {"questions": QUESTIONS, "due_on": DUE, "now": NOW, **over}
    return statements.ask(case, of=of, by=by, **said)


def test_asking_is_recorded_without_the_words(case, asked, witness):
    event = case.events.get(kind="statement_asked")
    assert event.data == {
        "statement": asked.pk, "people": [witness.pk], "due_on": DUE.isoformat()
    }  # fmt: skip


def test_the_same_request_twice_is_one_and_another_waits_for_its_turn(
    case, asked, witness, officer
):
    assert ask(case, witness, officer) == asked
    with pytest.raises(Refused, match="statement_waiting"):
        ask(case, witness, officer, questions="And on 5 November?")
    assert Statement.objects.count() == 1


@pytest.mark.parametrize("role", ["complaints_team", "complaints_lead", "auditor", "frontline"])
def test_only_who_holds_the_case_asks(case, witness, role):
    with pytest.raises(Refused):
        ask(case, witness, factories.user(role))


def test_nobody_asks_themselves_or_somebody_without_a_role(case, officer):
    for person in (officer, factories.user()):
        with pytest.raises(Refused, match="statement_of_oneself"):
            ask(case, person, officer)


@pytest.mark.parametrize(
    ("due_on", "code"),
    [(TODAY - timedelta(days=1), "too_early"), (date(2026, 12, 25), "not_working_day"),
     (date(2026, 11, 28), "not_working_day")],
)  # fmt: skip
def test_the_day_is_a_working_day_to_come(case, witness, officer, due_on, code):
    with pytest.raises(Incomplete) as refused:
        ask(case, witness, officer, due_on=due_on)
    assert refused.value.problems == [("due_on", code)]
    assert ask(case, witness, officer, due_on=TODAY)


def test_five_working_days_are_usual(case):
    assert asking.usual_day(TODAY) == DUE
    assert asking.usual_day(date(2026, 12, 23)) == date(2027, 1, 4)


def test_being_asked_shows_nothing_of_the_case(asked, case, witness):
    assert not Case.objects.visible_to(witness).exists()
    with pytest.raises(Refused):
        handling.claim(case, by=witness, now=NOW)


def test_a_request_is_withdrawn_once_and_what_was_typed_stays(asked, case, officer, witness):
    statements.save(asked, words="I was not there.", by=witness)
    for _ in range(2):
        statements.withdraw(asked, by=officer, now=NOW)
    assert fresh(asked).words == "I was not there."
    assert case.events.filter(kind="statement_withdrawn").count() == 1
    assert ask(case, witness, officer, questions="Something else?").pk != asked.pk


def test_what_was_given_is_not_withdrawn(asked, officer, witness):
    statements.submit(asked, words="I was not there.", by=witness, now=NOW)
    with pytest.raises(Refused, match="statement_given"):
        statements.withdraw(asked, by=officer, now=NOW)


def test_the_list_says_that_a_statement_came_is_late_and_is_read(asked, case, officer, witness):
    def flags(day):
        with translation.override("en"):
            return panel.flags(Case.objects.for_list().get(pk=case.pk), day)

    assert flags(DUE) == [] and flags(DUE + timedelta(days=1)) == ["A statement is late"]
    statements.submit(asked, words="I was not there.", by=witness, now=NOW)
    assert flags(DUE + timedelta(days=1)) == ["A statement has come"]
    statements.read(fresh(case), by=factories.officer(), now=NOW)
    assert flags(DUE) == ["A statement has come"]
    statements.read(fresh(case), by=officer, now=NOW)
    assert flags(DUE) == []


def test_the_timeline_names_who_was_asked(asked, case, officer, witness):
    statements.withdraw(asked, by=officer, now=NOW)
    with translation.override("en"):
        titles = [entry.title for entry in timeline.entries(case, reader=officer)]
    assert titles[0].endswith("From: Mari Enghraifft.") and titles[1].endswith("Mari Enghraifft.")


def test_somebody_who_becomes_involved_loses_the_case_and_may_still_be_asked(case, officer):
    colleague = factories.officer()
    involvement.add(case, part="warned", source="declared", by=officer, user=officer, now=NOW)
    handling.claim(fresh(case), by=colleague, now=NOW)
    asked = ask(fresh(case), officer, colleague)
    assert statements.submit(asked, words="I gave it.", by=officer, now=NOW).submitted_at
    assert not Case.objects.visible_to(officer).exists()
