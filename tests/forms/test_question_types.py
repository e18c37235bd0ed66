"""Every type of question in both languages, empty, in error and filled, as a browser without script
has it; and what an answer of each type becomes."""

import re
import uuid
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import translation

from cases.policy.terms import CameBy
from design.errors import summary
from forms import answers, freezing, making, pairs, typed, unsaid
from forms.definition import Step, from_json
from forms.fields import build
from forms.models import FormVersion
from tests import factories
from tests.design.page import FOCUSABLE, Page
from tests.forms.every_type import FILLED, KINDS, asks, both, definition, every_type
from tests.forms.walk import Walk, problems

TODAY = date(2026, 11, 23)


def step(*questions: dict[str, Any]) -> Step:
    return from_json(definition(list(questions))).steps[0]


def posted(**typed_in: Any) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in typed_in.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def said(question: dict[str, Any], language: str = "en", **typed_in: Any) -> list[str]:
    """What the page says about this answer."""
    with translation.override(language):
        form = build(step(question), {}, language=language, today=TODAY, data=posted(**typed_in))
        return [problem.message for problem in summary(form)]


def shown(question: dict[str, Any], language: str = "en", **typed_in: Any) -> list[str]:
    """The answer in words."""
    asked = step(question)
    kept = typed.read(asked, posted(**typed_in))
    return answers.in_words(asked.asked[0], kept, language, {})


# --- the page ---------------------------------------------------------------------------------


@pytest.fixture
def everything(db, now, language) -> Walk:
    factories.ground_rules()
    form = uuid.UUID("00000000-0000-4000-8000-0000000000f1")
    return Walk(FormVersion.freeze(form, every_type()), language)


def sound(page: Page) -> None:
    """Every control has one label, and what describes a control is on the page."""
    controls = [
        attributes
        for tag, attributes in page.elements
        if tag in FOCUSABLE - {"a", "button"} and attributes.get("type") != "hidden"
    ]
    labelled = [attributes["for"] for attributes in page.all("label")]
    for control in controls:
        assert labelled.count(control["id"]) == 1, control
    for attributes in page.all():
        for one in attributes.get("aria-describedby", "").split():
            page.by_id(one)
    ids = [attributes["id"] for attributes in page.all() if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_an_empty_page_of_every_type_asks_in_the_language_of_the_page(everything):
    page = Page(everything.get("step_1").content.decode())
    sound(page)
    other = "in English" if everything.language == "cy" else "yn Gymraeg"
    assert other not in page.words
    for kind in KINDS:
        assert (
            f"{kind} {'yn Gymraeg' if everything.language == 'cy' else 'in English'}" in page.words
        )
        assert f"{'Pam' if everything.language == 'cy' else 'Why'} {kind}" in page.words


def test_nothing_answered_says_each_questions_own_words_beside_it(everything):
    response = everything.post("step_1", {})
    page = Page(response.content.decode())
    sound(page)
    found = problems(response)
    said_of = {message for _control, message in found}
    verb = "Atebwch" if everything.language == "cy" else "Answer"
    assert said_of == {f"{verb} {kind}" for kind in KINDS}
    for control, _message in found:
        tag, attributes = page.by_id(control)
        assert tag in FOCUSABLE and attributes.get("type") != "hidden"


def test_what_was_typed_stands_in_its_control_again(everything):
    everything.post("step_1", FILLED)
    response = everything.get("step_1")
    page = Page(response.content.decode())
    sound(page)
    assert [control for control, _message in problems(response)] == ["id_files"]
    for name, value in FILLED.items():
        one = value[0] if isinstance(value, list) else value
        if name in ("long_text", "reasons_0", "address"):
            assert one.split("\n")[0] in page.text
        elif name == "select":
            assert page.all("option", value="a") and "selected" in page.all("option", value="a")[0]
        elif name == "declaration":
            assert "checked" in page.by_id("id_declaration")[1]
        else:
            assert any(f.get("name") == name for f in page.all("input"))
            assert one in [f.get("value") for f in page.all("input", name=name)]


def test_what_was_typed_before_switching_language_stands_again_without_errors(everything):
    other = "en" if everything.language == "cy" else "cy"
    everything.post("step_1", {**FILLED, "number": "deg", "go-language": other})
    everything.language = other
    response = everything.get("step_1")
    page = Page(response.content.decode())
    assert problems(response) == []
    assert page.by_id("id_number")[1]["value"] == "deg"
    assert "checked" in page.by_id("id_declaration")[1]
    assert "checked" in page.by_id("id_answer_pair_1")[1]
    assert page.by_id("id_uk_address_postcode")[1]["value"] == "ll111ay"
    assert page.by_id("id_date_month")[1]["value"] == "Chwefror"
    assert "selected" in page.all("option", value="a")[0]


def test_a_lone_question_is_the_heading_of_its_page(everything):
    alone = definition([asks("uk_address")])
    alone["steps"][0]["title"] = both("", "")
    version = FormVersion.freeze(uuid.uuid4(), alone)
    page = Page(Walk(version, everything.language).get("step_1").content.decode())
    assert len(page.all("h1")) == 1
    sound(page)


# --- numbers and money ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed_in", "words"),
    [("1500.5", "1,500.5 hours"), (" 1 200 ", "1,200 hours"), ("1,200.50", "1,200.5 hours")],
)
def test_a_number_is_taken_as_people_write_it(typed_in, words):
    question = asks("number")
    assert said(question, number=typed_in) == []
    assert shown(question, number=typed_in) == [words]


