"""What keeps a form from going out: keys that change, forms too large, and what may go out."""

import copy
from random import Random

import pytest
from django.utils.translation import override

from forms import freezing, ready
from forms.definition import from_json
from forms.reach import explore
from tests.forms import generating
from tests.forms.generating import NOTHING, question, step, text
from tests.support.work import calls


@pytest.fixture
def rng() -> Random:
    return Random(7)  # noqa: S311 - the same form every time


@pytest.fixture
def whole(rng) -> dict:
    """A whole form that ends with a question of two options."""
    merged = generating.form(rng, most_steps=1)
    options = [{"value": value, "label": text(value), "hint": NOTHING} for value in ("yes", "no")]
    merged["steps"].append(step("last", [question("radios", "last", rng, options=options)]))
    return merged


def refused(merged: dict, before: dict | None = None) -> list[str]:
    """What the gate says of a merged form, after the version `before` it."""
    released = freezing.merge(generating.pages(before)) if before else None
    with override("en"):
        found = ready.problems(generating.pages(merged), released)
    assert all(fault.where and fault.message and fault.mend for fault in found)
    return [f"{fault.where}: {fault.message} {fault.mend}" for fault in found]


def last(merged: dict) -> dict:
    return merged["steps"][-1]["questions"][0]


def test_a_form_may_be_released_as_it_was(whole):
    assert refused(whole, before=whole) == []


def test_words_may_change_and_questions_come_and_go(whole, rng):
    before = copy.deepcopy(whole)
    last(whole)["label"] = text("Said better")
    whole["steps"].append(step("new", [question("email", "new", rng)]))
    before["steps"].append(step("old", [question("phone", "old", rng)]))
    assert refused(whole, before) == []


def test_a_key_that_changes_under_the_same_words_is_refused(whole):
    before = copy.deepcopy(whole)
    last(whole)["key"] = "renamed"
    [said] = refused(whole, before)
    assert "question “renamed”" in said
    assert "Put the old key back" in said


def test_a_step_whose_key_changes_is_refused(whole):
    before = copy.deepcopy(whole)
    whole["steps"][-1]["key"] = "renamed"
    [said] = refused(whole, before)
    assert "step" in said
    assert "the key “last”" in said


def test_a_key_given_to_another_type_of_question_is_refused(whole, rng):
    before = copy.deepcopy(whole)
    whole["steps"][-1]["questions"] = [question("date", "last", rng)]
    [said] = refused(whole, before)
    assert "another type of question" in said


def test_the_reasons_of_an_appeal_as_a_group_are_refused_in_so_many_words(whole, rng):
    whole["steps"][-1]["questions"] = [question("group", "last", rng, meaning="grounds")]
    [said] = refused(whole)
    assert "a group cannot hold them. Ask for them with “Reasons, one box for each”" in said


def test_a_list_may_become_radio_buttons(whole):
    before = copy.deepcopy(whole)
    last(whole)["type"] = "select"
    assert refused(whole, before) == []


def test_an_option_value_that_changes_under_the_same_words_is_refused(whole):
    before = copy.deepcopy(whole)
    last(whole)["options"][0]["value"] = "yeah"
    [said] = refused(whole, before)
    assert "the value “yes”" in said


def test_200_questions_of_which_each_hangs_on_the_one_before_are_followed_to_the_end(whole, rng):
    for number in range(200):
        asked = question("answer_pair", f"chain{number}", rng)
        rows = [{**_is(f"chain{number - 1}", "yes"), "outcome": "show"}] if number else None
        whole["steps"].append(step(f"chain{number}", [asked], rows))
    assert refused(whole) == []
    whole["steps"][-1]["show_if"]["rows"][0] |= {"also": [_is("chain0", "no")], "match": "all"}
    [said] = refused(whole)
    assert "Nobody can come to this step" in said
    assert "chain199" in said


