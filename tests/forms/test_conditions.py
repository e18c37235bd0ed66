"""What answers lead to: questions on a page, working days, all and any, endings, what is left."""

import json
from datetime import date
from random import Random
from typing import Any

import pytest

from cases.models import Case, ClosedDay, Submission
from forms import freezing, ready
from forms.models import FormPage, FormVersion
from tests import factories
from tests.forms import generating
from tests.forms.conftest import FORM
from tests.forms.generating import NOTHING, question, step, text
from tests.forms.walk import Walk, words

WHO = {
    "who": {"your_name": "Gwenllïan Ŵyn"},
    "language": {"language": "cy"},
    "ways": {"ways": ["email"]},
    "email": {"your_email": "gwen@enghraifft.cymru"},
}


def asks(*names: str, match: str = "all", **more: Any) -> dict[str, Any]:
    """A row that asks whether each of these was answered with yes."""
    first, *rest = [{"field": name, "operator": "is", "value": "yes"} for name in names]
    also = {"also": rest, "match": match} if rest else {}
    return {**first, "outcome": "show", **also, **more}


def when(part: dict[str, Any], *rows: dict[str, Any]) -> dict[str, Any]:
    return {**part, "show_if": {"rows": list(rows), "otherwise": "skip"}}


@pytest.fixture
def language() -> str:
    return "cy"


@pytest.fixture
def merged() -> dict[str, Any]:
    rng = Random(1)  # noqa: S311 - the same form every time
    form = generating.form(rng, most_steps=1)
    del form["steps"][5:]
    pair = {"pair": "do", "required": True}
    seen = question("date", "seen", rng, required=True, unknown=NOTHING, label=text("Seen"))
    seen_row = {"field": "seen", "operator": "within", "value": "3", "outcome": "show"}
    form["steps"] += [
        step("one", [question("answer_pair", "one", rng, **pair)]),
        step("two", [question("answer_pair", "two", rng, **pair), seen]),
        when(
            step("both", [question("short_text", "both", rng, label=text("Both"))]),
            asks("one", "two"),
        ),
        step(
            "some",
            [
                when(
                    question("short_text", "either", rng, label=text("Either")),
                    asks("one", "two", match="any"),
                ),
                when(question("short_text", "lately", rng, label=text("Lately")), seen_row),
            ],
        ),
    ]
    form["ends"] = [
        when({"key": "fast", "title": text("We will ring"), "body": text("Today.")}, asks("one"))
    ]
    assert ready.problems(generating.pages(form)) == []
    return form


@pytest.fixture
def walk(db, merged, now, language) -> Walk:
    factories.ground_rules()
    return Walk(FormVersion.freeze(FORM, freezing.merge(generating.pages(merged))), language)


def fill(walk: Walk, one: str, two: str, day: str = "20", **more: dict[str, Any]) -> None:
    seen = {"seen_day": day, "seen_month": "11", "seen_year": "2026"}
    both = {"both": "Gair", "either": "Un", "lately": "Dau"}
    given = {**WHO, "one": {"one": one}, "two": {"two": two, **seen}, "both": both, "some": both}
    walk.to("check", **given, **more)


def names(walk: Walk) -> list[str]:
    """What the page of the last step asks."""
    body = walk.get("some").content.decode()
    return [name for name in ("either", "lately") if f'name="{name}"' in body]


def test_a_step_whose_row_asks_for_two_answers_needs_both(walk):
    fill(walk, "yes", "yes")
    assert "Gair" in words(walk.get("check"))
    assert walk.get("both").status_code == 200


def test_one_of_the_two_is_not_enough(walk):
    fill(walk, "yes", "no")
    assert walk.get("both").status_code == 302


def test_any_one_of_two_is_enough_where_the_row_says_so(walk):
    fill(walk, "no", "yes")
    assert names(walk) == ["either", "lately"]


def test_a_question_that_is_not_asked_is_not_on_its_page(walk):
    fill(walk, "no", "no")
    assert names(walk) == ["lately"]


def test_a_page_without_a_question_left_is_passed_over(walk):
    fill(walk, "no", "no", day="2")
    assert walk.get("some").status_code == 302
    assert walk.get("check").status_code == 200


