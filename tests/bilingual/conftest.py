"""Pages in two languages, ready or half translated, and an editor signed in."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Locale
from wagtail.test.utils.form_data import nested_form_data, streamfield

from bilingual.checks import texts_of
from bilingual.translation import begin
from home.models import HomePage, InformationPage

WORDS = {
    "en": {"title": "Opening hours", "intro": "When the office is open to everyone."},
    "cy": {"title": "Oriau agor", "intro": "Pryd y mae’r swyddfa ar agor i bawb."},
}


@pytest.fixture
def editor(db):
    return get_user_model().objects.create_superuser("golygydd", "golygydd@example.org", "x")


@pytest.fixture
def cms(client, editor):
    """A browser in the CMS."""
    client.force_login(editor)
    return client


def english_draft(**over) -> InformationPage:
    home = HomePage.objects.get(locale__language_code="en")
    fields = {
        "slug": "opening-hours",
        "locale": home.locale,
        "updated_on": datetime.date(2026, 11, 21),
        "body": [("text", "From nine to five on every working day.")],
        **WORDS["en"],
        **over,
    }
    page = home.add_child(instance=InformationPage(**fields))
    page.save_revision()
    return page


@pytest.fixture
def ready(published, db) -> InformationPage:
    """A page whose drafts say the same in both languages; live in neither."""
    page = english_draft()
    source = page.get_latest_revision_as_object()
    words = {path: f"Cymraeg: {text}" for path, text in texts_of(source).items()}
    words |= WORDS["cy"] | {"slug": "oriau-agor"}
    begin(source, words, "cy").save_target(publish=False)
    return page


@pytest.fixture
def half(published, db) -> InformationPage:
    """A page whose Welsh version still says it all in English."""
    page = english_draft()
    begin(page.get_latest_revision_as_object(), {}, "cy").save_target(publish=False)
    return page


def other(page: InformationPage) -> InformationPage:
    """The page in the other language."""
    return page.get_translations().get()


def live(page) -> list[str]:
    """The languages in which the page is live."""
    pages = type(page).objects.filter(translation_key=page.translation_key, live=True)
    return sorted(pages.values_list("locale__language_code", flat=True))


def locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def edit_form(**over) -> dict:
    return nested_form_data(
        {
            "title": WORDS["en"]["title"],
            "slug": "opening-hours",
            "intro": WORDS["en"]["intro"],
            "updated_on": "2026-11-21",
            "body": streamfield([("text", "From nine to five on every working day.")]),
            "action-publish": "1",
            **over,
        }
    )
