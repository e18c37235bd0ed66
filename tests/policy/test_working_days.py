import bisect
from datetime import date, time, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.policy import working_days
from cases.policy.terms import NoticeChannel
from tests.policy.examples import CLOSED, day

DAYS = st.dates(date(2019, 1, 1), date(2028, 12, 31))
CLOSED_SETS = st.frozensets(DAYS, max_size=40)
COUNTS = st.integers(0, 60)
SWEPT = [date(2024, 1, 1) + timedelta(n) for n in range(4383)]
"""Every day of 2024 to 2035."""


@given(DAYS, COUNTS, CLOSED_SETS)
def test_between_undoes_after(start, n, closed):
    assert working_days.between(start, working_days.after(start, n, closed), closed) == n


@given(DAYS, st.integers(1, 60), CLOSED_SETS)
def test_the_day_reached_is_a_working_day(start, n, closed):
    assert working_days.is_working_day(working_days.after(start, n, closed), closed)


@given(DAYS, DAYS, CLOSED_SETS)
def test_between_changes_sign_with_direction(one, other, closed):
    assert working_days.between(one, other, closed) == -working_days.between(other, one, closed)


@given(DAYS, COUNTS, CLOSED_SETS)
def test_between_counts_every_working_day_after_the_first(start, n, closed):
    days = [start + timedelta(i + 1) for i in range(n)]
    counted = sum(working_days.is_working_day(one, closed) for one in days)
    assert working_days.between(start, start + timedelta(n), closed) == counted


@given(DAYS, COUNTS, CLOSED_SETS, DAYS)
def test_a_further_closed_day_never_brings_a_date_forward(start, n, closed, extra):
    before = working_days.after(start, n, closed)
    assert working_days.after(start, n, closed | {extra}) >= before


@given(DAYS, DAYS, COUNTS, CLOSED_SETS)
def test_a_later_start_never_ends_sooner(one, other, n, closed):
    first, second = sorted((one, other))
    assert working_days.after(first, n, closed) <= working_days.after(second, n, closed)


@given(DAYS, COUNTS, CLOSED_SETS)
def test_days_passed_over_are_weekends_and_those_named(start, n, closed):
    end = working_days.after(start, n, closed)
    passed = working_days.not_counted(start, end, closed)
    weekends = sum((start + timedelta(i)).weekday() > 4 for i in range(1, (end - start).days + 1))
    assert (end - start).days == n + len(passed) + weekends


@given(DAYS, CLOSED_SETS)
def test_working_day_on_or_before(when, closed):
    found = working_days.working_day_on_or_before(when, closed)
    assert found <= when and working_days.is_working_day(found, closed)
    assert working_days.between(found, when, closed) == 0


def test_counting_backwards_is_refused():
    with pytest.raises(ValueError, match="forwards"):
        working_days.after(day("2026-01-05"), -1, CLOSED)


def test_every_start_of_twelve_years_agrees_with_a_list_of_working_days():
    listed = [
        when
        for n in range(13 * 366)
        if (when := date(2024, 1, 1) + timedelta(n)).isoweekday() <= 5 and when not in CLOSED
    ]
    for start in SWEPT:
        place = bisect.bisect_right(listed, start)
        for n in (1, 2, 4, 5, 20):
            assert working_days.after(start, n, CLOSED) == listed[place + n - 1], (start, n)


def test_the_calendar_the_product_seeds_gives_the_published_working_days():
    seeded = frozenset(holidays.country_holidays("GB", subdiv="WLS", years=range(2019, 2029)))
    every_day = (date(2019, 1, 1) + timedelta(n) for n in range(3653))
    differing = [
        when
        for when in every_day
        if working_days.is_working_day(when, seeded) != working_days.is_working_day(when, CLOSED)
    ]
    assert differing == []


def test_every_start_of_twelve_years_has_its_corresponding_date_six_months_on():
    for start in SWEPT:
        found = working_days.months_after(start, 6)
        assert (found.year * 12 + found.month) - (start.year * 12 + start.month) == 6
        same_number = found.day == start.day
        assert same_number or ((found + timedelta(1)).day == 1 and found.day < start.day), start


@given(DAYS, st.integers(0, 36), st.integers(0, 36))
def test_more_months_are_never_sooner(start, few, more):
    few, more = sorted((few, more))
    assert working_days.months_after(start, few) <= working_days.months_after(start, more)


EMAIL, BY_HAND = NoticeChannel.EMAIL, NoticeChannel.BY_HAND


@pytest.mark.parametrize("channel", [EMAIL, BY_HAND])
@pytest.mark.parametrize(
    ("sent_on", "sent_at", "deemed"),
    [
        pytest.param("2026-11-20", time(9, 0), "2026-11-20", id="in office hours: the same day"),
        pytest.param("2026-11-20", time(16, 29, 59), "2026-11-20", id="just before 16.30"),
        pytest.param("2026-11-20", time(16, 30), "2026-11-23", id="16.30 is too late: Monday"),
        pytest.param("2026-11-21", time(9, 0), "2026-11-23", id="Saturday: Monday"),
        pytest.param("2026-12-24", time(17, 0), "2026-12-29", id="Christmas Eve evening"),
        pytest.param("2026-12-25", None, "2026-12-29", id="Christmas Day, hour unknown"),
        pytest.param("2026-12-24", None, "2026-12-24", id="hour unknown: the same day"),
    ],
)
def test_deemed_receipt_within_the_day(channel, sent_on, sent_at, deemed):
    found = working_days.deemed_receipt(channel, day(sent_on), CLOSED, sent_at=sent_at)
    assert found == day(deemed)


def test_deemed_receipt_is_not_known_when_nobody_knows_how_it_came():
    assert working_days.deemed_receipt(NoticeChannel.UNKNOWN, day("2026-11-20"), CLOSED) is None


def test_a_stored_channel_is_taken_as_its_member_is_and_an_unknown_one_refused():
    assert working_days.deemed_receipt("post", day("2026-11-18"), CLOSED) == day("2026-11-24")
    with pytest.raises(ValueError):
        working_days.deemed_receipt("pigeon", day("2026-11-18"), CLOSED)


@given(st.sampled_from(NoticeChannel), DAYS, CLOSED_SETS, st.none() | st.times(), st.booleans())
def test_nothing_comes_before_it_is_sent_or_on_a_closed_day(channel, sent, closed, at, first):
    found = working_days.deemed_receipt(channel, sent, closed, sent_at=at, first_class=first)
    if found is not None:
        assert found >= sent and working_days.is_working_day(found, closed)
