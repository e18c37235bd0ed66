"""The first look: what it records, where it sends an appeal, and what it must not skip."""

from datetime import UTC, date, datetime

import pytest

from cases import handling
from cases.appeals import confirming, triage
from cases.casework import Incomplete
from cases.handling import involvement
from cases.models import Case
from cases.permissions import Refused
from cases.policy.terms import LeadInvolved, NoticeKind
from tests import factories
from tests.factories import NOW, fresh

pytestmark = pytest.mark.django_db
LATE = {"notice_date": date(2026, 9, 1), "received_on": date(2026, 9, 2)}


@pytest.fixture(autouse=True)
def ground_rules(db):
    factories.ground_rules()


def look(case, *, by=None, **found):
    findings = triage.Findings(**{"appealable": True, **found})
    return fresh(triage.triage(case, by=by or factories.officer(), findings=findings, now=NOW))


def test_an_appealable_case_waits_for_somebody_to_decide_it():
    case = look(factories.case())
    assert (case.state, case.handler) == ("decide", None)


def test_a_warning_becomes_a_complaint_with_the_same_reference_and_date():
    before = factories.case(notice_kind=NoticeKind.WARNING)
    case = look(before, appealable=False)
    assert (case.case_type.code, case.state) == ("complaint", "received")
    assert (case.reference, case.received_on) == (before.reference, before.received_on)


def test_a_complaint_waits_in_the_queue_of_the_team():
    officer = factories.officer()
    case = look(factories.case(notice_kind=NoticeKind.WARNING), appealable=False)
    assert case in Case.objects.visible_to(officer).unassigned()


def test_a_late_appeal_needs_a_persons_answer():
    with pytest.raises(Incomplete, match="timely"):
        look(factories.case(**LATE))


def test_a_late_appeal_is_accepted_with_a_reason():
    case = look(factories.case(**LATE), late_accepted=True, late_reasons={"en": "He was ill."})
    assert (case.state, case.appeal.late_accepted) == ("decide", True)


def test_a_late_appeal_is_refused_in_a_reasoned_letter():
    case = look(factories.case(**LATE), late_accepted=False, late_reasons={"en": "No reason."})
    assert (case.state, case.decision.outcome) == ("closed", "late_refused")
    assert case.letters.filter(kind="late_refused").count() == 1


def test_refusing_needs_reasons_in_every_language_of_the_letter():
    case = factories.case(**LATE, reply_language="both")
    with pytest.raises(Incomplete, match="late_reasons_cy"):
        look(case, late_accepted=False, late_reasons={"en": "No reason."})


def test_whoever_the_customer_named_must_be_checked():
    with pytest.raises(Incomplete, match="person"):
        look(factories.case(decided_by="Mr Jones"))


def test_somebody_named_who_is_not_staff_is_checked_off():
    case = factories.case(decided_by="Mr Jones")
    case = look(case, people={case.claimed_people.get().pk: []})
    assert (case.state, case.involvements.count()) == ("decide", 0)


def test_an_officer_named_by_the_customer_is_shut_out():
    named = factories.officer()
    case = factories.case(decided_by="the man at the desk")
    look(case, people={case.claimed_people.get().pk: [named]})
    assert not Case.objects.visible_to(named).exists()


def test_an_unknown_part_of_the_lead_must_be_checked():
    factories.lead(), factories.officer()
    with pytest.raises(Incomplete, match="lead_was_involved"):
        look(factories.case(lead_involved=LeadInvolved.UNKNOWN))


def test_a_lead_found_not_involved_is_let_in():
    lead, _ = factories.lead(), factories.officer()
    case = look(factories.case(lead_involved=LeadInvolved.UNKNOWN), lead_was_involved=False)
    assert Case.objects.visible_to(lead).get() == case


