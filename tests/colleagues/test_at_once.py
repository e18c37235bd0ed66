"""Taking over, giving on and declaring at once: a case has one holder, and nothing doubles."""

import pytest

from cases import colleagues, handling
from cases.colleagues import absence
from cases.handling import interests
from cases.models import Absence, Event, Interest, Involvement
from tests import factories
from tests.factories import NOW, fresh
from tests.follow.test_at_once import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_engines]
TODAY = NOW.date()


def test_of_taking_over_and_handing_over_at_once_one_holds_the_case(officer, colleague, held):
    other, lead = factories.officer(), factories.lead()
    absence.record(by=officer, first_day=TODAY, last_day=TODAY, substitute=colleague, now=NOW)
    case = held()
    at_once(
        lambda: colleagues.stand_in(case, by=colleague, reason="Away.", now=NOW),
        lambda: handling.hand_over(case, by=officer, to=other, reason="Away.", now=NOW),
        lambda: colleagues.hand_on(officer, by=lead, to=None, reason="Away.", now=NOW),
    )
    kinds = ("stood_in", "handed_over", "put_back")
    assert Event.objects.filter(case=case, kind__in=kinds).count() == 1
    assert fresh(case).handler in (colleague, other, None)


def test_one_declaration_or_absence_sent_six_times_at_once_is_one(officer, held):
    case = held(address="1 Stryd Fawr\nLL11 1AY")
    said = {"name": "Siân Enghraifft", "postcode": "LL11 1AY"}
    at_once(*(lambda: interests.declare(by=officer, now=NOW, **said) for _ in range(6)))
    assert Interest.objects.count() == Involvement.objects.filter(case=case).count() == 1
    at_once(
        *(
            lambda: absence.record(by=officer, first_day=TODAY, last_day=TODAY, now=NOW)
            for _ in range(6)
        )
    )
    assert Absence.objects.count() == 1
