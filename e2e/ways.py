"""The ways a shorter journey is walked; the main journeys take all four."""

import pytest

two_ways = pytest.mark.parametrize(
    ("language", "javascript"), [("cy", False), ("en", True)], ids=["cy-no-script", "en-script"]
)
