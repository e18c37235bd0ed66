import pytest

from tests import factories


@pytest.fixture(autouse=True)
def ground(db):
    factories.ground_rules(dated=True)


@pytest.fixture
def officer():
    return factories.officer()


@pytest.fixture
def colleague():
    return factories.officer()


@pytest.fixture
def race_rounds(request) -> int:
    """How often a race is run: 6 rounds, and 200 in the full run."""
    return 200 if request.config.getoption("--full", default=False) else 6
