"""A group: several questions asked together, again for each person, thing or day."""

import uuid

import pytest

from cases.policy.terms import CameBy
from cases.search.index import _strings
from forms import answers, typed
from forms.definition import from_json
from forms.fields import build
from forms.models import FormVersion
from tests import factories
from tests.design.page import Page
from tests.forms.every_type import asks, definition, group
from tests.forms.test_question_types import TODAY, posted, said, shown, sound
from tests.forms.walk import Walk, problems, words

TWO = {
    "people-boxes": "2",
    "people-0-full": "Siân Ŵyn",
    "people-0-share": "12.50",
    "people-0-needs": ["a", "b"],
    "people-1-full": "Ann",
    "people-1-born_day": "1",
    "people-1-born_month": "Mai",
    "people-1-born_year": "1980",
}


@pytest.fixture
def family(db, now, language) -> Walk:
    factories.ground_rules()
    return Walk(FormVersion.freeze(uuid.uuid4(), definition([group()])), language)


def boxes(response) -> list[str]:
    """The ids of the boxes of the page."""
    page = Page(response.content.decode())
    sound(page)
    return [one["id"] for one in page.all("div") if one.get("id", "").startswith("box_")]


def test_a_group_begins_with_one_box_and_its_buttons_speak_the_language(family):
    page = family.get("step_1")
    assert boxes(page) == ["box_people-0"]
    cy, en = "Ychwanegu person arall", "Add another person"
    assert (cy if family.language == "cy" else en) in words(page)
    assert (en if family.language == "cy" else cy) not in words(page)


def test_add_another_keeps_what_is_typed_and_leads_to_the_new_box(family):
    away = family.post("step_1", {"people-0-full": "Siân", "go-add": "people"})
    assert away.headers["Location"].endswith("#box_people-1")
    page = family.get("step_1")
    assert boxes(page) == ["box_people-0", "box_people-1"]
    assert 'value="Siân"' in page.content.decode()
    assert problems(page) == []


def test_no_more_boxes_than_the_author_allows(family):
    for _turn in range(5):
        count = str(len(boxes(family.get("step_1"))))
        family.post("step_1", {"people-boxes": count, "go-add": "people"})
    page = family.get("step_1")
    assert len(boxes(page)) == 3
    assert 'name="go-add"' not in page.content.decode()


def test_a_removed_box_takes_only_its_own_answers(family):
    family.post("step_1", TWO)
    family.post("step_1", {**TWO, "go-remove": "people-0"})
    [left] = family.draft.answers["people"]
    assert left["full"] == "Ann" and left["born"]["year"] == "1980"
    assert 'value="Ann"' in family.get("step_1").content.decode()


def test_what_is_wrong_in_a_box_names_the_box_and_keeps_what_was_typed(family):
    page = family.post("step_1", {**TWO, "people-1-full": "", "people-0-share": "lots"})
    wrong = {
        "cy": "Person 1: Rhowch swm mewn punnoedd, fel 30 neu 29.50",
        "en": "Person 1: Enter an amount in pounds, like 30 or 29.50",
    }[family.language]
    missing = {"cy": "Person 2: Atebwch full", "en": "Person 2: Answer full"}[family.language]
    assert problems(page) == [("id_people-0-share", wrong), ("id_people-1-full", missing)]
    assert 'value="lots"' in page.content.decode()
    sound(Page(page.content.decode()))


def test_the_check_page_shows_every_box(family):
    assert family.post("step_1", TWO).headers["Location"] == family.url("check")
    shown = words(family.get("check"))
    assert "Person 1" in shown and "Siân Ŵyn" in shown and "£12.50" in shown
    assert "Person 2" in shown and "Ann" in shown
    assert ("dydd Iau 1 Mai 1980" if family.language == "cy" else "Thursday 1 May 1980") in shown


def test_a_box_nobody_filled_in_asks_for_nothing():
    assert said(group(), **{**TWO, "people-boxes": "3"}) == []
    parts = shown(group(), **{**TWO, "people-boxes": "3"})
    assert len(parts) == 2


def test_one_box_at_least_is_filled_in_when_the_group_must_be_answered():
    assert said(group(), "cy") == ["Atebwch people"]
    assert said(group(required=False)) == []


def test_staff_may_leave_out_what_a_letter_does_not_say_of_each():
    step = from_json(definition([group()])).steps[0]
    data = posted(**{"people-0-share": "3"})
    form = build(step, {}, language="cy", today=TODAY, came_by=CameBy.POST, data=data)
    assert form.errors == {}


def test_a_date_in_a_box_is_compared_with_the_date_of_its_own_box():
    early = {"cy": "Yn rhy gynnar", "en": "Too early"}
    inner = [asks("date", "began"), asks("date", "ended", not_before="began", early=early)]
    question = asks("group", "stays", questions=inner, most=2)
    day = {"began_year": "2026", "ended_year": "2026", "began_month": "5", "ended_month": "5"}
    first = {f"stays-0-{k}": v for k, v in {**day, "began_day": "2", "ended_day": "3"}.items()}
    second = {f"stays-1-{k}": v for k, v in {**day, "began_day": "3", "ended_day": "2"}.items()}
    assert said(question, **first, **second) == ["Person 2: Too early"]


def test_the_case_keeps_each_answer_of_each_box_in_both_languages():
    form = from_json(definition([group()]))
    kept = typed.read(form.steps[0], posted(**TWO))
    [entry] = answers.transcript(form.steps, kept, {})
    assert entry["shown"]["cy"] == (
        "Person 1\nfull yn Gymraeg: Siân Ŵyn\nshare yn Gymraeg: £12.50\n"
        "needs yn Gymraeg: Tân, Tan\n\n"
        "Person 2\nfull yn Gymraeg: Ann\nborn yn Gymraeg: dydd Iau 1 Mai 1980"
    )
    first, second = entry["boxes"]
    assert [one["key"] for one in first] == ["full", "share", "born", "needs"]
    assert second[2]["shown"] == {"cy": "dydd Iau 1 Mai 1980", "en": "Thursday 1 May 1980"}


def test_a_case_is_found_by_words_in_a_group_and_not_by_parts_of_a_date():
    step = from_json(definition([group()])).steps[0]
    kept = typed.read(step, posted(**TWO))
    found = list(_strings(kept["people"]))
    assert "Siân Ŵyn" in found and "Ann" in found
    assert "1980" not in found


@pytest.mark.parametrize("count", ["", "0", "-1", "99999", "2e3", "x", "\x00", "9" * 400, "٣"])
def test_a_count_that_is_no_count_is_passed_over(count):
    step = from_json(definition([group()])).steps[0]
    kept = typed.read(step, posted(**{**TWO, "people-boxes": count}))
    assert 1 <= len(kept["people"]) <= 3
    assert kept["people"][0]["full"] == "Siân Ŵyn"


def test_boxes_beyond_the_most_and_unknown_names_are_passed_over():
    step = from_json(definition([group()])).steps[0]
    more = {"people-7-full": "Neb", "people-0-": "x", "people-0-nobody": "x", "people": "x"}
    kept = typed.read(step, posted(**{**TWO, **more, "people-boxes": "8"}))
    assert len(kept["people"]) == 3
    assert set(kept["people"][0]) == {"full", "share", "born", "needs"}
    assert "Neb" not in str(kept)


def test_a_double_click_on_continue_adds_no_box(family):
    for _turn in range(2):
        assert family.post("step_1", TWO).status_code == 302
    assert len(family.draft.answers["people"]) == 2
