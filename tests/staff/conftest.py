"""A staff area on the ground every appeal stands on, read in either language."""

import pytest
from django.conf import settings
from django.test import Client

from tests import factories


@pytest.fixture
def ground(db):
    factories.ground_rules(dated=True)


@pytest.fixture(params=["cy", "en"])
def language(request) -> str:
    return request.param


@pytest.fixture
def signed_in(ground):
    """A browser in which `user` is signed in and reads `language`."""

    def sign_in(user, language: str = "en") -> Client:
        browser = Client()
        browser.force_login(user)
        browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        return browser

    return sign_in
