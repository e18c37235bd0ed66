"""Bring the database level with the data files: pages in both languages, published together.

A second load touches nothing. A page an editor has changed in the CMS is theirs: it is left as it
is, and the report says so.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import models, transaction
from wagtail.models import Locale, Page, Site

from bilingual import publishing, translation
from bilingual.checks import texts_of
from cases.models import ClosedDay, Edition, OmbudsmanDetails
from home.content_files import CONTENT, PageSource, read_all, read_ombudsman
from home.models import HomePage, InformationPage, Loaded, PolicyPage

KINDS: dict[str, type[Page]] = {
    "home": HomePage,
    "policy": PolicyPage,
    "information": InformationPage,
}
CALENDAR_YEARS = range(2024, 2031)
SOURCE, TARGET = "en", "cy"  # the adopted words were written in English and translated


@transaction.atomic
def load(directory: Path = CONTENT, *, say: Callable[[str], object] = print) -> None:
    """Editions, bank holidays, the Ombudsman's details and every page; idempotent."""
    Edition.objects.load()
    ClosedDay.objects.seed(CALENDAR_YEARS)
    if not OmbudsmanDetails.objects.exists():
        OmbudsmanDetails.objects.create(**read_ombudsman(directory))
    for language in (TARGET, SOURCE):
        Locale.objects.get_or_create(language_code=language)
    if not HomePage.objects.exists():
        _clear_welcome_page()
    loaded = dict(Loaded.objects.values_list("key", "sha256"))
    for source in read_all(directory):
        if loaded.get(source.key) != source.sha256:
            say(f"{source.key}: {_load_page(source)}")
        if source.key == "home":
            _put_at_the_root()


def find(key: str, language: str) -> Page | None:
    """The page a data file made, in one language."""
    return _pages(key).filter(locale__language_code=language).first()


def _pages(key: str) -> models.QuerySet:
    if key == "home":
        return HomePage.objects.all()
    if key.startswith("policy-"):
        return PolicyPage.objects.filter(edition__code=key.removeprefix("policy-"))
    slugs = {source.key: source.fields[SOURCE]["slug"] for source in read_all()}
    english = InformationPage.objects.filter(slug=slugs[key], locale__language_code=SOURCE)
    return InformationPage.objects.filter(
        translation_key__in=english.values_list("translation_key", flat=True)
    )


def _load_page(source: PageSource) -> str:
    page = find(source.key, SOURCE)
    if page is not None and _edited_in_cms(source.key):
        return "kept as an editor left it"
    page = _revise(page, source) if page else _create(source)
    other = _unsaved(source, TARGET)
    words = texts_of(other) | {"slug": other.slug}
    kept = translation.begin(page.get_latest_revision_as_object(), words, TARGET)
    kept.save_target(publish=False)
    publishing.publish(page)
    Loaded.objects.update_or_create(key=source.key, defaults={"sha256": source.sha256})
    return "published in both languages"


def _edited_in_cms(key: str) -> bool:
    return any(page.revisions.filter(user__isnull=False).exists() for page in _pages(key))


def _create(source: PageSource) -> Page:
    page = _unsaved(source, SOURCE)
    parent = find(source.parent, SOURCE) if source.parent else Page.get_first_root_node()
    if parent is None:
        raise LookupError(f"{source.key} goes under {source.parent}, which is not there.")
    parent.add_child(instance=page)
    page.save_revision()
    return page


def _revise(page: Page, source: PageSource) -> Page:
    draft = page.get_latest_revision_as_object()
    for name, value in _values(source, SOURCE).items():
        setattr(draft, name, value)
    draft.save_revision()
    return page


def _unsaved(source: PageSource, language: str) -> Page:
    locale = Locale.objects.get(language_code=language)
    return KINDS[source.kind](locale=locale, **_values(source, language))


def _values(source: PageSource, language: str) -> dict:
    values: dict[str, Any] = {}
    for name, value in source.fields[language].items():
        if name == "edition":
            values[name] = Edition.objects.get(code=value)
        else:
            values[name] = json.dumps(value) if isinstance(value, list) else value
    return values


def _clear_welcome_page() -> None:
    """Wagtail comes with a page of its own, and a site that begins there."""
    Page.objects.filter(depth=2, content_type__app_label="wagtailcore").delete()


def _put_at_the_root() -> None:
    """The site begins at the Welsh home page."""
    home = find("home", TARGET)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"root_page": home, "site_name": "Cyswllt"},
        create_defaults={"root_page": home, "site_name": "Cyswllt", "hostname": "localhost"},
    )
