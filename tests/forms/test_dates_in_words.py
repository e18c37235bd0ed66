"""Days joined in sentences, in both languages."""

from datetime import date

import pytest

from design.dates import day_month, days_in_words

D = date


@pytest.mark.parametrize(
    ("days", "cy", "en"),
    [
        ([D(2026, 12, 25)], "25 Rhagfyr", "25 December"),
        ([D(2026, 12, 25), D(2026, 12, 28)], "25 a 28 Rhagfyr", "25 and 28 December"),
        (
            [D(2027, 1, 1), D(2026, 12, 28), D(2026, 12, 25)],
            "25 a 28 Rhagfyr, 1 Ionawr",
            "25 and 28 December, 1 January",
        ),
        ([D(2025, 12, 25), D(2025, 12, 26)], "25 a 26 Rhagfyr", "25 and 26 December"),
        ([D(2023, 5, 1), D(2023, 5, 8)], "1 ac 8 Mai", "1 and 8 May"),
        (
            [D(2026, 4, 3), D(2026, 4, 6), D(2026, 4, 10)],
            "3, 6 a 10 Ebrill",
            "3, 6 and 10 April",
        ),
        ([D(2026, 12, 1), D(2027, 12, 1)], "1 Rhagfyr, 1 Rhagfyr", "1 December, 1 December"),
    ],
)
def test_days_are_joined_within_their_month(days, cy, en):
    assert days_in_words(days, "cy") == cy
    assert days_in_words(days, "en") == en


def test_july_is_spelt_right():
    assert day_month(date(2026, 7, 14), "cy") == "14 Gorffennaf"