def test_a_lead_found_involved_sends_the_case_to_the_chief_officer():
    lead, _ = factories.lead(), factories.officer()
    case = look(factories.case(lead_involved=LeadInvolved.UNKNOWN), lead_was_involved=True)
    assert (case.queue, case.state) == ("chief_officer", "decide")
    assert not Case.objects.visible_to(lead).exists()


def test_a_second_look_at_the_same_case_is_refused():
    case = factories.case()
    look(case)
    with pytest.raises(Refused, match="already_done"):
        look(case)


def test_a_case_somebody_else_holds_is_not_checked_by_another():
    case = factories.case()
    handling.claim(case, by=factories.officer(), now=NOW)
    with pytest.raises(Refused, match="already_taken"):
        look(case)


def test_an_involvement_declared_by_the_holder_takes_the_case_from_them():
    officer, case = factories.officer(), factories.case()
    factories.officer()
    handling.claim(case, by=officer, now=NOW)
    involvement.add(case, user=officer, part="witness", source="declared", by=officer, now=NOW)
    assert fresh(case).handler is None
    assert not Case.objects.visible_to(officer).exists()


def test_a_case_goes_up_when_the_whole_team_had_a_part_in_it():
    officer, case = factories.officer(), factories.case()
    factories.chief_officer()
    involvement.add(case, user=officer, part="target", source="declared", by=officer, now=NOW)
    assert fresh(case).queue == "chief_officer"


def test_a_case_is_parked_when_nobody_is_left():
    officer, case = factories.officer(), factories.case()
    chief = factories.chief_officer()
    involvement.add(case, user=officer, part="target", source="declared", by=officer, now=NOW)
    involvement.add(fresh(case), user=chief, part="witness", source="declared", by=chief, now=NOW)
    assert fresh(case).is_parked
    assert not Case.objects.visible_to(chief).exists()


@pytest.fixture
def held():
    """Earlier edition, Lead claimed: for the Chief Officer to confirm (6.3)."""
    factories.ground_rules(dated=True)
    factories.lead()
    return factories.case(
        notice_date=date(2026, 9, 1), lead_involved=LeadInvolved.YES, reply_language="cy"
    )


def confirm(case, *, involved, by=None, **over):
    words = {"reason": "Checked.", "reasons": {"cy": "Roedd yn rhan o’r mater."}, **over}
    return fresh(
        confirming.confirm_involvement(
            case, by=by or factories.chief_officer(), involved=involved, now=NOW, **words
        )
    )


def test_involvement_confirmed_closes_with_a_letter_to_the_ombudsman(held):
    case = confirm(held, involved=True)
    assert (case.state, case.decision.outcome) == ("closed", "no_internal_step")
    assert case.letters.filter(kind="no_internal_step").count() == 1


def test_involvement_not_confirmed_goes_to_the_team(held):
    case = confirm(held, involved=False)
    assert (case.state, case.queue) == ("triage", "complaints_team")


def test_the_team_cannot_confirm_the_part_of_its_lead(held):
    with pytest.raises(Refused, match="not_visible"):
        confirm(held, involved=False, by=factories.officer())


def test_confirming_needs_reasons_in_the_language_of_the_letter(held):
    with pytest.raises(Incomplete, match="reasons_cy"):
        confirm(held, involved=True, reasons={"en": "They were."})


def test_an_unknown_part_found_true_under_the_earlier_edition_is_held_for_the_chief_officer():
    factories.ground_rules(dated=True)
    factories.lead(), factories.officer()
    case = factories.case(notice_date=date(2026, 9, 1), lead_involved=LeadInvolved.UNKNOWN)
    case = look(case, lead_was_involved=True)
    assert (case.state, case.queue) == ("held", "chief_officer")
    assert confirm(case, involved=True, reasons={"en": "They were."}).state == "closed"


def test_the_clock_alone_refuses_nobody():
    case = factories.case(**LATE, now=datetime(2028, 1, 4, tzinfo=UTC))
    assert case.state == "triage"