def test_more_ways_than_can_be_followed_are_refused_at_the_step(whole, rng):
    for number in range(14):
        whole["steps"].append(
            step(f"many{number}", [question("answer_pair", f"many{number}", rng)])
        )
    also = [_is(f"many{number}", "yes") for number in range(1, 9)]
    whole["steps"].append(step("first", [question("email", "one", rng)], [_row(0, also)]))
    assert refused(whole) == []
    also = [_is(f"many{number}", "yes") for number in range(9, 14)]
    rows = [_row(0, [_is(f"many{n}", "yes") for n in range(1, 9)]), _row(9, also[1:])]
    whole["steps"][-1]["show_if"]["rows"] = rows
    [said] = refused(whole)
    assert "too many ways of answering" in said


def test_pages_of_many_questions_that_decide_the_next_page_are_followed_while_an_editor_waits(
    whole, rng
):
    for page in "abc":
        asked = [question("answer_pair", f"{page}{number}", rng) for number in range(10)]
        whole["steps"].append(step(page, asked))
    for before, after in ("ab", "bc"):
        first, *also = [{**_is(f"{before}{number}", "yes")} for number in range(10)]
        row = {**first, "outcome": "show", "also": also, "match": "any"}
        more = question("email", f"more_{after}", rng)
        more["show_if"] = {"rows": [row], "otherwise": "skip"}
        whole["steps"][-1 if after == "c" else -2]["questions"].append(more)
    assert calls(lambda: refused(whole)) < 2_000_000
    assert refused(whole) == []


def _row(number: int, also: list[dict]) -> dict:
    return {**_is(f"many{number}", "yes"), "outcome": "show", "also": also, "match": "all"}


def _is(name: str, value: str) -> dict:
    return {"field": name, "operator": "is", "value": value}


def test_1000_options_are_taken_and_1001_are_not(whole):
    offered = [
        {"value": f"v{n}", "label": text(f"Option {n}"), "hint": NOTHING} for n in range(1001)
    ]
    last(whole)["options"] = offered[:1000]
    assert refused(whole) == []
    last(whole)["options"] = offered
    [said] = refused(whole)
    assert "more than 1000 options" in said


def test_labels_that_differ_by_an_accent_are_two_questions(whole, rng):
    whole["steps"].append(step("tan", [question("email", "tan1", rng, label=text("Tân"))]))
    whole["steps"].append(step("tan2", [question("email", "tan2", rng, label=text("Tan"))]))
    assert refused(whole) == []


@pytest.mark.parametrize("value", ["'; drop table", "٣", "1e9", "NaN", "2026-02-30", "9" * 60])
@pytest.mark.parametrize("operator", ["before", "within", "greater"])
def test_a_value_nothing_can_be_compared_with_is_refused(whole, rng, operator, value):
    kind = "number" if operator == "greater" else "date"
    over = {"least": "", "greatest": "", "decimals": 0} if kind == "number" else {}
    whole["steps"].append(step("asked", [question(kind, "asked", rng, **over)]))
    row = {"field": "asked", "operator": operator, "value": value, "outcome": "show"}
    whole["steps"].append(step("after", [question("email", "after", rng)], [row]))
    [said] = refused(whole)
    assert "The value does not go with" in said
    assert "row 1" in said


def test_numbers_no_answer_lies_between_make_a_row_dead(whole, rng):
    asked = question("number", "asked", rng, least="", greatest="", decimals=0)
    whole["steps"].append(step("asked", [asked]))
    between = {"also": [{"field": "asked", "operator": "less", "value": "5"}], "match": "all"}
    row = {"field": "asked", "operator": "greater", "value": "4", "outcome": "show", **between}
    whole["steps"].append(step("after", [question("email", "after", rng)], [row]))
    [said] = refused(whole)
    assert "Nobody can come to this step" in said
    whole["steps"][-2]["questions"][0]["decimals"] = 1
    assert refused(whole) == []


def test_every_step_of_the_form_we_ship_can_be_reached(plain):
    form = from_json(freezing.merge(plain))
    found = explore(form)
    assert found.lost_at is None
    assert found.steps == {step.key for step in form.steps}
