"""A decision: by the one who holds the case, with reasons, an answer to each ground, a letter."""

import pytest

from cases import handling
from cases.appeals import by_customer, decisions
from cases.casework import Incomplete
from cases.models import Decision
from cases.permissions import Refused
from cases.policy.terms import LeadInvolved
from tests import factories
from tests.factories import NOW, fresh, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ground_rules(db):
    factories.ground_rules()


@pytest.fixture
def officer():
    return factories.officer()


@pytest.fixture
def case(officer):
    found = factories.checked_case(officer)
    handling.claim(found, by=officer, now=NOW)
    return fresh(found)


def decide(case, officer, **over):
    fields = {
        "outcome": "varied",
        "reasons": words(),
        "ground_answers": {1: words(), 2: words()},
        **over,
    }
    return decisions.decide(case, by=officer, now=NOW, **fields)


def test_a_decided_case_is_closed_with_one_letter(case, officer):
    decide(case, officer)
    assert fresh(case).state == "closed"
    assert case.letters.filter(kind="decision").count() == 1


@pytest.mark.parametrize("outcome", ["stands", "varied", "ended"])
def test_an_appeal_ends_in_one_of_three_ways(case, officer, outcome):
    assert decide(case, officer, outcome=outcome).outcome == outcome


@pytest.mark.parametrize("outcome", ["", "late_refused", "no_internal_step", "upheld"])
def test_no_other_outcome_is_taken(case, officer, outcome):
    with pytest.raises(Incomplete, match="outcome"):
        decide(case, officer, outcome=outcome)


def test_reasons_are_compulsory(case, officer):
    with pytest.raises(Incomplete, match="reasons_en"):
        decide(case, officer, reasons={"en": " "})


def test_each_ground_is_answered(case, officer):
    with pytest.raises(Incomplete, match="ground_2_en"):
        decide(case, officer, ground_answers={1: words()})


def test_nothing_is_written_when_something_is_missing(case, officer):
    with pytest.raises(Incomplete):
        decide(case, officer, ground_answers={})
    assert not Decision.objects.exists()
    assert fresh(case).state == "decide"


def test_a_bilingual_letter_needs_words_in_both_languages(officer):
    case = factories.checked_case(officer, reply_language="both")
    handling.claim(case, by=officer, now=NOW)
    with pytest.raises(Incomplete, match="reasons_cy"):
        decide(fresh(case), officer, reasons={"en": "Because."})


def test_whoever_does_not_hold_the_case_cannot_decide_it(case):
    with pytest.raises(Refused, match="already_taken"):
        decide(case, factories.officer())


def test_a_case_nobody_holds_must_be_taken_first(officer):
    with pytest.raises(Refused, match="claim_first"):
        decide(factories.checked_case(officer), officer)


def test_a_case_is_not_decided_before_it_is_checked(officer):
    case = factories.case()
    handling.claim(case, by=officer, now=NOW)
    with pytest.raises(Refused, match="already_done"):
        decide(fresh(case), officer)


def test_a_case_is_not_decided_twice(case, officer):
    decide(case, officer)
    with pytest.raises(Refused, match="already_done"):
        decide(case, officer)


def test_the_chief_officer_decides_when_the_lead_was_involved():
    factories.lead()
    chief = factories.chief_officer()
    case = factories.checked_case(chief, lead_involved=LeadInvolved.YES)
    handling.claim(case, by=chief, now=NOW)
    assert decide(fresh(case), chief).decided_by == chief


def test_an_appeal_its_customer_has_withdrawn_is_not_decided(case, officer):
    by_customer.withdraw(case, known=0, now=NOW)

    with pytest.raises(Refused) as refused:
        decide(case, officer)

    assert refused.value.code == "asks_to_withdraw"
    assert not Decision.objects.exists()
