"""Cases whose letters wait for words in another language, read in either language."""

import pytest

from cases import handling
from cases.permissions import Role
from cases.translation import asking
from tests import factories
from tests.support.browsers import sign_in


@pytest.fixture
def ground(db):
    factories.ground_rules(dated=True)


@pytest.fixture
def signed_in(ground):
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
