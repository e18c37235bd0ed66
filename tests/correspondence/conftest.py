"""Files that may be stored, a case somebody holds, and a browser of theirs."""

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cases import handling
from tests import factories
from tests.files import samples


@pytest.fixture
def upload(settings, tmp_path):
    """Makes an upload of a small picture, as a browser sends it."""
    settings.FILES_ROOT = tmp_path / "files"

    def make(name: str = "llun.png", content: bytes = b"") -> SimpleUploadedFile:
        return SimpleUploadedFile(name, content or samples.picture())

    return make


@pytest.fixture(params=["cy", "en"])
def language(request) -> str:
    return request.param


@pytest.fixture
def signed_in(db):
    """A browser in which `user` is signed in and reads `language`."""

    def sign_in(user, language: str = "en") -> Client:
        browser = Client()
        browser.force_login(user)
        browser.cookies[django_settings.LANGUAGE_COOKIE_NAME] = language
        return browser

    return sign_in


@pytest.fixture
def held(db):
    """Makes a case that its officer holds: (case, officer)."""

    def make(**over):
        factories.ground_rules(dated=True)
        by = factories.officer()
        case = factories.case(**over)
        handling.claim(case, by=by, now=factories.NOW)
        return factories.fresh(case), by

    return make
