import pytest

from tests import factories
from tests.support.browsers import language, signed_in  # noqa: F401


@pytest.fixture(autouse=True)
def _ground_rules(db):
    factories.ground_rules()
