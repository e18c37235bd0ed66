"""How a form is drawn: every question named, described and reachable from the error summary."""

import pytest
from django.utils import translation

from design.errors import summary
from design.forms import CharField, ChoiceField, DateField
from tests.design.forms_asked import WAYS, Everything, OneQuestion
from tests.design.page import FOCUSABLE, Page, draw

LANGUAGES = ["cy", "en"]


@pytest.fixture(params=LANGUAGES, autouse=True)
def language(request):
    with translation.override(request.param):
        yield request.param


def drawn(form) -> Page:
    return Page(str(form))


def test_every_line_of_the_summary_leads_to_a_control():
    form = Everything({}, {})
    page = drawn(form)
    problems = summary(form)
    assert len(problems) == len(form.fields)
    for problem in problems:
        tag, attributes = page.by_id(problem.href.removeprefix("#"))
        assert tag in FOCUSABLE and attributes.get("type") != "hidden"


def test_the_summary_says_the_same_words_as_the_field():
    form = Everything({}, {})
    beside = drawn(form).words
    assert all(problem.message in beside for problem in summary(form))


def test_what_describes_a_question_is_on_the_page():
    page = drawn(Everything({}, {}))
    described = [attributes["aria-describedby"] for attributes in page.all() if
                 "aria-describedby" in attributes]  # fmt: skip
    assert len(described) > len(Everything().fields)
    for ids in described:
        for one in ids.split():
            page.by_id(one)


def test_every_control_has_a_label():
    page = drawn(Everything())
    labelled = {attributes["for"] for attributes in page.all("label")}
    controls = {
        attributes["id"] for tag, attributes in page.elements if tag in FOCUSABLE - {"a", "button"}
    }
    assert controls == labelled


def test_a_question_with_several_controls_is_a_group_with_a_legend():
    page = drawn(Everything())
    assert len(page.all("fieldset")) == len(page.all("legend")) == 4


@pytest.mark.parametrize(
    ("field", "holder"),
    [
        (CharField(label="L", heading=True), "label"),
        (ChoiceField(label="L", heading=True, choices=WAYS), "legend"),
        (DateField(label="L", heading=True), "legend"),
    ],
)
def test_the_one_question_of_a_page_is_its_heading(field, holder):
    page = drawn(OneQuestion(field))
    tags = [tag for tag, _ in page.elements]
    assert tags.count("h1") == 1
    assert abs(tags.index("h1") - tags.index(holder)) == 1


def test_what_may_be_left_empty_says_so(language):
    page = drawn(OneQuestion(CharField(label="L", required=False)))
    assert page.words == {"cy": "L (dewisol)", "en": "L (optional)"}[language]


def test_a_filter_does_not_say_optional():
    form = OneQuestion(CharField(label="L", required=False))
    form.mark_optional = False
    assert drawn(form).words == "L"


def test_what_was_typed_is_kept():
    typed = {
        "line": "<b>",
        "lines": "a\nb",
        "day_day": "31",
        "day_month": "Chwef",
        "radios": "post",
    }
    page = drawn(Everything(typed, {}))
    assert page.by_id("id_line")[1]["value"] == "<b>"
    assert page.by_id("id_day_month")[1]["value"] == "Chwef"
    assert "checked" in page.by_id("id_radios_0")[1]
    assert "a\nb" in page.text


def test_a_password_is_never_shown_again():
    page = drawn(Everything({"password": "secret"}, {}))
    assert "secret" not in page.html


def test_only_the_part_of_a_date_that_is_wrong_is_marked():
    page = drawn(OneQuestion(DateField(label="L"), {"one_day": "3", "one_month": "3"}))
    marked = [item["id"] for item in page.all("input", class_="govuk-input--error")]
    assert marked == ["id_one_year"]


def test_no_browser_message_gets_between():
    """required and maxlength speak the browser's language, or cut pasted text."""
    page = drawn(Everything())
    assert not any({"required", "maxlength", "pattern"} & set(each) for each in page.all())


def test_the_script_is_given_every_plural_of_the_language(language):
    (area,) = drawn(Everything()).all(class_="govuk-character-count")
    forms = {name.rsplit(".", 1)[1] for name in area if "under-limit" in name}
    wanted = (
        {"zero", "one", "two", "few", "many", "other"} if language == "cy" else {"one", "other"}
    )
    assert forms == wanted
    assert all("%{count}" in area[f"data-i18n.characters-under-limit.{one}"] for one in wanted)


def test_the_title_says_error_and_the_summary_comes_first(language):
    form = Everything({}, {})
    page = draw("base.html", form=form)
    word = {"cy": "Gwall:", "en": "Error:"}[language]
    assert page.html.index(f"<title>{word}") < page.html.index('role="alert"')
    (summary_box,) = page.all(class_="govuk-error-summary")
    assert "autofocus" in summary_box
    assert not draw("base.html", form=Everything()).all(class_="govuk-error-summary")
