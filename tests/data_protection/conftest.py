"""A case with a complaint about personal data in it, and somebody who may say so."""

import pytest

from tests import factories


@pytest.fixture(autouse=True)
def ground(db):
    factories.ground_rules()


@pytest.fixture
def officer():
    return factories.officer(first_name="Owain", last_name="Enghraifft")
