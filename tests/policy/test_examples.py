"""Worked examples: name, input, expected output, readable by a lawyer."""

import pytest

from cases.policy import appeals, contact, working_days
from cases.policy.editions import CURRENT, EARLIER
from cases.policy.terms import NoticeChannel
from tests.policy.examples import CLOSED, day, days, rows


@pytest.mark.parametrize("row", rows("appeal-deadlines.csv"), ids=lambda row: row["case"])
def test_last_day_to_appeal(row):
    found = appeals.deadline(CURRENT, stated=day(row["received_on"]), deemed=None, closed=CLOSED)
    assert found.last_day == day(row["last_day"])
    assert found.not_counted == days(row["not_counted"])
    assert working_days.after(found.received_on, 1, CLOSED) == day(row["day_1"])


@pytest.mark.parametrize("row", rows("deemed-receipts.csv"), ids=lambda row: row["posted_on"])
def test_deemed_receipt_of_post(row):
    posted = day(row["posted_on"])
    first = working_days.deemed_receipt(NoticeChannel.POST, posted, CLOSED, first_class=True)
    unknown_class = working_days.deemed_receipt(NoticeChannel.POST, posted, CLOSED)
    assert first == day(row["first_class_on"])
    assert unknown_class == day(row["second_class_on"])
    found = appeals.deadline(CURRENT, stated=None, deemed=first, closed=CLOSED)
    assert found.last_day == day(row["last_day"])


@pytest.mark.parametrize("row", rows("review-dates.csv"), ids=lambda row: row["notice_on"])
def test_six_month_review(row):
    found = contact.review_due(CURRENT, day(row["notice_on"]), CLOSED)
    assert (found.due_on, found.internal_target) == (
        day(row["due_on"]),
        day(row["internal_target"]),
    )


@pytest.mark.parametrize("row", rows("council-targets.csv"), ids=lambda row: row["working_days"])
def test_council_target(row):
    received, n = day(row["received_on"]), int(row["working_days"])
    assert working_days.after(received, n, CLOSED) == day(row["due_on"])


def test_earlier_edition_sets_no_review_date():
    found = contact.review_due(EARLIER, day("2026-01-15"), CLOSED)
    assert (found.due_on, found.internal_target) == (None, None)
