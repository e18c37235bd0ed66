import pytest

from tests.support.browsers import language, signed_in  # noqa: F401


@pytest.fixture
def race_rounds(request) -> int:
    """How often a race is run: 6 rounds, and 200 in the full run."""
    return 200 if request.config.getoption("--full", default=False) else 6
