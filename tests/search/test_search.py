"""An officer finds a case by what they have: a reference, a name, a postcode, a word of it."""

import uuid

import pytest

from cases import handling, notes, search, statements
from cases.correspondence import messages
from cases.data_protection import complaints
from cases.models import Case, Statement
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


@pytest.mark.parametrize(
    "typed", ["because", "records", "nghofnodion", "cwestiwn", "gyfrinachol", "gohebol", "nodyn"]
)
def test_a_case_is_found_by_what_was_said_about_it_since(typed):
    officer = factories.officer()
    case = factories.checked_case(officer)
    handling.claim(case, by=officer, now=factories.NOW)
    notes.add(case, key=uuid.uuid4(), words="Nodyn", by=officer, now=factories.NOW)
    sealed = Statement.objects.create(
        case=case,
        of=factories.user("line_manager"),
        questions="Un cwestiwn",
        asked_by=officer,
        asked_at=factories.NOW,
        due_on=factories.NOW.date(),
    )
    said = "Mae hyn yn gyfrinachol, yn ein cofnodion."
    statements.submit(sealed, words=said, by=sealed.of, now=factories.NOW)
    said = {
        "words": "Darn gohebol",
        "language": "cy",
        "via": "post",
        "came_on": factories.NOW.date(),
    }
    messages.receive(case, key=uuid.uuid4(), by=officer, now=factories.NOW, **said)
    factories.decide(factories.fresh(case), by=officer)
    search.catch_up()

    assert found(typed) == [case]


def test_a_statement_on_its_way_is_not_searched(case):
    officer = factories.officer()
    Statement.objects.create(
        case=case,
        of=factories.user("line_manager"),
        questions="Beth?",
        asked_by=officer,
        asked_at=factories.NOW,
        due_on=factories.NOW.date(),
        words="Hanner brawddeg",
    )
    search.changed(case)
    search.catch_up()
    assert found("brawddeg") == []


def test_what_is_kept_once_is_not_looked_at_again(case):
    assert search.catch_up() == 0


def test_looking_takes_one_query(case, django_assert_num_queries):
    with django_assert_num_queries(1):
        found("sian rhybudd cyngor")


def test_a_case_is_found_by_what_a_complaint_about_personal_data_is_about(case):
    lead = factories.lead()
    factories.case(name="Arall", lead_involved=LeadInvolved.YES)
    about, officer = "Anfonwyd y ffeil at gymydog.", factories.officer()
    for each in Case.objects.all():
        by = factories.chief_officer() if each.queue == "chief_officer" else officer
        complaints.found(each, about=about, by=by, now=factories.NOW)
    search.catch_up()

    assert len(found("cymydog")) == Case.objects.count() == 3
    chosen = worklist.chosen(lead, {"q": "cymydog"}, factories.NOW.date())
    assert {seen.queue for seen in chosen} == {"complaints_team"} and len(chosen) == 2
