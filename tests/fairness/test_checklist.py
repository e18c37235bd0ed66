"""Was the first decision fair? Answered by who holds the case, before it is decided."""

import pytest

from cases import handling
from cases.appeals import decisions, signing
from cases.casework import Incomplete, drafts
from cases.fairness import checklist, findings
from cases.models import Decision
from cases.permissions import Refused
from cases.policy.questions import QUESTIONS, Stage
from tests import factories
from tests.factories import NOW, fresh

CODES = [question.code for question in QUESTIONS[Stage.FAIRNESS]]
ALL_YES = dict.fromkeys(CODES, ("yes", ""))
TYPED = {name: said for code in CODES for name, said in [(code, "yes"), (f"{code}_words", "")]}


@pytest.fixture
def officer():
    return factories.officer()


@pytest.fixture
def case(officer):
    """Held, to be decided, and nothing answered yet."""
    found = factories.checked_case(officer)
    handling.claim(found, by=officer, now=NOW)
    found.findings.all().delete()
    return fresh(found)


def at(case, act: str = "") -> str:
    return f"/staff/cases/{case.reference}/{act}"


def send(browser, case, act: str, typed: dict):
    """As from the page, which knows the draft it shows."""
    version = browser.get(at(case, act)).context["version"]
    return browser.post(at(case, act), {**typed, "version": version})


def test_all_five_are_answered_at_once(case, officer):
    checklist.answer(case, ALL_YES, by=officer, now=NOW)
    assert findings.missing(case, Stage.FAIRNESS) == []


@pytest.mark.parametrize("code", CODES)
def test_one_left_out_keeps_none(case, officer, code):
    some = {question: said for question, said in ALL_YES.items() if question != code}
    with pytest.raises(Incomplete) as refused:
        checklist.answer(case, some, by=officer, now=NOW)
    assert refused.value.problems == [(code, "required")]
    assert not case.findings.exists()


def test_only_who_holds_the_case_answers(case):
    with pytest.raises(Refused, match="already_taken"):
        checklist.answer(case, ALL_YES, by=factories.officer(), now=NOW)


def test_the_case_is_taken_first(officer):
    case = factories.checked_case(officer)
    with pytest.raises(Refused, match="claim_first"):
        checklist.answer(case, ALL_YES, by=officer, now=NOW)


def test_a_decided_case_is_not_answered_anew(case, officer):
    checklist.answer(case, ALL_YES, by=officer, now=NOW)
    factories.decide(case, by=officer)
    with pytest.raises(Refused, match="already_done"):
        checklist.answer(case, ALL_YES, by=officer, now=NOW)


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_decided_or_proposed_while_one_is_open(case, officer, code):
    factories.fair(case, by=officer, without={code})
    with pytest.raises(Incomplete) as refused:
        factories.decide(case, by=officer)
    assert refused.value.problems == [("fairness", code)]
    factories.ground_rules(signed_off=True)
    factories.officer()
    with pytest.raises(Incomplete):
        signing.propose(fresh(case), by=officer, typed=factories.typed(case), now=NOW)
    assert fresh(case).state == "decide" and not Decision.objects.exists()


def test_the_answers_are_no_part_of_the_letter(case, officer):
    answers = {**ALL_YES, "warned": ("no", "Nobody warned her before the seventh.")}
    checklist.answer(case, answers, by=officer, now=NOW)
    factories.decide(case, by=officer)
    letter = case.letters.get(kind="decision")
    assert b"seventh" not in bytes(letter.message)


def test_the_next_thing_to_do_is_to_answer_and_then_to_decide(case, officer, signed_in, language):
    browser = signed_in(officer, language)
    assert browser.get(at(case)).context["step"].url == at(case, "fairness/")
    done = send(browser, case, "fairness/", TYPED)
    assert done.url == at(case)
    page = browser.get(at(case))
    assert page.context["step"].url == at(case, "decide/")
    said = {
        "cy": "A rybuddiwyd y cwsmer unwaith cyn y penderfyniad?",
        "en": "Was the customer warned once before the decision?",
    }
    assert said[language] in page.content.decode()
    history = browser.get(at(case, "timeline/")).content.decode()
    assert said[language] in history


def test_a_no_without_words_comes_back_with_what_was_typed(case, officer, signed_in, language):
    browser = signed_in(officer, language)
    typed = {**TYPED, "warned": "no", "line_open": "not_known", "line_open_words": "Ask <b>Nia</b>"}
    page = send(browser, case, "fairness/", typed)
    html = page.content.decode()
    said = {"cy": "Dywedwch beth mae’r cofnodion", "en": "Say what the records show"}
    assert said[language] in html and 'href="#id_warned_words"' in html
    assert "Ask &lt;b&gt;Nia&lt;/b&gt;" in html and not case.findings.exists()
    assert drafts.load(case, "fairness").typed["line_open_words"] == "Ask <b>Nia</b>"


def test_what_was_answered_stands_in_the_form_to_be_changed(case, officer, signed_in):
    checklist.answer(case, ALL_YES | {"warned": ("no", "None.")}, by=officer, now=NOW)
    form = signed_in(officer).get(at(case, "fairness/")).context["form"]
    assert (form["warned"].value(), form["warned_words"].value()) == ("no", "None.")


def test_it_can_be_saved_half_done(case, officer, signed_in):
    browser = signed_in(officer)
    send(browser, case, "fairness/", {"warned": "yes", "step": "save"})
    assert not case.findings.exists()
    assert browser.get(at(case, "fairness/")).context["form"]["warned"].value() == "yes"


def test_deciding_too_early_names_the_open_questions_and_keeps_the_words(
    case, officer, signed_in, language
):
    factories.fair(case, by=officer, without={"line_open"})
    browser = signed_in(officer, language)
    typed = factories.typed(case, reasons_en="Kept <word> for word")
    for more in ({}, {"step": "send"}):
        page = send(browser, case, "decide/", {**typed, **more})
        html = page.content.decode()
        said = {
            "cy": "A adawyd o leiaf un llinell gyswllt ar agor?",
            "en": "Was at least one line of contact left open?",
        }
        other = {"cy": "A rybuddiwyd", "en": "Was the customer warned"}
        assert said[language] in html and other[language] not in html
        assert at(case, "fairness/") in html and "Kept &lt;word&gt; for word" in html
    assert fresh(case).state == "decide" and not Decision.objects.exists()
    assert drafts.load(case, decisions.FORM).typed["reasons_en"] == "Kept <word> for word"


def test_another_persons_answers_are_not_there_for_who_had_a_part(case, signed_in):
    stranger = factories.user("frontline")
    assert signed_in(stranger).get(at(case, "fairness/")).status_code in (403, 404)
