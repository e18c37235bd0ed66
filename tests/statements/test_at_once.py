"""Giving, withdrawing and asking at the same moment: one of them happens."""

import pytest

from cases import statements
from cases.models import Event, Statement
from tests import factories
from tests.factories import NOW
from tests.follow.test_at_once import at_once
from tests.statements.conftest import DUE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_engines]


def test_one_statement_given_six_times_at_once_is_one(asked, witness):
    given = at_once(
        *(lambda: statements.submit(asked, words="Once.", by=witness, now=NOW) for _ in range(6))
    )
    assert given == [asked] * 6
    assert Event.objects.filter(kind="statement_given").count() == 1


def test_of_other_words_given_at_once_one_stands(asked, witness):
    given = at_once(
        *(
            lambda words=words: statements.submit(asked, words=words, by=witness, now=NOW).words
            for words in ("One.", "Two.")
        )
    )
    stands = factories.fresh(asked).words
    assert stands in ("One.", "Two.") and sorted(given) == sorted([stands, "statement_given"])


def test_of_giving_and_withdrawing_at_once_one_happens(asked, officer, witness):
    at_once(
        lambda: statements.submit(asked, words="Once.", by=witness, now=NOW),
        lambda: statements.withdraw(asked, by=officer, now=NOW),
    )
    stands = factories.fresh(asked)
    assert bool(stands.submitted_at) != bool(stands.withdrawn_at)


def test_of_requests_to_one_person_at_once_one_waits(case, officer, witness):
    at_once(
        *(
            lambda words=words: statements.ask(
                case, of=witness, questions=words, due_on=DUE, by=officer, now=NOW
            )
            for words in ("One?", "Two?", "Three?")
        )
    )
    assert Statement.objects.count() == 1
