"""Officers of one queue, and a browser of theirs on a day that stands still."""

import pytest

from cases import handling
from tests import factories
from tests.factories import NOW


@pytest.fixture(autouse=True)
def today(moment):
    moment(NOW)


@pytest.fixture
def ground(db):
    factories.ground_rules(dated=True)


@pytest.fixture
def officer(ground):
    return factories.officer(first_name="Owain", last_name="Enghraifft")


@pytest.fixture
def colleague(ground):
    return factories.officer(first_name="Mari", last_name="Enghraifft")


@pytest.fixture
def held(officer):
    """Makes a case that `by`, else the officer, holds."""

    def make(by=None, **over):
        case = factories.case(**over)
        handling.claim(case, by=by or officer, now=NOW)
        return factories.fresh(case)

    return make
