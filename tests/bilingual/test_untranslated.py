"""A text nobody has given a Welsh keeps a page from going live, however short it is."""

import pytest
from django.utils.translation import override

from bilingual import publishing
from bilingual.checks import texts_of
from bilingual.problems import NotReady
from bilingual.translation import begin
from home.models import InformationPage
from tests.bilingual.conftest import WORDS, english_draft, live


def translated(**over: str) -> InformationPage:
    """A page with a short intro, and the Welsh of everything but what `over` leaves empty."""
    page = english_draft(intro="Open house")
    source = page.get_latest_revision_as_object()
    words = {path: f"Cymraeg: {text}" for path, text in texts_of(source).items()}
    words |= {"title": WORDS["cy"]["title"], "slug": "oriau-agor"} | over
    begin(source, words, "cy").save_target(publish=False)
    return page


@pytest.mark.parametrize(("path", "place"), [("intro", "Intro"), ("slug", "Slug")])
def test_a_short_text_and_an_address_have_to_be_given_in_welsh(published, db, path, place):
    page = translated(**{path: ""})
    with override("en"), pytest.raises(NotReady) as refused:
        publishing.publish(page)
    [problem] = refused.value.problems
    assert (problem.language, problem.where[: len(place)]) == ("cy", place)
    assert "it has not been translated" in problem.message
    assert live(page) == []


def test_words_that_are_the_same_in_both_languages_are_written_as_they_are(published, db):
    page = translated(intro="Open house")
    publishing.publish(page)
    assert live(page) == ["cy", "en"]