@pytest.mark.parametrize(
    ("typed_in", "message"),
    [
        ("0.9", "The number must be 1 or more"),
        ("1500.6", "The number must be 1,500.5 or less"),
        ("1.25", "The number may have 1 figure after the point"),
        *((wrong, "Enter a number, like 12") for wrong in
          ("12,5", "1.2.3", "1e9", "NaN", "Infinity", "--1", "٣", "1" * 30, "0x1f", "ten")),
    ],
)  # fmt: skip
def test_what_is_no_fitting_number_is_said(typed_in, message):
    assert said(asks("number"), number=typed_in) == [message]


def test_the_author_may_word_what_is_wrong_and_a_blank_keeps_its_own_words():
    question = asks("number", wrong=both("Rhwng 1 a 1500", "Between 1 and 1500"))
    assert said(question, "cy", number="x") == ["Rhwng 1 a 1500"]
    assert said(question, number="0") == ["Between 1 and 1500"]
    assert said(question, number="") == ["Answer number"]


@pytest.mark.parametrize(
    ("typed_in", "words"), [("£29.50", "£29.50"), ("1,000", "£1,000"), ("0.5", "£0.50")]
)
def test_money_is_pounds_with_pence_when_there_are_any(typed_in, words):
    assert said(asks("money"), money=typed_in) == []
    assert shown(asks("money"), "cy", money=typed_in) == [words]


@pytest.mark.parametrize(
    ("typed_in", "message"),
    [
        ("0.49", "Rhaid i’r swm fod yn £0.50 neu’n fwy"),
        ("1,000.01", "Rhaid i’r swm fod yn £1,000 neu’n llai"),
        ("29.505", "Rhowch swm mewn punnoedd, fel 30 neu 29.50"),
        ("€5", "Rhowch swm mewn punnoedd, fel 30 neu 29.50"),
    ],
)
def test_what_is_no_fitting_amount_is_said(typed_in, message):
    assert said(asks("money"), "cy", money=typed_in) == [message]


# --- addresses --------------------------------------------------------------------------------


def address(**parts: str) -> dict[str, str]:
    whole = {"line_1": "1 Stryd y Bont", "line_2": "", "town": "Wrecsam", "postcode": "LL11 1AY"}
    return {f"uk_address_{name}": text for name, text in {**whole, **parts}.items()}


@pytest.mark.parametrize("code", ["LL11 1AY", "ll111ay", " cf10  3nq ", "SA1-1AA", "GIR 0AA"])
def test_a_postcode_is_taken_however_it_is_typed(code):
    assert said(asks("uk_address"), **address(postcode=code)) == []


