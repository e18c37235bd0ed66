"""A one-time code goes to whom it belongs by a way they may use now, and tells nobody else a
thing."""

import pytest
from django.utils import timezone

from cases.contact import agreed, plans
from cases.letters import codes
from cases.models import CodeRequest, Customer, LetterState
from cases.policy.terms import Channel
from tests import factories

pytestmark = pytest.mark.django_db
ALL = {
    "channels": frozenset({Channel.EMAIL, Channel.POST, Channel.PHONE}),
    "address": "1 Stryd Fawr",
    "phone": "01632 960 001",
}


@pytest.fixture(autouse=True)
def ground():
    factories.ground_rules()


def ask(case, channel: str = "") -> Channel:
    """By which way the code goes that was asked for."""
    when = timezone.now()
    CodeRequest.objects.create(reference=case.reference, channel=channel, asked_at=when)
    assert codes.answer_requests() == 1
    return Channel(case.letters.get(kind="access_code").channel)


@pytest.mark.parametrize("wanted", [Channel.EMAIL, Channel.POST, Channel.PHONE])
def test_it_goes_by_the_way_they_would_like(wanted):
    assert ask(factories.case(**ALL), wanted) == wanted


@pytest.mark.parametrize("wanted", ["", "post", "pigeon"])
def test_it_goes_by_the_best_way_when_that_one_is_none_of_theirs(wanted):
    assert ask(factories.case(), wanted) == Channel.EMAIL


def test_the_contact_plan_comes_before_what_they_would_like():
    case = factories.case(**ALL)
    plans.record(
        case,
        by=factories.officer(),
        now=factories.NOW,
        may_email=False,
        may_post=True,
        may_phone=True,
    )
    assert ask(case, Channel.EMAIL) == Channel.POST


def test_what_was_agreed_comes_before_what_they_would_like():
    case = factories.case(**ALL)
    agreed.record(case, by=None, now=factories.NOW, large_print=False, call_instead=True)
    assert ask(case, Channel.EMAIL) == Channel.PHONE


def test_a_copy_of_a_code_goes_to_nobody():
    case = factories.case()
    agreed.record(
        case,
        by=factories.officer(),
        now=factories.NOW,
        large_print=False,
        call_instead=False,
        advocate="Eirlys Eiriolwr",
        advocate_email="eirlys@enghraifft.cymru",
        authority_seen_on=factories.NOW.date(),
    )
    ask(case)
    assert not case.letters.get(kind="access_code").copies.exists()


def test_without_any_way_it_waits_where_a_person_looks():
    case = factories.case()
    Customer.objects.update(email="")
    assert ask(case) == Channel.POST
    assert case.letters.get(kind="access_code").state == LetterState.TO_PRINT


def test_a_reference_that_is_none_is_forgotten():
    CodeRequest.objects.create(reference="CYS-BBBBB-BBBBB", asked_at=timezone.now())
    assert codes.answer_requests() == 1
    assert not CodeRequest.objects.exists()
