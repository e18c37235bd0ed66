"""What keeps a form from being released, each refusal by itself."""

import copy
from collections.abc import Callable

import pytest
from django.utils.translation import override

from forms import freezing, meaning_names, ready
from forms.definition import from_json
from forms.meanings import needed_by


@pytest.fixture
def spoilt(plain) -> Callable[..., list[str]]:
    """Spoil a copy of the form we ship; the messages of what is then wrong.

    `spoil(step, question)` finds parts by key, in each language or in one.
    """

    def messages(spoil: Callable, *languages: str) -> list[str]:
        pages = copy.deepcopy(plain)
        for language in languages or ("cy", "en"):
            spoil(pages[language])
        with override("en"):
            return [f"{p.language} {p.where}: {p.message}" for p in ready.problems(pages)]

    return messages


def step(page: dict, key: str) -> dict:
    return next(one for one in page["steps"] if one["key"] == key)


def question(page: dict, key: str) -> dict:
    return next(q for one in page["steps"] for q in one["questions"] if q["key"] == key)


def test_the_form_we_ship_is_ready(plain):
    assert ready.problems(plain) == []


def test_the_form_we_ship_asks_everything_an_appeal_needs(plain):
    form = from_json(freezing.merge(plain))
    assert needed_by("appeal") <= {question.meaning for _step, question in form.questions()}


def one(found: list[str], said: str) -> None:
    assert any(said in message for message in found), found


def test_different_keys_between_the_languages(spoilt):
    found = spoilt(lambda page: question(page, "grounds").update(key="seiliau"), "cy")
    one(found, "differ between the two")


def test_a_question_missing_in_one_language(spoilt):
    one(
        spoilt(lambda page: step(page, "representative")["questions"].pop(), "en"),
        "differ between the two",
    )


def test_a_different_option_value(spoilt):
    def spoil(page):
        question(page, "lead_involved")["options"][0]["value"] = "ie"

    one(spoilt(spoil, "cy"), "differ between the two")


@pytest.mark.parametrize("language", ["cy", "en"])
@pytest.mark.parametrize("text", ["label", "hint", "error"])
def test_a_text_missing_in_either_language(spoilt, language, text):
    found = spoilt(lambda page: question(page, "lead_involved").update({text: ""}), language)
    one(found, f"{language} step 9, “lead”, question “lead_involved”")


def test_a_key_used_twice(spoilt):
    found = spoilt(lambda page: question(page, "decided_by").update(key="grounds"))
    one(found, "This key is used twice")


def test_a_key_that_would_name_another_questions_control(spoilt):
    found = spoilt(lambda page: question(page, "decided_by").update(key="notice_date_day"))
    one(found, "notice_date_day")


@pytest.mark.parametrize("key", ["lateness", "csrfmiddlewaretoken"])
def test_a_key_the_service_keeps(spoilt, key):
    one(spoilt(lambda page: question(page, "decided_by").update(key=key)), key)


@pytest.mark.parametrize(
    "slug", ["y-llythyr", "gwirio-atebion", "derbynneb", "Tŷ", "a b", "", "a--b"]
)
def test_an_address_used_twice_kept_or_unfit(spoilt, slug):
    assert spoilt(lambda page: step(page, "lead").update(slug=slug), "cy")


def test_an_option_value_used_twice(spoilt):
    def spoil(page):
        question(page, "lead_involved")["options"][1]["value"] = "yes"

    one(spoilt(spoil), "yes")


def test_a_condition_that_names_an_unknown_question(spoilt):
    def spoil(page):
        step(page, "email")["show_if"]["rows"][0]["field"] = "neb"

    one(spoilt(spoil), "neb")


def test_a_condition_that_names_a_later_question(spoilt):
    def spoil(page):
        page["steps"].insert(0, page["steps"].pop(-2))

    one(spoilt(spoil), "channels")


def test_a_condition_for_a_value_nobody_can_choose(spoilt):
    def spoil(page):
        step(page, "email")["show_if"]["rows"][0]["value"] = "colomen"

    one(spoilt(spoil), "colomen")


def test_a_step_nobody_can_come_to(spoilt):
    def spoil(page):
        rows = step(page, "email")["show_if"]["rows"]
        rows.insert(0, {**rows[0], "operator": "answered", "value": "", "outcome": "skip"})

    one(spoilt(spoil), "Nobody can come to this step")


@pytest.mark.parametrize("meaning", sorted(needed_by("appeal")))
def test_a_meaning_an_appeal_needs_is_missing(spoilt, meaning):
    def spoil(page):
        for one_step in page["steps"]:
            for asked in one_step["questions"]:
                if asked.get("meaning") == meaning:
                    asked["meaning"] = ""

    with override("en"):
        one(spoilt(spoil), f"“{meaning_names.said(meaning)}”")


def test_two_questions_of_one_meaning_for_one_person(spoilt):
    found = spoilt(lambda page: question(page, "representative").update(meaning="name"))
    one(found, "two questions with this meaning")


def test_a_meaning_on_the_wrong_type(spoilt):
    found = spoilt(lambda page: question(page, "decided_by").update(meaning="grounds"))
    one(found, "decided_by")


def test_an_option_the_rules_do_not_know(spoilt):
    def spoil(page):
        question(page, "notice_kind")["options"][0]["value"] = "parking_fine"

    one(spoilt(spoil), "parking_fine")


def test_a_longer_answer_than_a_case_keeps(spoilt):
    one(spoilt(lambda page: question(page, "your_name").update(limit=5000)), "200")


def test_a_required_question_without_its_own_words(spoilt):
    found = spoilt(lambda page: question(page, "lead_involved").update(error=""))
    one(found, "“lead_involved”: What to say when the answer is missing: The text is missing")


def test_a_page_of_several_questions_without_a_heading(spoilt):
    one(spoilt(lambda page: step(page, "representative").update(title="")), "needs a heading")


def test_lateness_before_the_dates_are_asked(spoilt):
    def spoil(page):
        page["steps"].insert(1, page["steps"].pop(page["steps"].index(step(page, "late"))))

    one(spoilt(spoil), "day the Council’s letter was received")


def test_a_date_not_before_something_else(spoilt):
    one(spoilt(lambda page: question(page, "received_on").update(not_before="lead")), "lead")


def test_a_clause_that_does_not_exist(spoilt):
    found = spoilt(lambda page: question(page, "not_a_decision_note").update(clause="no-such"))
    one(found, "not_a_decision_note")