def test_an_address_reads_as_on_an_envelope():
    words = shown(asks("uk_address"), **address(postcode="ll111ay"))
    assert words == ["1 Stryd y Bont\nWrecsam\nLL11 1AY"]


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"postcode": ""}, "Enter a postcode"),
        ({"postcode": "LL11"}, "Enter a full UK postcode, like LL11 1AY"),
        ({"line_1": ""}, "Enter the first line of the address"),
        ({"town": "x" * 101}, "Each line of the address must be 100 characters or fewer"),
        (dict.fromkeys(("line_1", "town", "postcode"), " "), "Answer uk_address"),
    ],
)
def test_what_an_address_lacks_is_said(parts, message):
    assert said(asks("uk_address"), **address(**parts)) == [message]


def test_whatever_is_known_of_an_optional_address_is_taken():
    question = asks("uk_address", required=False)
    assert said(question, **address(postcode="", line_1="")) == []
    assert said(question, **address(postcode="?")) == ["Enter a full UK postcode, like LL11 1AY"]


def test_an_address_is_what_a_rule_reads_as_an_address():
    asked = step(asks("uk_address", meaning="address"))
    kept = typed.read(asked, posted(**address()))
    assert answers.read([asked], kept).address == "1 Stryd y Bont\nWrecsam\nLL11 1AY"


# --- choices ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", pairs.PAIRS)
def test_an_answer_pair_answers_in_the_words_the_author_chose(name):
    page = {"type": "answer_pair", "key": "q", "pair": name, "label": "L"}
    merged = freezing.merge({"cy": page, "en": page})
    welsh = [option["label"]["cy"] for option in merged["options"]]
    assert welsh == [pairs.PAIRS[name].yes, pairs.PAIRS[name].no]
    assert [option["label"]["en"] for option in merged["options"]] == ["Yes", "No"]


def test_no_pair_is_the_usual_one():
    page = {"type": "answer_pair", "key": "q", "pair": ""}
    assert freezing.merge({"cy": page, "en": page})["options"] == []


def test_options_that_differ_by_an_accent_only_are_kept_apart():
    assert shown(asks("select"), "cy", select="a") == ["Tân"]
    assert shown(asks("select"), "cy", select="b") == ["Tan"]


@pytest.mark.parametrize("kind", ["select", "radios", "answer_pair"])
@pytest.mark.parametrize("value", ["c", "", "a\x00", "Tân", "[]"])
def test_what_is_not_offered_is_not_chosen(kind, value):
    assert said(asks(kind), **{kind: value}) == [f"Answer {kind}"]
    assert shown(asks(kind), **{kind: value}) == []


def test_a_thousand_options_are_drawn_and_read():
    options = [
        {"value": f"v{n}", "label": both(f"Dewis {n}", f"Option {n}"), "hint": both("", "")}
        for n in range(1000)
    ]
    question = asks("select", options=options)
    assert said(question, select="v999") == []
    assert shown(question, "cy", select="v999") == ["Dewis 999"]


# --- declarations, texts and dates ----------------------------------------------------------


def test_a_declaration_is_kept_as_ticked():
    assert shown(asks("declaration"), "cy", declaration="on") == ["Ticiwyd"]
    assert said(asks("declaration"), "cy") == ["Atebwch declaration"]


def test_a_text_has_a_fewest_and_a_most():
    assert said(asks("short_text"), "cy", short_text="ŵ") == [
        "Rhaid i’ch ateb fod yn 2 nod neu fwy"
    ]
    assert said(asks("short_text"), short_text="ŵ" * 21) == [
        "Your answer must be 20 characters or fewer"
    ]


@pytest.mark.parametrize(
    ("over", "day", "message"),
    [
        ({"earliest": "2026-01-01"}, "31 12 2025", "The date must be 1 January 2026 or later"),
        ({"latest": "2026-01-01"}, "2 1 2026", "The date must be 1 January 2026 or earlier"),
        ({"not_past": True}, "22 11 2026", "The date must be today or in the future"),
        ({"not_future": True}, "24 11 2026", "The date must be today or in the past"),
        ({"not_past": True, "earliest": "2026-12-01"}, "30 11 2026",
         "The date must be 1 December 2026 or later"),
    ],
)  # fmt: skip
def test_a_date_outside_its_limits_is_said(over, day, message):
    parts = dict(zip(("date_day", "date_month", "date_year"), day.split(), strict=True))
    assert said(asks("date", **over), **parts) == [message]


