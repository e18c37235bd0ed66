"""Cases whose letters wait for words in another language, read in either language."""

import pytest
from django.conf import settings
from django.test import Client

from cases import handling
from cases.permissions import Role
from cases.translation import asking
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


@pytest.fixture
def officer(ground):
    return factories.officer(first_name="Owain", last_name="Enghraifft")


@pytest.fixture
def translator(ground):
    return factories.user(Role.WELSH_OFFICER, first_name="Gwen", last_name="Enghraifft")


@pytest.fixture
def case(officer):
    """A case of someone who reads Welsh, in the hands of the officer, to be decided."""
    found = factories.checked_case(factories.officer(), reply_language="cy")
    handling.claim(found, by=officer, now=factories.NOW)
    return factories.fresh(found)


@pytest.fixture
def asked(case, officer):
    """The answer to ground 1 and the reasons, sent to be put into Welsh."""
    return asking.ask(
        case,
        "decision",
        pieces={"ground_1": "You were heard.", "reasons": "The records show it."},
        source="en",
        target="cy",
        by=officer,
        now=factories.NOW,
    )
