"""Letters in the staff area: what left, what waits to be printed, what mail refused."""

import re

import pytest

from cases.models import Letter
from cases.policy.terms import Channel
from tests import factories


@pytest.fixture
def officer(ground):
    return factories.officer()


def _at(case, act: str = "") -> str:
    return f"/staff/cases/{case.reference}/{act}"


def test_a_letter_by_post_waits_on_the_print_list_until_it_is_posted(signed_in, officer, language):
    over = {"channels": frozenset({Channel.POST}), "email": "", "address": "1 Stryd Prawf"}
    case = factories.case(**over)
    browser = signed_in(officer, language)
    letter = Letter.objects.get(case=case)

    assert case.reference in browser.get("/staff/print/").content.decode()
    printed = browser.get(_at(case, f"letters/{letter.pk}/print/"))
    assert "1 Stryd Prawf" in printed.content.decode()
    assert "'unsafe-inline'" not in printed.headers["Content-Security-Policy"]

    browser.post(_at(case, f"letters/{letter.pk}/posted/"))
    assert browser.get("/staff/print/").context["papers"] == []
    assert factories.fresh(letter).state == "posted" and factories.fresh(letter).gone_by == officer


def test_an_email_that_failed_goes_by_post_instead(signed_in, officer):
    case = factories.case(address="1 Stryd Prawf")
    letter = Letter.objects.get(case=case)
    browser = signed_in(officer)
    refused = browser.post(_at(case, f"letters/{letter.pk}/by-post/"))
    assert refused.status_code == 409
    Letter.objects.filter(pk=letter.pk).update(state="failed")
    assert case.reference in browser.get("/staff/print/").content.decode()

    browser.post(_at(case, f"letters/{letter.pk}/by-post/"))

    assert factories.fresh(letter).state == "to_print"


def test_a_letter_of_another_case_is_not_found(signed_in, officer):
    one, other = factories.case(), factories.case()

    crossed = signed_in(officer).get(_at(one, f"letters/{other.letters.get().pk}/"))

    assert crossed.status_code == 404


CODE = re.compile(r'class="code">([^<]*)<')


def test_an_officer_never_reads_the_code_of_an_email(signed_in, officer):
    case = factories.case()
    letter = Letter.objects.get(case=case)
    browser = signed_in(officer)

    for address in (f"letters/{letter.pk}/", f"letters/{letter.pk}/print/"):
        assert CODE.findall(browser.get(_at(case, address)).text) == ["••••-••••"]


def test_the_code_is_on_a_letter_to_print_until_it_is_posted(signed_in, officer):
    case = factories.case(
        channels=frozenset({Channel.POST}), email="", address="1 Stryd Prawf", reply_language="en"
    )
    letter, browser = Letter.objects.get(case=case), signed_in(officer)
    address = _at(case, f"letters/{letter.pk}/print/")

    assert re.fullmatch(r"\w{4}-\w{4}", CODE.findall(browser.get(address).text)[0])
    browser.post(_at(case, f"letters/{letter.pk}/posted/"))
    assert CODE.findall(browser.get(address).text) == ["••••-••••"]
