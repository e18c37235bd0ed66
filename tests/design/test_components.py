"""The components keep their contracts, in both languages."""

import datetime

import pytest
from django.core.paginator import Paginator
from django.utils import translation

from tests.design.page import draw, draw_text

CONTACT = {
    "team": "Tîm", "phone": "01632 960 123", "address": ["1 Stryd", "Tref"], "email": "",
}  # fmt: skip
LINKS = [
    {"code": "cy", "name": "Cymraeg", "url": "/cy/x/", "current": True},
    {"code": "en", "name": "English", "url": "/en/x/", "current": False},
]
PROBLEMS = ["400", "403", "403_csrf", "404", "405", "413", "429", "500", "503"]


@pytest.fixture(params=["cy", "en"])
def language(request):
    with translation.override(request.param):
        yield request.param


@pytest.mark.parametrize(
    ("left", "welsh", "english"),
    [
        (0, "Terfyn amser heddiw", "Due today"),
        (1, "1 diwrnod gwaith ar ôl", "1 working day left"),
        (2, "2 ddiwrnod gwaith ar ôl", "2 working days left"),
        (19, "19 diwrnod gwaith ar ôl", "19 working days left"),
        (-2, "2 ddiwrnod gwaith dros y terfyn amser", "2 working days overdue"),
        (None, "", ""),
    ],
)
def test_how_long_is_left_is_said_in_words(left, welsh, english):
    day = datetime.date(2026, 7, 1)
    for code, words in (("cy", f"1 Gorffennaf 2026 {welsh}"), ("en", f"1 July 2026 {english}")):
        with translation.override(code):
            page = draw_text("{% load design_tags %}{% due day left %}", day=day, left=left)
            assert page.words == words.strip()


@pytest.mark.parametrize("problem", PROBLEMS)
def test_a_page_about_a_problem_gives_telephone_and_post(problem, language):
    page = draw(f"{problem}.html", council_contact=CONTACT)
    assert {"tel:01632960123", "/cy/", "/en/"} <= {link["href"] for link in page.all("a")}
    assert "1 Stryd" in page.words
    assert page.all("html") == [{"lang": language, "class": "govuk-template"}]
    assert len(page.all("h1")) == 1


@pytest.mark.parametrize("problem", PROBLEMS)
def test_a_page_about_a_problem_is_drawn_with_nothing_at_hand(problem):
    with translation.override("cy"):
        page = draw(f"{problem}.html")
    assert "Cymraeg" in page.words and "English" in page.words
    assert not page.all("section", class_="app-contact")


def test_a_page_about_a_problem_is_in_one_language():
    for problem in PROBLEMS:
        with translation.override("cy"):
            welsh = draw(f"{problem}.html", council_contact=CONTACT)
        with translation.override("en"):
            english = draw(f"{problem}.html", council_contact=CONTACT)
        same = set(welsh.text.split("\n")) & set(english.text.split("\n"))
        assert {line.strip() for line in same} <= {"", "Cyswllt", "English", "Cymraeg", "Tref"}


def test_the_other_language_is_named_in_itself(language):
    page = draw("base.html", language_links=LINKS)
    (link,) = page.all("a", rel="alternate")
    assert (link["lang"], link["hreflang"], link["href"]) == ("en", "en", "/en/x/")
    assert {each["hreflang"] for each in page.all("link", rel="alternate")} == {"cy", "en"}


def test_enter_in_a_form_does_not_switch_the_language():
    """A browser presses the first submit button of the form: it must not be the language's."""
    page = draw(
        "design/components/language_buttons.html",
        language_links=LINKS, form_id="step", field_name="go-language",
    )  # fmt: skip
    first, second = page.all("button")
    assert first["form"] == second["form"] == "step"
    assert "name" not in first and first["tabindex"] == "-1"
    assert (second["name"], second["value"]) == ("go-language", "en")


def test_the_way_to_change_an_answer_says_which_answer(language):
    rows = [{"key": "Enw", "value": "<b>", "url": "/x/"}, {"key": "Ffôn", "value": ""}]
    page = draw("design/components/summary_list.html", rows=rows)
    change, nothing = {"cy": ("Newid", "Heb ei ddarparu"), "en": ("Change", "Not provided")}[
        language
    ]
    assert page.words == f"Enw <b> {change}: Enw Ffôn {nothing}"
    assert len(page.all("a")) == 1


def test_a_list_of_pages_keeps_its_filters(language):
    page = draw(
        "design/components/pagination.html",
        page_obj=Paginator(range(30), 10).page(2), query="queue=team",
    )  # fmt: skip
    assert [link["href"] for link in page.all("a")] == [
        "?queue=team&page=1",
        "?queue=team&page=3",
    ]
    assert not draw("design/components/pagination.html", page_obj=Paginator([], 10).page(1)).words


def test_a_table_can_be_read_as_blocks():
    columns = [{"label": "Dydd"}, {"label": "Rhif", "numeric": True}]
    rows = [["1 Mai", {"text": "2", "url": "/x/"}]]
    page = draw("design/components/table.html", caption="C", columns=columns, rows=rows)
    assert [cell["data-label"] for cell in page.all() if "data-label" in cell] == ["Dydd", "Rhif"]
    assert [each["scope"] for each in page.all("th")] == ["col", "col", "row"]


def test_a_component_with_a_body_draws_it_once():
    source = '{% load design_tags %}{% component "details" summary="S" %}<p>B</p>{% endcomponent %}'
    page = draw_text(source)
    assert page.words == "S B"
    assert len(page.all("details")) == len(page.all("p")) == 1


def test_the_button_that_prints_waits_for_the_script():
    (button,) = draw("design/components/print_button.html").all("button")
    assert "hidden" in button and button["data-module"] == "app-print"


def test_a_case_s_timeline_and_identity_are_lists():
    moment = datetime.datetime(2026, 7, 1, 8, tzinfo=datetime.UTC)
    items = [{"title": "T", "at": moment, "by": "B", "clause": {"label": "7.2", "url": "/c/"}}]
    with translation.override("cy"):
        page = draw("design/components/timeline.html", items=items)
    assert page.words == "T 1 Gorffennaf 2026, 9am · B 7.2"
    page = draw(
        "design/components/identity_bar.html",
        title="N", reference="R", facts=[{"label": "L", "value": "V", "lang": "cy"}],
        tags=[{"text": "Hwyr", "kind": "wait"}],
    )  # fmt: skip
    assert page.words == "R N Hwyr LV"
    assert page.all("dd") == [{"lang": "cy"}]
