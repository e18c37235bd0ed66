"""Dates typed in figures or in month names, of either language; and dates in words."""

import datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from design.dates import DAYS, MONTHS, NotADate, full_date, long_date, month_number, read_date
from design.forms import TODAY_OR_PAST, DateField
from design.templatetags.dates import date_time
from tests.design.forms_asked import OneQuestion


@given(st.dates(min_value=datetime.date(1000, 1, 1)), st.sampled_from(["cy", "en"]))
def test_a_date_written_in_words_reads_back_as_itself(day, language):
    number, month, year = long_date(day, language).split()
    assert read_date(number, month, year) == day


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_whatever_is_typed_gives_a_date_nothing_or_a_reason(day, month, year):
    try:
        read = read_date(day, month, year)
    except NotADate as refused:
        assert refused.code in DateField.default_error_messages
    else:
        assert read is None or isinstance(read, datetime.date)


@pytest.mark.parametrize(
    ("typed", "month"),
    [("Medi", 9), ("fedi", 9), ("SEPT", 9), ("sept.", 9), ("Chwef", 2), ("feb", 2), ("mai", 5),
     ("may", 5), ("mar", 3), ("maw", 3), ("Orffennaf", 7), ("gorffenaf", 7), ("Dachwedd", 11),
     (" 09 ", 9), ("٣", 3), ("ma", None), ("13", None), ("0", None), ("", None), ("mis", None)],
)  # fmt: skip
def test_the_month_that_is_meant(typed, month):
    assert month_number(typed) == month


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("", "", ""), "Rhowch ddyddiad"),
        (("3", "", "2026"), "Rhaid i’r dyddiad gynnwys mis"),
        (("", "", "2026"), "Rhaid i’r dyddiad gynnwys diwrnod a mis"),
        (("3", "3", "26"), "Rhaid i’r flwyddyn gynnwys 4 rhif"),
        (("31", "Chwefror", "2026"), "Rhowch ddyddiad dilys"),
        (("3", "Mawrtz", "2026"), "Rhowch ddyddiad dilys"),
        (("3\x00", "3", "2026"), None),
        (("1" * 400, "3", "2026"), "Rhowch ddyddiad dilys"),
        (("22", "11", "2026"), "Rhaid i’r dyddiad fod heddiw neu yn y gorffennol"),
        (("31", "12", "2025"), "Rhaid i’r dyddiad fod ar 1 Ionawr 2026 neu wedi hynny"),
    ],
)
def test_what_is_wrong_with_a_date_is_said_in_welsh(typed, words):
    field = DateField(
        earliest=datetime.date(2026, 1, 1),
        latest=datetime.date(2026, 11, 21),
        error_messages={"too_late": TODAY_OR_PAST},
    )
    names = ("one_day", "one_month", "one_year")
    with translation.override("cy"):
        form = OneQuestion(field, dict(zip(names, typed, strict=True)))
        assert form.errors.get("one") == ([words] if words else None)


@pytest.mark.parametrize(
    "kept", [datetime.date(2026, 3, 5), {"day": "5", "month": "mawrth", "year": "2026"}]
)
def test_a_date_kept_earlier_is_shown_in_its_boxes(kept):
    form = OneQuestion(DateField(initial=kept))
    assert 'value="5"' in str(form) and 'value="2026"' in str(form)


def test_july_and_the_days_are_spelt_right():
    assert MONTHS["cy"][6] == "Gorffennaf"
    assert all(day.startswith("dydd ") for day in DAYS["cy"])
    assert full_date(datetime.date(2026, 7, 5), "cy") == "dydd Sul 5 Gorffennaf 2026"


@pytest.mark.parametrize(
    ("hour", "words"),
    [("08:00", "9am"), ("11:30", "12.30pm"), ("23:05", "12.05am"), ("15:00", "4pm")],
)
def test_a_moment_is_told_by_the_clock_of_the_council(hour, words):
    moment = datetime.datetime.fromisoformat(f"2026-07-01T{hour}:00+00:00")
    with translation.override("cy"):
        day = 2 if hour == "23:05" else 1
        assert date_time(moment) == f"{day} Gorffennaf 2026, {words}"
