"""The council's own days: to acknowledge and to answer by, and what moves them."""

import bisect
from datetime import date, timedelta

import holidays
from hypothesis import given
from hypothesis import strategies as st

from cases.policy import targets, working_days
from cases.policy.clauses import Clause, carried_out_by
from cases.policy.targets import Stretch, Told
from tests.policy.examples import CLOSED, day, rows

SWEPT = [date(2024, 1, 1) + timedelta(n) for n in range(4383)]
"""Every day of 2024 to 2035."""
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
CLOSED_SETS = st.frozensets(DAYS, max_size=40)
GIVEN = st.lists(st.integers(1, 60), max_size=4)
PAUSES = st.lists(
    st.tuples(DAYS, st.integers(0, 60)).map(
        lambda pair: Stretch(paused_on=pair[0], resumed_on=pair[0] + timedelta(pair[1]))
    ),
    max_size=3,
)


def by_list(closed: frozenset[date]) -> list[date]:
    """The working days, written down one by one and not counted by the product."""
    every = (date(2024, 1, 1) + timedelta(n) for n in range(4383 + 120))
    return [when for when in every if when.strftime("%a") not in ("Sat", "Sun")
            and when not in closed]  # fmt: skip


def test_every_start_of_twelve_years_gives_the_days_a_list_gives():
    closed = frozenset(holidays.country_holidays("GB", subdiv="WLS", years=range(2024, 2037)))
    listed = by_list(closed)
    assert len(SWEPT) == 4383 and SWEPT[-1] == date(2035, 12, 31)
    for start in SWEPT:
        place = bisect.bisect_right(listed, start)
        assert targets.answer(start, 20, closed=closed).due_on == listed[place + 19], start
        assert targets.acknowledgement(start, 5, closed=closed).due_on == listed[place + 4], start


def test_worked_examples_of_the_council_targets():
    for row in rows("council-targets.csv"):
        found = targets.answer(day(row["received_on"]), int(row["working_days"]), closed=CLOSED)
        assert found.due_on == day(row["due_on"])


def test_the_days_not_counted_are_named():
    found = targets.answer(day("2026-12-18"), 20, closed=CLOSED)
    assert found.not_counted == (day("2026-12-25"), day("2026-12-28"), day("2027-01-01"))


@given(DAYS, st.integers(1, 60), GIVEN, PAUSES, CLOSED_SETS, st.none() | DAYS)
def test_a_promise_is_never_broken_and_nothing_but_a_promise_makes_it_later(
    start, within, given_days, pauses, closed, promised
):
    found = targets.answer(
        start, within, closed=closed, extensions=given_days, pauses=pauses, promised=promised
    )
    assert found.due_on >= (promised or start)
    assert found.due_on in (found.worked_out, promised)
    assert found.keeps_a_promise == (promised is not None and promised > found.worked_out)


@given(DAYS, st.integers(1, 60), GIVEN, CLOSED_SETS, DAYS)
def test_a_further_closed_day_never_shortens(start, within, given_days, closed, extra):
    before = targets.answer(start, within, closed=closed, extensions=given_days)
    after = targets.answer(start, within, closed=closed | {extra}, extensions=given_days)
    assert after.due_on >= before.due_on


@given(DAYS, st.integers(1, 60), st.integers(0, 90), st.integers(0, 60), CLOSED_SETS)
def test_as_many_days_are_left_after_a_pause_as_before_it(start, within, wait, length, closed):
    pause = Stretch(
        paused_on=start + timedelta(wait), resumed_on=start + timedelta(wait) + timedelta(length)
    )
    before = targets.answer(start, within, closed=closed).due_on
    after = targets.answer(start, within, closed=closed, pauses=[pause]).due_on
    left = working_days.between(pause.paused_on, before, closed)
    if left >= 0:
        assert working_days.between(pause.resumed_on, after, closed) == left


@given(DAYS, st.integers(1, 60), GIVEN, st.integers(1, 60), CLOSED_SETS)
def test_an_extension_removed_restores_the_day(start, within, given_days, more, closed):
    before = targets.answer(start, within, closed=closed, extensions=given_days)
    after = targets.answer(start, within, closed=closed, extensions=[*given_days, more])
    told = [Told(due_on=before.due_on), Told(due_on=after.due_on, extensions=frozenset({7}))]
    assert after.due_on == working_days.after(before.due_on, more, closed)
    floor = targets.promised(told, removed=[7])
    restored = targets.answer(start, within, closed=closed, extensions=given_days, promised=floor)
    assert restored.due_on == before.due_on


def test_what_was_told_beside_a_removed_extension_is_still_promised():
    told = [
        Told(due_on=day("2026-12-01")),
        Told(due_on=day("2026-12-10"), extensions=frozenset({1})),
        Told(due_on=day("2026-12-20"), extensions=frozenset({1, 2})),
        Told(due_on=day("2026-12-05"), extensions=frozenset({2})),
    ]
    assert targets.promised(told) == day("2026-12-20")
    assert targets.promised(told, removed=[1]) == day("2026-12-05")
    assert targets.promised(told, removed=[1, 2]) == day("2026-12-01")
    assert targets.promised([]) is None


def test_near_is_counted_in_working_days_and_not_once_it_has_passed():
    friday, monday = day("2026-11-27"), day("2026-11-30")
    assert targets.is_near(monday, friday, within=1, closed=CLOSED)
    assert not targets.is_near(monday, day("2026-11-26"), within=1, closed=CLOSED)
    assert targets.is_near(monday, monday, within=0, closed=CLOSED)
    assert not targets.is_near(monday, day("2026-12-01"), within=5, closed=CLOSED)


def test_the_clause_on_considering_an_appeal_is_carried_out_by_them():
    assert {targets.answer, targets.acknowledgement} <= set(carried_out_by(Clause.APPEAL_WINDOW))
