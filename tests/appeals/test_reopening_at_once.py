"""One decided appeal taken up by many at the same moment: one new case, one letter."""

import pytest

from cases.appeals import reopening
from cases.models import Case, CaseLink, Letter
from tests import factories
from tests.appeals.test_reopening import LATER, let_leave
from tests.follow.test_at_once import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_engines]


def test_six_at_once_take_it_up_once():
    factories.ground_rules()
    people = [factories.officer() for _ in range(6)]
    first = let_leave(factories.decided_case())

    def take_up(by):
        return lambda: reopening.reopen(first, by=by, reason="A recording.", now=LATER).pk

    found = at_once(*map(take_up, people))

    assert len(set(found)) == 1
    assert CaseLink.objects.count() == 1 and Case.objects.count() == 2
    assert Letter.objects.filter(kind="reopened").count() == 1
