"""The pages of a complaint: each step offered to who can do it, read before it is sent, kept."""

import pytest

from cases import handling
from cases.casework import drafts
from cases.models import Decision, Letter
from tests import factories
from tests.factories import NOW, fresh


def at(case, act: str = "") -> str:
    return f"/staff/cases/{case.reference}/{act}"


def text(response) -> str:
    return response.content.decode()


def typed(case, **over) -> dict[str, str]:
    said = {f"reasons_{language}": f"Reasons in {language} <b>" for language in case.languages}
    return {"outcome": "upheld", **said, **over}


def send(browser, case, said: dict, step: str = "") -> object:
    version = browser.get(at(case, "answer/")).context["version"]
    return browser.post(at(case, "answer/"), {**said, "version": version, "step": step})


def test_an_officer_walks_a_complaint_from_the_queue_to_its_close(signed_in, officer, language):
    case, browser = factories.complaint(reply_language="both"), signed_in(officer, language)
    assert at(case, "assign/") in text(browser.get(at(case)))
    browser.post(at(case, "claim/"))
    assert at(case, "begin/") in text(browser.get(at(case)))
    browser.get(at(case, "begin/"))
    assert fresh(case).state == "assigned", "opening a page changes nothing"
    browser.post(at(case, "begin/"))
    assert at(case, "answer/") in text(browser.get(at(case)))

    preview = send(browser, case, typed(case))
    assert '<article class="letter">' in text(preview) and not Decision.objects.exists()
    assert "Reasons in cy &lt;b&gt;" in text(preview)
    kept = dict(preview.context["typed"])
    done = browser.post(
        at(case, "answer/"), {**kept, "version": preview.context["version"], "step": "send"}
    )
    assert done.url == at(case) and fresh(case).state == "answered"
    page = text(browser.get(at(case)))
    assert at(case, "close/") in page and "Reasons in en &lt;b&gt;" in page
    browser.post(at(case, "close/"))
    assert fresh(case).state == "closed"
    assert Letter.objects.filter(case=case, kind="answered").count() == 1
    timeline = text(browser.get(at(case, "timeline/")))
    assert {"en": "began work on the case", "cy": "ar yr achos"}[language] in timeline


def test_the_lead_gives_it_to_a_colleague_on_a_page(signed_in, officer):
    case, lead = factories.complaint(), factories.lead()
    browser = signed_in(lead)
    refused = browser.post(at(case, "assign/"), {"to": officer.pk, "reason": ""})
    assert refused.status_code == 200 and fresh(case).state == "received"
    done = browser.post(at(case, "assign/"), {"to": officer.pk, "reason": "Knows it."})
    assert done.url == at(case) and fresh(case).handler == officer


def test_who_was_involved_is_not_in_the_list_and_finds_no_page(signed_in, officer):
    shut_out, case = factories.officer(first_name="Zebedee"), factories.complaint()
    case.involvements.create(
        user=shut_out, part="witness", source="recorded", added_by=officer, added_at=NOW
    )
    browser = signed_in(officer)
    assert "Zebedee" not in text(browser.get(at(case, "assign/")))
    other = signed_in(shut_out)
    for act in ("", "assign/", "begin/", "answer/", "take-answer-back/", "close/"):
        assert other.get(at(case, act)).status_code == 404


@pytest.mark.parametrize("act", ["assign/", "begin/", "answer/", "close/"])
def test_a_step_that_is_not_open_says_why(signed_in, officer, act):
    case = factories.checked_case()
    response = signed_in(officer).post(at(case, act), {})
    assert response.status_code in (200, 302, 409) and fresh(case).state == "decide"


def test_the_customers_original_answers_are_still_there(signed_in, officer):
    case, browser = factories.complaint(), signed_in(officer)
    assert "Why is it wrong?" in text(browser.get(at(case, "answers/")))
    assert "I never shouted at anyone." in text(browser.get(at(case)))


def test_what_was_typed_is_kept_for_later_and_when_something_is_missing(signed_in, officer):
    case = factories.complaint_in_hand(officer, reply_language="both")
    browser = signed_in(officer)
    send(browser, case, typed(case, learning="Ask first."), step="save")
    assert drafts.load(case, "answer").typed["learning"] == "Ask first."
    refused = send(browser, case, typed(case, apology_en="Sorry."))
    assert "Enter the apology in Welsh, or" in text(refused) and "Sorry." in text(refused)
    assert fresh(case).state == "in_hand" and not Decision.objects.exists()


def test_a_translation_is_asked_for_from_the_form(signed_in, officer):
    case = factories.complaint_in_hand(officer, reply_language="both")
    said = {"outcome": "upheld", "reasons_en": "Because.", "remedy_en": "A new bin."}
    send(signed_in(officer), case, said, step="ask")
    asked = case.translations.get()
    assert asked.what == "answer" and [p["name"] for p in asked.pieces] == ["reasons", "remedy"]
    translator = signed_in(factories.user("welsh_officer"))
    page = text(translator.get(f"/staff/translations/{asked.pk}/"))
    assert "What is put right" in page and "A new bin." in page


def test_the_same_answer_sent_twice_is_one(signed_in, officer):
    case = factories.complaint_in_hand(officer)
    browser = signed_in(officer)
    version = browser.get(at(case, "answer/")).context["version"]
    said = {**typed(case), "version": version, "step": "send"}
    browser.post(at(case, "answer/"), said)
    again = browser.post(at(case, "answer/"), said)
    assert again.status_code in (200, 302, 409)
    assert Letter.objects.filter(case=case, kind="answered").count() == 1


def test_an_answer_is_taken_back_from_the_page_of_the_case(signed_in, officer):
    case = factories.answered_complaint(officer)
    browser = signed_in(officer)
    assert at(case, "take-answer-back/") in text(browser.get(at(case)))
    assert browser.get(at(case, "take-answer-back/")).url == at(case)
    assert browser.post(at(case, "take-answer-back/")).url == at(case, "answer/")
    assert fresh(case).state == "in_hand"


def test_it_is_handed_over_and_moved_from_the_page_of_the_case(signed_in, officer):
    case = factories.complaint_in_hand(officer)
    page = text(signed_in(officer).get(at(case)))
    for act in ("hand-over/", "move/", "letters/write/"):
        assert at(case, act) in page
    handling.hand_over(case, by=officer, to=None, reason="On leave.", now=NOW)
    assert at(case, "claim/") in text(signed_in(officer).get(at(case)))


@pytest.mark.parametrize("state", ["received", "in_hand", "answered"])
def test_the_page_of_a_complaint_asks_as_little_as_that_of_an_appeal(
    signed_in, officer, state, django_assert_max_num_queries
):
    make = {
        "received": lambda: factories.complaint(officer),
        "in_hand": lambda: factories.complaint_in_hand(officer),
        "answered": lambda: factories.answered_complaint(officer),
    }
    case, browser = make[state](), signed_in(officer)
    browser.get(at(case))
    with django_assert_max_num_queries(15):
        browser.get(at(case))
