"""A case with a complaint about personal data in it, and somebody who may say so."""

import pytest
from django.conf import settings
from django.test import Client

from tests import factories


@pytest.fixture(autouse=True)
def ground(db):
    factories.ground_rules()


@pytest.fixture(params=["cy", "en"])
def language(request) -> str:
    return request.param


@pytest.fixture
def officer():
    return factories.officer(first_name="Owain", last_name="Enghraifft")


@pytest.fixture
def signed_in(db):
    """A browser in which `user` is signed in and reads `language`."""

    def sign_in(user, language: str = "en") -> Client:
        browser = Client()
        browser.force_login(user)
        browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        return browser

    return sign_in
