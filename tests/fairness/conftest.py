import pytest

from tests import factories


@pytest.fixture(autouse=True)
def _ground_rules(db):
    factories.ground_rules()
