"""Which open cases are suggested as saying the same, and what a suggestion never betrays."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cases.appeals import alike
from cases.handling import involvement, linking
from cases.models import Case
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
OTHER = {"name": "Someone Else", "email": "else@example.org", "notice_date": date(2026, 11, 2)}


@pytest.fixture(autouse=True)
def ground_rules(db):
    factories.ground_rules()


@pytest.fixture
def officer():
    return factories.officer()


@pytest.fixture
def case():
    return factories.case()


def test_an_open_case_of_the_same_address_is_suggested(officer, case):
    other = factories.case(name="S. Enghraifft", notice_date=date(2026, 11, 2))
    factories.case(**OTHER)
    assert alike.suggestions(case, officer) == [other]


@pytest.mark.parametrize("address", ["1 Stryd Fawr\nLL11 1AA", "1 stryd fawr, ll111aa"])
def test_the_same_name_at_the_same_address_is_suggested(officer, address):
    post = {"channels": frozenset({"post"}), "email": ""}
    case = factories.case(address="1 Stryd Fawr\nWrecsam\nLL11 1AA", **post)
    other = factories.case(address=address, notice_date=date(2026, 11, 2), **post)
    assert alike.suggestions(case, officer) == [other]


def test_the_same_name_and_notice_is_suggested_whatever_the_accents(officer, case):
    other = factories.case(name="SIAN  enghraifft", email="other@example.org")
    factories.case(name="Sian Enghraifft", email="third@example.org", notice_date=date(2026, 11, 2))
    factories.case(name="Another Person", email="fourth@example.org")
    assert alike.suggestions(case, officer) == [other]


def test_a_case_without_a_name_is_like_none(officer):
    case = factories.case(name="", email="one@example.org")
    factories.case(name="", email="two@example.org")
    assert alike.suggestions(case, officer) == []


def test_what_is_closed_or_linked_is_not_suggested(officer, case):
    factories.decided_case(officer)
    linked = factories.case()
    linking.link(case, linked, "related", by=officer, now=NOW)
    assert alike.suggestions(case, officer) == []


def test_no_case_is_suggested_that_the_officer_may_not_see(officer, case):
    hidden, free = factories.case(), factories.officer()
    involvement.add(hidden, user=officer, part="witness", source="recorded", by=free, now=NOW)
    assert alike.suggestions(case, officer) == []
    assert alike.suggestions(case, free) == [hidden]


def test_many_are_cut_to_the_latest_in_as_many_queries(officer, case):
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            alike.suggestions(case, officer)
        return len(seen)

    factories.case(now=NOW + timedelta(minutes=1))
    asked()  # whose roles are known from then on
    few = asked()
    for minute in range(2, alike.MOST + 4):
        latest = factories.case(now=NOW + timedelta(minutes=minute))
    found = alike.suggestions(case, officer)
    assert (len(found), found[0]) == (alike.MOST, latest) and asked() == few


class Whatever(TestCase):
    """Whatever a person wrote, looking for what is alike never fails or finds the case itself."""

    @given(name=st.text(max_size=60), address=st.text(max_size=80), email=st.text(max_size=40))
    def test_no_words_break_it(self, name, address, email):
        customer = self.case.customer
        clean = [words.replace("\0", "") for words in (name, address, email)]
        customer.name, customer.address, customer.email = clean
        customer.save()
        found = alike.suggestions(Case.objects.get(pk=self.case.pk), self.officer)
        assert self.case not in found

    @classmethod
    def setUpTestData(cls):
        factories.ground_rules()
        cls.officer, cls.case = factories.officer(), factories.case()
        factories.case()
