"""Every type of question, in every state it can be in, is free of barriers and fits a phone.

The pages are built alike in both languages. The Welsh ones, whose words are the longer, are looked
at as a phone shows them, each that shows an element in a place where none did before; with `--full`
every page of both languages on both screens.
"""

import re

import pytest
from playwright.sync_api import Page as Tab

from e2e.conftest import NARROW, WIDE
from e2e.every_state import every_state
from e2e.shown import shape
from tests.support import axe, nu
from tests.sweeps.crawl import Page
from tests.sweeps.journeys import undone

pytestmark = pytest.mark.xdist_group("question_types")  # the pages are gathered once

LANGUAGES = ("cy", "en")
OTHERS_WORDS = {"cy": re.compile(r"\w+ in English"), "en": re.compile(r"\w+ yn Gymraeg")}


@pytest.fixture(scope="module")
def states(base_url, django_db_blocker) -> dict[str, dict[str, Page]]:
    """By language and state: every page."""
    with django_db_blocker.unblock(), undone():
        return {language: dict(every_state(language)) for language in LANGUAGES}


def faults(page: Tab, state: str, size: dict[str, int], *, look: bool) -> list[str]:
    """What is wrong with the page that is shown, on a screen of this size."""
    page.set_viewport_size(size)
    found = [f"{state}: {barrier}" for barrier in axe.barriers(page)] if look else []
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > size["width"]:
        found.append(f"{state}: {width} px wide on a screen of {size['width']}")
    return found


@pytest.mark.parametrize("language", ["cy", pytest.param("en", marks=pytest.mark.full)])
def test_every_type_of_question_is_free_of_barriers_in_every_state(
    page: Tab, show, states, language, pytestconfig
):
    found, seen = [], set()
    for state, kept in states[language].items():
        show(kept)
        new = shape(kept) - seen
        seen |= new
        for size in (WIDE, NARROW):
            look = (new and size == NARROW) or pytestconfig.getoption("--full")
            found += faults(page, state, size, look=bool(look))
    assert found == []


def test_every_state_of_every_type_is_valid_html(states):
    sources = {
        f"{language}: {state}": kept.html
        for language in LANGUAGES
        for state, kept in states[language].items()
    }
    assert nu.errors(sources) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_state_of_any_type_says_a_word_in_the_other_language(states, language):
    for state, kept in states[language].items():
        said = kept.soup.main.get_text(" ")
        assert OTHERS_WORDS[language].search(said) is None, state


def test_the_pages_of_every_type_are_built_alike_in_both_languages(states):
    assert states["cy"].keys() == states["en"].keys()
    for state in states["cy"]:
        cy, en = (built(states[language][state]) for language in LANGUAGES)
        assert cy == en, state


def built(page: Page) -> list[tuple[str, set[str], object]]:
    """What a page is built of, in its order: each element, what it has, its class. Script is given
    the plurals of the language, of which Welsh has more."""
    return [
        (
            tag.name,
            {name for name in tag.attrs if not name.startswith("data-i18n.")},
            tag.get("class"),
        )
        for tag in page.soup.main.find_all(True)
    ]
