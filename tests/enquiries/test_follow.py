"""Where a complaint stands, as its customer reads it."""

import pytest
from django.utils import timezone

from cases import handling, letters
from cases.appeals import by_customer
from cases.enquiries import working
from cases.handling import involvement
from cases.models import Involvement, Letter
from tests import factories
from tests.factories import NOW, fresh
from tests.follow.reader import APPEAL, reading, settled, text

HERE = {"en": "Your complaint is here now", "cy": "Mae eich cwyn yma nawr"}


def page(case, language: str = "en") -> str:
    return text(reading(fresh(case), language).get(APPEAL[language]))


def test_it_waits_for_an_officer(language):
    said = page(factories.complaint(), language)
    assert HERE[language] in said
    assert {"en": "Where your complaint is", "cy": "Ble mae eich cwyn"}[language] in said


@pytest.mark.parametrize("state", ["assigned", "in_hand"])
def test_an_officer_has_it_and_looks_into_it(officer, state):
    case = factories.complaint()
    handling.claim(case, by=officer, now=NOW)
    if state == "in_hand":
        working.begin(case, by=officer, now=NOW)
    stands = {
        "assigned": "An officer has your complaint and will look into it.",
        "in_hand": "An officer is looking into your complaint.",
    }
    said = page(case)
    assert stands[state] in said and "Our aim: by 21 December 2026" in said
    assert "<strong>Looked into</strong><br>Your complaint is here now" in said


@pytest.mark.parametrize("closed", [False, True])
def test_it_is_answered_once_its_letter_can_no_longer_be_taken_back(officer, closed):
    case = factories.answered_complaint(officer)
    assert "An officer is looking into your complaint." in page(case)
    settled(case)
    if closed:
        working.close(case, by=officer, now=NOW)
    said = page(case)
    assert "We have answered your complaint: we uphold part of it." in said
    assert "Done: 23 November 2026" in said and "Not yet" not in said
    assert "Our answer to your complaint" in said, "the letter is there to read"


def test_an_answered_one_is_not_withdrawn_and_words_on_it_promise_nothing(officer):
    case = factories.answered_complaint(officer)
    settled(case)
    assert "Withdraw your appeal" not in page(case)
    before = Letter.objects.filter(case=case).count()
    by_customer.tell(case, key="0" * 31 + "1", words="But!", language="en", now=timezone.now())
    assert Letter.objects.filter(case=case).count() == before


def test_news_speaks_of_a_complaint_and_not_of_an_appeal(officer, colleague):
    factories.chief_officer()
    case = factories.complaint(officer)
    by_customer.tell(case, key="0" * 31 + "2", words="A file.", language="en", now=NOW)
    for one in (colleague, officer):
        involvement.add(
            fresh(case),
            part=Involvement.Part.WITNESS,
            source=Involvement.Source.RECORDED,
            user=one,
            by=officer,
            now=NOW,
        )
    news = [letters.page(one) for one in case.letters.filter(kind="progress").order_by("pk")]
    assert "added it to your complaint" in news[0]
    assert "Who deals with your complaint has changed." in news[1]
    assert "is dealing with what you wrote as a complaint" in news[1]
