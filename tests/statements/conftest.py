"""A case somebody holds, somebody with a part in it, and what they were asked."""

from datetime import date

import pytest

from cases import handling, statements
from cases.handling import involvement
from tests import factories
from tests.factories import NOW

DUE = date(2026, 11, 30)
QUESTIONS = "What was said on the telephone on 2 November?"


@pytest.fixture
def officer(db):
    factories.ground_rules(dated=True)
    return factories.officer(first_name="Owain", last_name="Enghraifft")


@pytest.fixture
def case(officer):
    found = factories.case()
    handling.claim(found, by=officer, now=NOW)
    return factories.fresh(found)


@pytest.fixture
def witness(case, officer):
    """Frontline staff who saw what happened, and an officer beside who did not."""
    factories.officer()
    person = factories.user("frontline", first_name="Mari", last_name="Enghraifft")
    involvement.add(case, part="witness", source="recorded", by=officer, user=person, now=NOW)
    return person


@pytest.fixture
def asked(case, officer, witness):
    return statements.ask(case, of=witness, questions=QUESTIONS, due_on=DUE, by=officer, now=NOW)
