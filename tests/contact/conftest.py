"""The contact of a person, on the ground every appeal stands on."""

import pytest

from tests.staff.conftest import ground, signed_in  # noqa: F401


@pytest.fixture
def race_rounds(request) -> int:
    """How often a race is run: 5 rounds, and 50 in the full run."""
    return 50 if request.config.getoption("--full", default=False) else 5
