"""A staff area on the ground every appeal stands on, read in either language."""

import pytest

from tests import factories
from tests.support.browsers import sign_in


@pytest.fixture
def ground(db):
    factories.ground_rules(dated=True)


@pytest.fixture
def signed_in(ground):
    return sign_in
