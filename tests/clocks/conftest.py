"""A case somebody holds, taken in on Monday 23 November 2026: to be answered by 21 December."""

from datetime import UTC, date, datetime

import pytest

from cases import handling
from tests import factories

DUE = date(2026, 12, 21)


@pytest.fixture(autouse=True)
def ground(db):
    factories.ground_rules(dated=True)


@pytest.fixture
def held():
    """Makes a case that its officer holds: (case, officer)."""

    def make(by=None, **over):
        by = by or factories.officer()
        case = factories.case(**over)
        handling.claim(case, by=by, now=factories.NOW)
        return factories.fresh(case), by

    return make


@pytest.fixture
def at():
    """Ten o'clock on a day: `at("2026-12-01")`."""

    def on(day: str | date) -> datetime:
        when = date.fromisoformat(day) if isinstance(day, str) else day
        return datetime(when.year, when.month, when.day, 10, tzinfo=UTC)

    return on
