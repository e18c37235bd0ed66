import pytest

from tests import factories


@pytest.fixture(autouse=True)
def ground(db):
    factories.ground_rules()


@pytest.fixture
def case():
    return factories.case()
