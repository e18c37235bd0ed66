"""What could not be sent or came back is put on paper, once, where the contact plan permits it."""

import pytest
from django.core.management import call_command

from cases import letters
from cases.contact import agreed, plans
from cases.letters import render
from cases.models import Customer, Letter, LetterState
from cases.permissions import Refused
from cases.policy.terms import Channel
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    factories.ground_rules()
    return factories.officer()


@pytest.fixture
def bounced(officer):
    """An e-mail that left and came back."""
    case = factories.case()
    Customer.objects.filter(pk=case.customer_id).update(address="1 Stryd Fawr\nWrecsam")
    letter = case.letters.get()
    call_command("post_outbox")
    assert letters.bounced(letter, "5.1.1", now=factories.NOW)
    return factories.fresh(letter)


def by_post(letter, officer) -> Letter:
    return letters.send_by_post(letter, by=officer, now=factories.NOW)


@pytest.mark.both_engines
def test_what_came_back_goes_by_post_and_stays_what_it_was(bounced, officer):
    before = bytes(bounced.message)
    paper = by_post(bounced, officer)
    bounced.refresh_from_db()
    assert (bounced.state, bytes(bounced.message)) == (LetterState.BOUNCED, before)
    assert (paper.copy_of, paper.channel, paper.state) == (
        bounced,
        Channel.POST,
        LetterState.TO_PRINT,
    )
    assert letters.page(paper) == render.on_paper(letters.page(bounced))
    assert paper.sent_to == "1 Stryd Fawr\nWrecsam"
    assert list(letters.print_list(officer)) == [paper]
    assert not letters.unsent(officer).exists()
    letters.mark_posted(paper, by=officer, now=factories.NOW)
    assert letters.waiting(officer).count() == 0


def test_asked_twice_it_is_posted_once(bounced, officer):
    assert by_post(bounced, officer) == by_post(bounced, officer)
    assert Letter.objects.filter(channel=Channel.POST).count() == 1


def test_what_never_left_becomes_a_letter_by_post(officer):
    letter = factories.case().letters.get()
    Letter.objects.update(state=LetterState.FAILED)
    assert by_post(letter, officer) == by_post(letter, officer) == letter
    letter.refresh_from_db()
    assert (letter.channel, letter.state) == (Channel.POST, LetterState.TO_PRINT)


def test_a_contact_plan_without_post_is_obeyed(bounced, officer):
    plans.record(
        bounced.case, by=officer, now=factories.NOW, may_email=True, may_post=False, may_phone=True
    )
    with pytest.raises(Refused) as refused:
        by_post(bounced, officer)
    assert refused.value.code == "channel_barred"
    assert list(letters.unsent(officer)) == [bounced]


def test_an_advocates_copy_goes_to_the_advocate(bounced, officer):
    agreed.record(
        bounced.case,
        by=officer,
        now=factories.NOW,
        large_print=False,
        call_instead=False,
        advocate="Eirlys Eiriolwr",
        advocate_email="eirlys@enghraifft.cymru",
        advocate_address="2 Stryd y Bont",
        authority_seen_on=factories.NOW.date(),
    )
    Letter.objects.filter(pk=bounced.pk).update(copy_of=bounced)
    assert by_post(bounced, officer).sent_to == "2 Stryd y Bont"


@pytest.mark.both_engines
def test_what_came_back_is_counted_as_work_of_those_who_may_see_it(bounced, officer):
    assert letters.waiting(officer).count() == 1
    assert letters.waiting(factories.user("editor", is_superuser=True)).count() == 0


def test_mail_to_post_is_refused_to_whom_has_a_part_in_the_matter(officer):
    letter = factories.case(lead_involved="yes").letters.get()
    Letter.objects.update(state=LetterState.FAILED)
    with pytest.raises(Refused) as refused:
        by_post(letter, factories.lead(is_superuser=True))
    assert refused.value.code == "not_visible"