@pytest.mark.parametrize(
    ("kind", "usual"),
    [("name", "name"), ("email", "email"), ("phone", "tel"), ("address", "street-address")],
)
def test_the_browser_may_fill_in_what_is_about_the_person(kind, usual):
    for chosen, token in (("", usual), ("off", "off")):
        form = build(step(asks(kind, autocomplete=chosen)), {}, language="cy", today=TODAY)
        assert f'autocomplete="{token}"' in str(form[kind])


# --- required, advised, optional --------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "files"])
def test_a_blank_in_an_advised_question_stops_nobody(kind):
    question = asks(kind, required=False, advised=True)
    assert said(question, "cy") == []
    with translation.override("cy"):
        drawn = str(build(step(question), {}, language="cy", today=TODAY, bound=False))
    assert "(dewisol)" not in drawn.replace("Llinell gyfeiriad 2 (dewisol)", "").replace(
        "Tref neu ddinas (dewisol)", ""
    )


def test_an_advised_question_says_that_a_blank_is_fine(everything):
    advised = definition([asks("name", required=False, advised=True)])
    walk = Walk(FormVersion.freeze(uuid.uuid4(), advised), everything.language)
    words = {
        "cy": ("gallwch fynd ymlaen heb wneud hynny", "gallwch anfon hebddo"),
        "en": ("you can go on without", "you can send without it"),
    }[walk.language]
    assert words[0] in walk.get("step_1").content.decode()
    walk.post("step_1", {})
    assert words[1] in walk.get("check").content.decode()


def test_what_an_advised_question_says_of_itself_stands_in_a_sentence_of_its_own():
    question = step(asks("name", required=False, advised=True)).questions[0]
    with translation.override("en"):
        assert making.hint(question, "en").startswith("Hint name. It helps us")


def test_what_a_letter_leaves_out_may_stay_blank_in_every_type():
    questions = [asks(kind) for kind in KINDS]
    asked = step(*questions)
    ticked = {unsaid.name(question): "on" for question in asked.asked}
    form = build(asked, {}, language="cy", today=TODAY, came_by=CameBy.POST, data=posted(**ticked))
    assert form.errors == {}


# --- what a case keeps ------------------------------------------------------------------------


def test_the_transcript_says_every_answer_in_both_languages():
    asked = from_json(every_type()).steps[0]
    kept = typed.read(asked, posted(**FILLED))
    written = {entry["key"]: entry["shown"] for entry in answers.transcript([asked], kept, {})}
    assert written["answer_pair"] == both("Nac oes", "No")
    assert written["number"] == both("1,234.5 oriau", "1,234.5 hours")
    assert written["money"] == both("£29.50", "£29.50")
    assert written["checkboxes"] == both("Tân\n\nTan", "Fire\n\nUntil")
    assert written["uk_address"]["cy"] == "Tŷ’r Ysgol\nWrecsam\nLL11 1AY"
    assert written["declaration"] == both("Ticiwyd", "Ticked")


@pytest.mark.parametrize("kind", [*KINDS, "group"])
def test_an_answer_of_another_shape_reads_as_none_or_as_text(kind):
    inner = {"questions": [asks("name", "full")]} if kind == "group" else {}
    asked = step(asks(kind, **inner))
    question = asked.asked[0]
    for kept in (None, 7, "x", ["x", 1, None], {"x": [1]}, [{"a": {}}], True):
        build(asked, {kind: kept}, language="cy", today=TODAY).is_valid()
        parts = answers.in_words(question, {kind: kept}, "cy", {})
        assert all(isinstance(part, str) for part in parts)
        answers.compared(question, kept)


@pytest.mark.parametrize("kind", [*KINDS, "group"])
def test_control_marks_and_scripts_posted_anywhere_never_break(kind):
    inner = {"questions": [asks("uk_address", "where")]} if kind == "group" else {}
    asked = step(asks(kind, **inner))
    names = [*typed.control_names(asked.asked[0]), f"{kind}-boxes"]
    for value in ("\x00", "<script>", "٣", "9" * 5000, "\u202e", "-1", "{{ 7 }}"):
        data = posted(**dict.fromkeys(names, value))
        kept = typed.read(asked, data)
        assert not re.search("\x00", str(kept))
        form = build(asked, kept, language="cy", today=TODAY, data=data)
        form.is_valid()
        assert "<script>" not in form.as_p()