@pytest.mark.parametrize(("closed", "asked"), [(False, []), (True, ["lately"])])
def test_a_closed_day_does_not_count_towards_working_days(walk, closed, asked):
    if closed:
        ClosedDay.objects.create(
            day=date(2026, 11, 19), name_cy="Ar gau", name_en="Closed", extends_council=True
        )
    fill(walk, "no", "no", day="17")  # four working days before Monday the 23rd
    assert (names(walk) if asked else walk.get("some").status_code) == (asked or 302)


@pytest.mark.parametrize("language", ["cy", "en"])
def test_answers_no_longer_asked_are_shown_as_such_and_kept_until_sending(walk):
    fill(walk, "yes", "yes")
    walk.post("one", {"one": "no"})
    page = walk.get("check")
    said = words(page)
    left = (
        "Atebion na chânt eu hanfon" if walk.language == "cy" else "Answers that will not be sent"
    )
    assert left in said
    assert "Gair" in said[said.index(left) :]
    walk.post("one", {"one": "yes"})
    assert left not in words(walk.get("check"))
    assert walk.draft.answers["both"] == "Gair"


def test_answers_no_longer_asked_are_not_sent(walk):
    fill(walk, "yes", "yes")
    walk.post("one", {"one": "no"})
    walk.send()
    transcript = Submission.objects.get(case=Case.objects.get()).transcript
    assert "both" not in {entry["key"] for entry in transcript}
    assert "Gair" not in str(transcript)


def test_the_receipt_begins_with_the_ending_the_answers_led_to(walk):
    fill(walk, "yes", "no")
    walk.send()
    assert text("We will ring")[walk.language] in words(walk.get("receipt"))


def test_the_receipt_is_the_usual_one_when_no_ending_fits(walk):
    fill(walk, "no", "no")
    walk.send()
    page = walk.get("receipt")
    assert page.status_code == 200
    assert text("We will ring")[walk.language] not in words(page)


def test_rows_and_endings_an_editor_builds_are_frozen_whole(db):
    row = {
        "field": "one",
        "operator": "one_of",
        "value": "yes no",
        "outcome": "show",
        "also": [
            {
                "type": "item",
                "value": {"field": "seen", "operator": "within", "value": "5"},
                "id": "00000000-0000-4000-8000-000000000001",
            }
        ],
        "match": "any",
    }
    item = {"type": "item", "value": row, "id": "00000000-0000-4000-8000-000000000002"}
    end = {
        "key": "fast",
        "title": "We will ring",
        "body": " Today. ",
        "show_if": {"rows": [item], "otherwise": "skip"},
    }
    page = FormPage(ends=json.dumps([{"type": "end", "value": end, "id": item["id"]}]))
    [frozen] = freezing.plain(page)["ends"]
    assert frozen == {
        "key": "fast",
        "title": "We will ring",
        "body": "Today.",
        "show_if": {
            "rows": [
                {
                    "field": "one",
                    "operator": "one_of",
                    "value": ["yes", "no"],
                    "outcome": "show",
                    "match": "any",
                    "also": [{"field": "seen", "operator": "within", "value": "5"}],
                }
            ],
            "otherwise": "skip",
        },
    }


@pytest.mark.parametrize("seed", range(0, 40, 2))
def test_a_generated_form_is_filled_in_through_its_pages(db, now, seed):
    rng = Random(seed)  # noqa: S311 - the same form every time
    factories.ground_rules()
    plain = generating.pages(generating.form(rng, most_steps=3))
    assert ready.problems(plain) == []
    walk = Walk(FormVersion.freeze(FORM, freezing.merge(plain)), "cy" if seed % 4 else "en")
    url = walk.client.get(f"/{walk.language}/{walk.slug}/{walk.token}/").headers["Location"]
    while (key := walk.key_of(url)) != "check":
        shown = walk.get(key)
        assert shown.status_code == 200
        asked = walk.draft.definition.step(key)
        response = walk.client.post(walk.url(key), _for(shown, asked, rng))
        assert response.status_code == 302, words(response)
        url = response.headers["Location"]
    assert walk.get("check").status_code == 200
    assert walk.send().status_code == 302
    assert walk.get("receipt").status_code == 200
    assert Case.objects.count() == 1


def _for(shown: Any, asked: Any, rng: Random) -> dict[str, Any]:
    """Answers to what the page asks."""
    body = shown.content.decode()
    data = generating.posted(asked, rng)
    return {name: data.getlist(name) for name in data if f'name="{name}"' in body}
