"""Who declares that they know a person is shut out of that person's cases, at once and to come."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases import letters
from cases.casework import Incomplete
from cases.contact import same_person
from cases.handling import interests, involvement
from cases.models import Case, Customer, Interest, Involvement, Queue
from cases.permissions import Refused
from tests import factories
from tests.factories import NOW, fresh

PAGE = "/staff/interests/"
LIVES = {"address": "1 Stryd Fawr\nWrecsam\nLL11 1AY"}
ODD = "=1+1 <b>ŵ</b> \u202e ‘’ {{ x }} %s 🦄 \\ ' \""


def declare(by, **over):
    said = {"name": "Sian Enghraifft", "postcode": "ll111ay", **over}
    return interests.declare(by=by, now=NOW, **said)


def sees(user, case) -> bool:
    return Case.objects.visible_to(user).filter(pk=case.pk).exists()


def test_a_standing_case_they_hold_goes_back_to_the_queue(officer, colleague, held):
    case = held(**LIVES)
    declare(officer)
    assert not sees(officer, case) and sees(colleague, case)
    assert fresh(case).handler is None
    noted = case.involvements.get()
    assert (noted.user, noted.part, noted.source, noted.added_by) == (
        officer, Involvement.Part.INTEREST, Involvement.Source.DECLARED, officer
    )  # fmt: skip


def test_a_new_case_is_closed_to_them_from_the_start(officer, colleague):
    declare(officer)
    case = factories.case(**LIVES)
    assert not sees(officer, case) and sees(colleague, case)
    assert case.events.filter(kind="involvement_added").count() == 1


def test_where_all_know_the_person_the_case_goes_on_and_the_customer_is_told(officer, held):
    chief = factories.chief_officer()
    case = held(**LIVES)
    declare(officer)
    assert fresh(case).queue == Queue.CHIEF_OFFICER and sees(chief, case)
    assert case.letters.filter(kind="progress").count() == 1


def test_where_nobody_is_free_it_is_parked_and_the_letter_names_the_ombudsman(officer):
    chief = factories.chief_officer()
    case = factories.case(**LIVES)
    for person in (officer, chief):
        declare(person)
    assert fresh(case).is_parked
    page = letters.page(case.letters.filter(kind="progress").last())
    assert "Everyone at the Council who could decide your appeal was involved" in page
    assert "0300 790 0203" in page and "www.ombudsman.wales" in page


@pytest.mark.parametrize(
    ("declared", "other"),
    [
        ({"name": "Siân Enghraifft"}, LIVES),
        ({"name": "ENGHRAIFFT, Sian"}, LIVES),
        ({"name": "Enghraifft"}, LIVES),
        ({"name": "Mrs", "email": "SIAN@enghraifft.cymru"}, {}),
    ],
)
def test_a_person_is_known_by_name_and_postcode_or_by_email(officer, declared, other):
    declare(officer, **declared)
    assert not sees(officer, factories.case(**other))


@pytest.mark.parametrize(
    ("declared", "other"),
    [
        ({"name": "Siân Arall"}, LIVES),
        ({}, {"address": "1 Stryd Fawr\nWrecsam\nLL11 1AZ"}),
        ({"postcode": "", "email": "arall@enghraifft.cymru"}, LIVES),
    ],
)
def test_nobody_else_is(officer, declared, other):
    declare(officer, **declared)
    assert sees(officer, factories.case(**other))


def test_a_closed_case_is_left_as_it_is(officer):
    colleague = factories.officer()
    case = factories.decided_case(colleague, **LIVES)
    declare(officer)
    assert not case.involvements.exists()


def test_ending_it_opens_no_case_and_shuts_out_of_none_to_come(officer, colleague):
    case = factories.case(**LIVES)
    declared = declare(officer)
    for _ in range(2):
        interests.end(declared, by=officer, now=NOW)
    assert not sees(officer, case) and sees(officer, factories.case(**LIVES))
    with pytest.raises(Refused):
        interests.end(declared, by=colleague, now=NOW)


def test_declared_again_it_is_one(officer, colleague):
    factories.case(**LIVES)
    assert declare(officer) == declare(officer)
    assert Involvement.objects.count() == 1


def test_the_clock_finds_what_a_change_of_address_made_known(officer, colleague):
    case = factories.case()
    declare(officer)
    assert interests.catch_up(now=NOW) == 0
    Customer.objects.filter(cases=case).update(**LIVES)
    assert [interests.catch_up(now=NOW) for _ in range(2)] == [1, 0]
    assert not sees(officer, case)


def test_what_was_lifted_with_a_reason_stays_lifted(officer, colleague):
    case = factories.case(**LIVES)
    declare(officer)
    involvement.lift(
        case.involvements.all(), case=case, by=colleague, reason="Another person.", now=NOW
    )
    assert interests.catch_up(now=NOW) == 0 and sees(officer, case)


@pytest.mark.parametrize("over", [{"name": " "}, {"postcode": ""}, {"postcode": "LL11"}])
def test_what_tells_no_person_is_refused(officer, over):
    with pytest.raises(Incomplete):
        declare(officer, **over)


@settings(deadline=None, max_examples=50, suppress_health_check=list(HealthCheck))
@given(name=st.text(max_size=200), other=st.text(max_size=200))
def test_any_words_can_be_compared(name, other):
    known = Customer(name=name, address=other, email="")
    same_person.may_be(Interest(name=other, postcode="LL11 1AY", email=""), known)


def test_the_page_shows_ones_own_and_keeps_what_is_typed(signed_in, officer, colleague, language):
    declare(colleague, name="Rhywun Arall")
    screen = signed_in(officer, language)
    wrong = screen.post(PAGE, {"name": ODD, "postcode": "x"})
    assert wrong.context["form"]["name"].value() == ODD and wrong.context["form"].errors
    assert screen.post(PAGE, {"name": ODD, "email": "a@b.cymru"}).url == PAGE
    page = screen.get(PAGE)
    (mine,) = page.context["declared"]
    assert mine.name == ODD and "Rhywun Arall" not in page.content.decode()
    assert screen.post(f"{PAGE}{mine.pk}/end/").url == PAGE
    assert not screen.get(PAGE).context["declared"]


def test_nobody_ends_what_another_declared(signed_in, officer, colleague):
    declared = declare(colleague)
    screen = signed_in(officer)
    for pk in (declared.pk, 999_999):
        assert screen.post(f"{PAGE}{pk}/end/").status_code == 404
    assert fresh(declared).ended_at is None


@pytest.mark.parametrize("role", ["frontline", "auditor", "editor", "welsh_officer"])
def test_it_is_for_casework_only(signed_in, ground, role):
    screen = signed_in(factories.user(role))
    for address in (PAGE, "/staff/absence/", "/staff/colleagues/"):
        assert screen.get(address).status_code == screen.post(address).status_code == 404
