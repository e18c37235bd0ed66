"""A case nobody may decide: parked, said aloud once, and given on when somebody is free."""

import pytest

from cases import handling
from cases.handling import alerts, involvement, routing
from cases.models import Case
from cases.policy.terms import LeadInvolved
from tests import factories
from tests.factories import NOW, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def parked(db):
    factories.ground_rules()
    factories.user("complaints_lead", "chief_officer")
    return factories.case(lead_involved=LeadInvolved.YES)


def test_it_goes_to_a_senior_reviewer_named_later(parked):
    reviewer = factories.senior_reviewer()
    assert routing.unpark(parked, now=NOW)
    assert Case.objects.visible_to(reviewer).get() == parked


def test_it_stays_parked_while_nobody_is_free(parked):
    assert not routing.unpark(parked, now=NOW)
    assert fresh(parked).is_parked


def test_somebody_is_told_once(parked, settings, mailoutbox):
    settings.ALERT_EMAIL = "it@cyngor.example"
    assert [alerts.say_what_is_parked(now=NOW) for _ in range(2)] == [1, 0]
    assert len(mailoutbox) == 1


def test_parked_again_it_is_told_again(parked, settings, mailoutbox):
    settings.ALERT_EMAIL = "it@cyngor.example"
    alerts.say_what_is_parked(now=NOW)
    reviewer = factories.senior_reviewer()
    routing.unpark(parked, now=NOW)
    part = {"part": "witness", "source": "declared", "user": reviewer}
    involvement.add(parked, by=reviewer, now=NOW, **part)
    assert fresh(parked).is_parked
    assert [alerts.say_what_is_parked(now=NOW) for _ in range(2)] == [1, 0]
    assert len(mailoutbox) == 2


def test_sent_on_to_nobody_it_is_parked_on_record(db):
    factories.ground_rules()
    officer, chief = factories.officer(), factories.chief_officer()
    case = factories.case()
    part = {"part": "witness", "source": "recorded", "user": chief}
    involvement.add(case, by=officer, now=NOW, **part)
    handling.move_to_chief_officer(case, by=officer, reason="The Lead took part.", now=NOW)
    assert fresh(case).is_parked
    assert case.events.latest("pk").kind != "moved"
    assert case.events.filter(kind="parked", by=officer).count() == 1


def test_the_alert_names_nobody(parked, settings, mailoutbox):
    settings.ALERT_EMAIL = "it@cyngor.example"
    alerts.say_what_is_parked(now=NOW)
    sent = mailoutbox[0].subject + mailoutbox[0].body
    assert parked.reference not in sent
    assert parked.customer.name not in sent
