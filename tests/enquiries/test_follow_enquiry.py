"""Who sent a request follows it in words of its own, in either language."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from cases.enquiries import answering, signing
from cases.models import AccessCode, Letter
from tests import factories

PAGES = {"cy": "/cy/dilyn/", "en": "/en/track/"}


def main(response) -> str:
    """What the page says between the navigation and the footer."""
    body = response.content.decode()
    said = body[body.index("<main") : body.index("</main>")]
    return re.sub(r'csrfmiddlewaretoken" value="\w+', "", said)


@pytest.fixture(params=["cy", "en"])
def language(request) -> str:
    return request.param


def opened(case, language: str) -> tuple[Client, str]:
    browser = Client()
    typed = case.reference.lower().replace("-", " ")
    code = AccessCode.issue(case, now=timezone.now())
    page = browser.post(PAGES[language], {"reference": typed, "code": code})
    return browser, page.headers["Location"]


def test_a_reference_of_any_prefix_opens_its_case(language):
    case = factories.enquiry()
    browser, url = opened(case, language)
    assert case.reference in main(browser.get(url))


def test_the_page_speaks_of_a_case_and_offers_nothing_of_an_appeal(officer, language):
    case = factories.enquiry_in_hand(officer)
    browser, url = opened(case, language)
    said = main(browser.get(url))
    assert {"cy": "Lle mae eich achos", "en": "Where your case is"}[language] in said
    for word in ("apêl", "your appeal", "day-received", "dydd-derbyn"):
        assert word not in said


def test_its_address_of_the_day_a_notice_came_leads_back_and_never_fails(language):
    browser, url = opened(factories.enquiry(), language)
    act = {"cy": "dydd-derbyn/", "en": "day-received/"}[language]
    for response in (browser.get(url + act), browser.post(url + act)):
        assert response.status_code == 302


def test_answered_it_says_so(officer, language):
    case = factories.enquiry_in_hand(officer)
    said = {"outcome": "answered", "reasons": factories.words()}
    answering.answer(case, by=officer, now=factories.NOW, **said)
    Letter.objects.update(undo_until=None)
    browser, url = opened(case, language)
    answered = {"cy": "Rydym wedi eich ateb.", "en": "We have answered you."}
    assert answered[language] in main(browser.get(url))


def test_an_answer_that_waits_to_be_signed_off_is_not_told_of(officer, colleague, language):
    case = factories.enquiry_in_hand(officer, factories.kind(signed_off=True))
    typed = {f"reasons_{code}": text for code, text in factories.words().items()}
    browser, url = opened(case, language)
    before = main(browser.get(url))
    signing.propose(case, by=officer, typed=typed, now=factories.NOW)
    assert main(browser.get(url)) == before
