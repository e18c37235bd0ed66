"""Officers of one queue, and a browser of theirs on a day that stands still."""

import pytest
from django.conf import settings
from django.test import Client

from cases import handling
from tests import factories
from tests.factories import NOW


@pytest.fixture(autouse=True)
def today(moment):
    moment(NOW)


@pytest.fixture(params=["cy", "en"])
def language(request) -> str:
    return request.param


@pytest.fixture
def signed_in(db):
    """A browser in which `user` is signed in and reads `language`."""

    def sign_in(user, language: str = "en") -> Client:
        browser = Client()
        browser.force_login(user)
        browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        return browser

    return sign_in


@pytest.fixture
def ground(db):
    factories.ground_rules(dated=True)


@pytest.fixture
def officer(ground):
    return factories.officer(first_name="Owain", last_name="Enghraifft")


@pytest.fixture
def colleague(ground):
    return factories.officer(first_name="Mari", last_name="Enghraifft")


@pytest.fixture
def held(officer):
    """Makes a case that `by`, else the officer, holds."""

    def make(by=None, **over):
        case = factories.case(**over)
        handling.claim(case, by=by or officer, now=NOW)
        return factories.fresh(case)

    return make
