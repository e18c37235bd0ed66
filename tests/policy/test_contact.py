"""Which channels and days the measures leave for contact (6.1), and what a manager may close."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.policy import contact
from cases.policy.terms import Channel
from tests.policy.examples import CLOSED

EMAIL, POST, PHONE, TEXT = Channel.EMAIL, Channel.POST, Channel.PHONE, Channel.TEXT
ALL = frozenset(Channel)
SOME = st.frozensets(st.sampled_from(list(Channel)))


@pytest.mark.parametrize(
    ("chosen", "reachable", "permitted", "usable", "as_chosen"),
    [
        pytest.param(ALL, ALL, ALL, (EMAIL, POST, PHONE, TEXT), True, id="all: e-mail first"),
        pytest.param({POST, PHONE}, ALL, ALL, (POST, PHONE), True, id="only what was chosen"),
        pytest.param({EMAIL, POST}, {POST}, ALL, (POST,), True, id="no e-mail address known"),
        pytest.param({EMAIL, POST}, ALL, {POST}, (POST,), True, id="e-mail not permitted"),
        pytest.param({EMAIL}, ALL, {POST, PHONE, TEXT}, (POST, PHONE), False,
                     id="nothing chosen is left: what the measures leave"),
        pytest.param({EMAIL}, {EMAIL}, {POST}, (), False, id="no permitted way is known"),
        pytest.param(ALL, ALL, set(), (), False, id="no line is left"),
        pytest.param(set(), {EMAIL, POST}, ALL, (EMAIL, POST), False, id="nothing chosen"),
        pytest.param({TEXT}, {PHONE, TEXT, POST}, ALL, (POST, PHONE, TEXT), False,
                     id="a text message is never the only way"),
        pytest.param({TEXT}, {TEXT}, ALL, (), False, id="a text message carries no letter"),
    ],
)  # fmt: skip
def test_channels_that_may_be_used_now(chosen, reachable, permitted, usable, as_chosen):
    ways = contact.ways_now(chosen=chosen, reachable=reachable, permitted=permitted)
    assert (ways.usable, ways.as_chosen) == (usable, as_chosen)
    assert ways.barred == ALL - frozenset(permitted)


@given(SOME, SOME, SOME)
def test_a_barred_or_unknown_channel_is_never_used(chosen, reachable, permitted):
    ways = contact.ways_now(chosen=chosen, reachable=reachable, permitted=permitted)
    assert set(ways.usable) <= reachable & permitted
    assert not ways.barred & set(ways.usable)


@given(SOME, SOME, SOME)
def test_a_known_permitted_way_for_a_letter_is_always_found(chosen, reachable, permitted):
    ways = contact.ways_now(chosen=chosen, reachable=reachable, permitted=permitted)
    assert bool(ways.usable) == bool(reachable & permitted - {TEXT})


def test_calls_are_made_on_the_named_weekdays_and_on_any_when_none_is_named():
    tuesday = date(2026, 11, 24)
    assert contact.is_day_for_calls(tuesday, [2, 4])
    assert not contact.is_day_for_calls(tuesday + timedelta(days=1), [2, 4])
    assert contact.is_day_for_calls(tuesday + timedelta(days=1), [])


@pytest.mark.parametrize(
    ("day", "weekdays", "found"),
    [
        pytest.param("2026-11-24", [2, 4], "2026-11-24", id="today is a day for calls"),
        pytest.param("2026-11-25", [2, 4], "2026-11-26", id="the next of the two"),
        pytest.param("2026-12-24", [5], "2027-01-08", id="not on closed Fridays"),
        pytest.param("2026-11-28", [], "2026-11-30", id="any day: a working day"),
        pytest.param("2026-11-24", [6], "2026-11-28", id="a Saturday stands as it was agreed"),
    ],
)
def test_next_day_for_calls(day, weekdays, found):
    closed = CLOSED | {date(2027, 1, 1)}
    next_day = contact.next_day_for_calls(date.fromisoformat(day), weekdays, closed)
    assert next_day == date.fromisoformat(found)


@given(st.dates(date(2026, 1, 1), date(2027, 12, 1)), st.frozensets(st.integers(1, 7)))
def test_the_next_day_for_calls_is_one_and_comes_soon(day, weekdays):
    found = contact.next_day_for_calls(day, weekdays, CLOSED)
    assert contact.is_day_for_calls(found, weekdays)
    assert day <= found <= day + timedelta(days=28)


def test_a_line_manager_may_close_nothing_but_the_telephone():
    assert contact.restricts_only_telephone({EMAIL, POST})
    assert contact.restricts_only_telephone({EMAIL, POST, PHONE})
    assert not contact.restricts_only_telephone({POST})
