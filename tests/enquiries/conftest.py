import pytest

from tests import factories
from tests.support.browsers import language, signed_in  # noqa: F401


@pytest.fixture(autouse=True)
def ground(db):
    factories.ground_rules(dated=True)


@pytest.fixture
def officer():
    return factories.officer()


@pytest.fixture
def colleague():
    return factories.officer()
