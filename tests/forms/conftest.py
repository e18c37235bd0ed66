"""A released form and somebody filling it in."""

import uuid
from datetime import datetime

import pytest

from forms import content, freezing
from forms.models import FormVersion
from tests import factories
from tests.forms.walk import Walk

FORM = uuid.UUID("00000000-0000-4000-8000-0000000000f0")
NOW = "2026-11-23T10:00:00+00:00"  # a Monday


@pytest.fixture(autouse=True)
def _private_store(settings, tmp_path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture(scope="session")
def plain(django_db_setup, django_db_blocker) -> dict[str, dict]:
    """The form we ship, one plain definition for each language, through the CMS's own blocks."""
    data = content.read("appeal")
    with django_db_blocker.unblock():  # a page looks up its content type
        pages = {language: content.page_in(language, data) for language in ("cy", "en")}
    return {language: freezing.plain(page) for language, page in pages.items()}


@pytest.fixture
def now(moment) -> datetime:
    return moment(NOW)


@pytest.fixture
def version(db, plain) -> FormVersion:
    """The form released, and what an appeal stands on."""
    factories.ground_rules()
    return FormVersion.freeze(FORM, freezing.merge(plain))


@pytest.fixture
def walk(version, now, language) -> Walk:
    """Somebody who has just begun, in either language."""
    return Walk(version, language)
