import pytest


@pytest.fixture
def race_rounds(request) -> int:
    """How often a race is run: 6 rounds, and 200 in the full run."""
    return 200 if request.config.getoption("--full", default=False) else 6
