"""From answers to an appeal: one transaction, idempotent, nobody turned away."""

import threading
import uuid
from datetime import UTC, date, datetime

import pytest
from django.db import connection

from cases.appeals import intake
from cases.models import Appeal, AppealProcess, Case, Customer
from cases.policy.terms import LeadInvolved, NoticeKind
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ground_rules(db):
    factories.ground_rules()


def kinds(case: Case) -> list[str]:
    return list(case.events.values_list("kind", flat=True))


def test_an_appeal_has_a_case_with_an_unguessable_reference():
    first, second = factories.case(), factories.case()
    assert first.reference != second.reference
    assert len(first.reference) == len("CYS-XXXXX-XXXXX")


def test_the_day_of_receipt_is_the_later_of_stated_and_deemed():
    appeal = factories.appeal(received_on=date(2026, 11, 18))
    assert appeal.received_notice_on == date(2026, 11, 20)
    assert appeal.receipt_basis == "deemed"


def test_the_last_day_is_kept_with_what_was_not_counted():
    appeal = factories.appeal(
        notice_date=date(2026, 12, 21),
        received_on=date(2026, 12, 24),
        notice_channel="unknown",
        now=datetime(2027, 1, 4, 9, tzinfo=UTC),
    )
    assert appeal.last_day == date(2027, 1, 26)
    assert appeal.not_counted == ["2026-12-25", "2026-12-28", "2027-01-01"]


def test_an_appeal_sent_a_minute_before_midnight_in_wales_is_in_time():
    appeal = factories.appeal(
        notice_date=None,
        notice_channel="unknown",
        received_on=date(2026, 6, 6),
        now=datetime(2026, 7, 3, 22, 59, tzinfo=UTC),
    )
    assert (appeal.last_day, appeal.lateness) == (date(2026, 7, 3), "in_time")


def test_an_appeal_sent_a_minute_after_midnight_in_wales_is_late_and_taken_in():
    appeal = factories.appeal(
        notice_date=None,
        notice_channel="unknown",
        received_on=date(2026, 6, 6),
        now=datetime(2026, 7, 3, 23, 1, tzinfo=UTC),
    )
    assert (appeal.lateness, appeal.case.state) == ("late", "triage")


def test_an_appeal_without_any_date_is_never_called_late():
    appeal = factories.appeal(notice_date=None, received_on=None)
    assert appeal.lateness == "not_known"


def test_the_council_aims_to_answer_in_twenty_working_days_of_receipt():
    case = factories.case(now=datetime(2026, 12, 18, 12, tzinfo=UTC))
    assert (case.acknowledge_by, case.due_on) == (date(2026, 12, 29), date(2027, 1, 20))


def test_a_warning_is_taken_in_and_flagged_for_an_officer():
    appeal = factories.appeal(notice_kind=NoticeKind.WARNING)
    assert appeal.may_not_be_appealable
    assert appeal.case.state == "triage"


def test_the_team_considers_an_appeal_when_the_lead_was_not_involved():
    assert factories.case().queue == "complaints_team"


def test_the_chief_officer_gets_the_appeal_when_the_lead_was_involved():
    factories.lead()
    assert factories.case(lead_involved=LeadInvolved.YES).queue == "chief_officer"


def test_the_team_keeps_the_appeal_without_the_lead_when_nobody_knows():
    lead, officer = factories.lead(), factories.officer()
    case = factories.case(lead_involved=LeadInvolved.UNKNOWN)
    assert case.queue == "complaints_team"
    assert not Case.objects.visible_to(lead).exists()
    assert Case.objects.visible_to(officer).get() == case


def test_an_earlier_decision_with_the_lead_claimed_is_held_for_the_chief_officer():
    factories.ground_rules(dated=True)
    case = factories.case(notice_date=date(2026, 9, 1), lead_involved=LeadInvolved.YES)
    assert (case.edition.code, case.state, case.queue) == ("earlier", "held", "chief_officer")


def test_the_same_facts_under_the_current_edition_go_straight_to_triage():
    factories.ground_rules(dated=True)
    case = factories.case(notice_date=date(2026, 10, 1), lead_involved=LeadInvolved.YES)
    assert (case.edition.code, case.state, case.queue) == ("current", "triage", "chief_officer")


def test_a_decision_without_a_date_falls_under_the_current_edition():
    factories.ground_rules(dated=True)
    assert factories.case(notice_date=None).edition.code == "current"


def test_an_appeal_under_the_earlier_edition_has_no_last_day():
    factories.ground_rules(dated=True)
    appeal = factories.appeal(notice_date=date(2026, 3, 2), received_on=date(2026, 3, 3))
    assert (appeal.lateness, appeal.last_day) == ("no_limit", None)


def test_an_appeal_is_parked_when_everyone_who_could_decide_is_the_lead():
    factories.user("complaints_lead", "chief_officer")
    case = factories.case(lead_involved=LeadInvolved.YES)
    assert case.is_parked
    assert "parked" in kinds(case)


def test_a_senior_reviewer_gets_what_a_conflicted_chief_officer_may_not():
    factories.user("complaints_lead", "chief_officer")
    factories.senior_reviewer()
    assert factories.case(lead_involved=LeadInvolved.YES).queue == "senior_reviewer"


def test_the_same_draft_sent_again_is_the_same_appeal():
    key = uuid.uuid4()
    assert factories.appeal(key=key) == factories.appeal(key=key)
    assert Case.objects.count() == Customer.objects.count() == 1


def test_every_appeal_starts_one_workflow():
    case = factories.case()
    assert AppealProcess.objects.filter(artifact_object_id=case.pk).count() == 1


def test_working_out_writes_nothing():
    intake.work_out(factories.answers(), now=factories.NOW)
    assert not Appeal.objects.exists()


def test_events_never_carry_what_the_customer_wrote():
    case = factories.case(name="Siân Cyfrinach", decided_by="Mr Cyfrinach")
    assert "Cyfrinach" not in str(list(case.events.values_list("data", flat=True)))


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_one_draft_sent_eight_times_at_once_is_one_appeal():
    key, found, barrier = uuid.uuid4(), [], threading.Barrier(8)

    def send():
        barrier.wait()
        try:
            found.append(factories.appeal(key=key).case.reference)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1
    assert Appeal.objects.count() == 1
