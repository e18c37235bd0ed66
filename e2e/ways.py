"""The ways a shorter journey is walked, also in the long run; the main ones take all four then."""

import pytest

two_ways = pytest.mark.parametrize(
    ("language", "javascript"), [("cy", False), ("en", True)], ids=["cy-no-script", "en-script"]
)
