"""An officer finds a case by what they have: a reference, a name, a postcode, a word of it."""

import pytest

from cases import search
from cases.models import Case
from cases.policy.terms import Channel, LeadInvolved
from cases.staff import worklist
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


@pytest.fixture(autouse=True)
def ground():
    factories.ground_rules()


@pytest.fixture
def case() -> Case:
    factories.case(
        name="Rhywun Arall", email="rhywun@enghraifft.cymru", grounds=("Rhywbeth gwahanol.",)
    )
    made = factories.case(
        name="Siân O’Brien",
        address="1 Stryd y Bont\nWrecsam\nLL11 1AA",
        channels=frozenset({Channel.POST}),
        grounds=("Ni chefais rybudd gan y Cyngor.",),
        adjustments="Mae gen i epilepsi.",
    )
    search.catch_up()
    return made


def found(typed: str) -> list[Case]:
    return list(search.having(Case.objects.all(), typed))


@pytest.mark.parametrize(
    "typed",
    [
        *("Siân", "sian", "SIAN", "si", "O'Brien", "obrien", "brien", "sian obrien"),
        *("LL11 1AA", "ll111aa", "ll11", "stryd bont", "rhybudd", "gyngor", "chyngor", "CYNGOR"),
    ],
)
def test_a_case_is_found_by_what_was_typed(case, typed):
    assert found(typed) == [case]


def test_a_case_is_found_by_its_reference_however_it_is_typed(case):
    for typed in (
        case.reference,
        case.reference.lower(),
        case.reference.replace("-", ""),
        case.reference.replace("-", " "),
        case.reference[4:9],
    ):
        assert found(typed) == [case]


@pytest.mark.parametrize(
    "typed", ["ian", "sian jones", "LL12", "epilepsi", "%", "_", "***", "' OR 1"]
)
def test_a_case_is_not_found_by_anything_else(case, typed):
    assert found(typed) == []


def test_every_word_typed_must_be_there(case):
    assert found("sian rhybudd cyngor") == [case]
    assert found("sian rhybudd gwahanol") == []


def test_an_involved_lead_finds_nothing(case):
    factories.chief_officer()
    lead = factories.lead()
    factories.case(name="Caneri", lead_involved=LeadInvolved.YES)
    search.catch_up()
    assert not worklist.chosen(lead, {"q": "caneri", "state": "all"}, factories.NOW.date()).exists()


def test_words_that_are_no_longer_said_find_nothing(case):
    case.customer.name = "Enw Newydd"
    case.customer.save()
    search.changed(case)
    search.catch_up()
    assert (found("obrien"), found("newydd")) == ([], [case])


def test_what_is_kept_once_is_not_looked_at_again(case):
    assert search.catch_up() == 0


def test_looking_takes_one_query(case, django_assert_num_queries):
    with django_assert_num_queries(1):
        found("sian rhybudd cyngor")
