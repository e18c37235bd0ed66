"""Taking, giving on, sending up and back: who may, and what stays on record."""

import pytest

from cases import handling
from cases.appeals import triage
from cases.casework import Incomplete
from cases.models import Case
from cases.permissions import Refused
from cases.policy.terms import LeadInvolved
from tests import factories
from tests.factories import NOW, fresh
from tests.support.together import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ground_rules(db):
    factories.ground_rules()


def refused(code: str):
    return pytest.raises(Refused, match=f"^{code}$")


def test_an_officer_takes_a_case_from_the_queue():
    officer, case = factories.officer(), factories.case()
    handling.claim(case, by=officer, now=NOW)
    assert fresh(case).handler == officer


def test_a_case_somebody_holds_is_refused_to_the_next():
    case = factories.case()
    handling.claim(case, by=factories.officer(), now=NOW)
    with refused("already_taken"):
        handling.claim(case, by=factories.officer(), now=NOW)


def test_a_team_member_cannot_take_a_case_of_the_chief_officer():
    factories.lead()
    case = factories.case(lead_involved=LeadInvolved.YES)
    with refused("not_visible"):
        handling.claim(case, by=factories.officer(), now=NOW)


@pytest.mark.parametrize("lead_involved", [LeadInvolved.YES, LeadInvolved.UNKNOWN])
def test_the_lead_cannot_take_a_case_they_may_have_a_part_in(lead_involved):
    lead = factories.user("complaints_lead", "chief_officer", is_superuser=True)
    factories.officer(), factories.chief_officer()
    case = factories.case(lead_involved=lead_involved)
    with refused("not_visible"):
        handling.claim(case, by=lead, now=NOW)


def test_a_superuser_without_a_role_has_no_right_to_a_case():
    with refused("not_visible"):
        handling.claim(factories.case(), by=factories.user(is_superuser=True), now=NOW)


def test_somebody_deactivated_has_no_right_to_a_case():
    with refused("not_visible"):
        handling.claim(factories.case(), by=factories.officer(is_active=False), now=NOW)


def test_a_case_is_handed_to_a_colleague_with_a_reason_on_record():
    officer, colleague, case = factories.officer(), factories.officer(), factories.case()
    handling.claim(case, by=officer, now=NOW)
    handling.hand_over(case, by=officer, to=colleague, reason="I am on leave.", now=NOW)
    assert fresh(case).handler == colleague
    assert case.events.get(kind="handed_over").data["reason"] == "I am on leave."


def test_a_case_goes_back_to_its_queue():
    officer, case = factories.officer(), factories.case()
    handling.claim(case, by=officer, now=NOW)
    handling.hand_over(case, by=officer, to=None, reason="I am on leave.", now=NOW)
    assert list(Case.objects.unassigned()) == [case]


def test_handing_over_needs_a_reason():
    officer, case = factories.officer(), factories.case()
    handling.claim(case, by=officer, now=NOW)
    with pytest.raises(Incomplete, match="reason"):
        handling.hand_over(case, by=officer, to=None, reason="  ", now=NOW)


def test_a_case_is_never_handed_to_someone_shut_out_of_it():
    lead, officer = factories.lead(), factories.officer()
    case = factories.case(lead_involved=LeadInvolved.UNKNOWN)
    handling.claim(case, by=officer, now=NOW)
    with refused("colleague_may_not"):
        handling.hand_over(case, by=officer, to=lead, reason="Please.", now=NOW)
    assert lead not in handling.colleagues(case, besides=officer)


def test_a_case_one_does_not_hold_cannot_be_handed_over():
    case = factories.case()
    with refused("not_yours"):
        handling.hand_over(case, by=factories.officer(), to=None, reason="Please.", now=NOW)


def test_an_officer_sends_a_case_to_the_chief_officer_and_no_longer_sees_it():
    officer, case = factories.officer(), factories.case()
    factories.chief_officer()
    handling.move_to_chief_officer(case, by=officer, reason="Records show it.", now=NOW)
    assert fresh(case).queue == "chief_officer"
    assert not Case.objects.visible_to(officer).exists()


def test_only_the_chief_officer_sends_a_case_back():
    factories.lead()
    officer, chief = factories.officer(), factories.chief_officer()
    case = factories.case(lead_involved=LeadInvolved.YES)
    handling.send_back(case, by=chief, reason="The Lead was away.", now=NOW)
    assert fresh(case).queue == "complaints_team"
    with refused("not_open"):
        handling.send_back(case, by=officer, reason="Please.", now=NOW)


def test_the_lead_sees_a_case_again_once_the_claim_is_lifted():
    lead, chief = factories.lead(), factories.chief_officer()
    case = factories.case(lead_involved=LeadInvolved.YES)
    handling.send_back(case, by=chief, reason="The Lead was away.", now=NOW)
    assert Case.objects.visible_to(lead).get() == case


def test_a_case_recorded_against_the_lead_is_not_sent_back():
    lead, chief, officer = factories.lead(), factories.chief_officer(), factories.officer()
    case = factories.case(decided_by="The head of complaints")
    people = {case.claimed_people.get().pk: [lead]}
    triage.triage(
        case, by=officer, findings=triage.Findings(appealable=True, people=people), now=NOW
    )
    with refused("team_may_not"):
        handling.send_back(case, by=chief, reason="Please.", now=NOW)


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_of_eight_people_claiming_at_once_one_gets_the_case(race_rounds):
    people = [factories.officer() for _ in range(8)]
    for _ in range(race_rounds):
        case = factories.case()
        outcomes = at_once(people, lambda who, case=case: handling.claim(case, by=who, now=NOW))
        assert sorted(outcomes) == ["already_taken"] * 7 + ["won"]
        assert case.events.filter(kind="claimed").count() == 1


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_of_eight_tabs_deciding_at_once_one_decides_and_one_letter_is_written(race_rounds):
    officer = factories.officer()
    for _ in range(race_rounds):
        case = factories.checked_case(officer)
        handling.claim(case, by=officer, now=NOW)
        outcomes = at_once(
            [officer] * 8, lambda who, case=case: factories.decide(fresh(case), by=who)
        )
        assert sorted(outcomes) == ["already_done"] * 7 + ["won"]
        assert case.letters.filter(kind="decision").count() == 1
