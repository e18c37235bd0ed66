"""A complaint goes from hand to hand, and never to who had a part in the matter."""

import pytest

from cases import handling
from cases.appeals import by_customer, triage
from cases.enquiries import answering, working
from cases.handling import involvement, routing, steps
from cases.models import Case, Involvement
from cases.permissions import Refused
from cases.policy.terms import LeadInvolved
from tests import factories
from tests.factories import NOW, fresh


def stands(case) -> tuple:
    """State, holder, step that waits and whose it is: always one step while the case is open."""
    case, task = fresh(case), steps.open_task(case)
    assert task.owner == case.handler
    return case.state, case.handler, task.flow_task.name


def involved(case, user, *, by) -> None:
    involvement.add(
        fresh(case),
        part=Involvement.Part.WITNESS,
        source=Involvement.Source.RECORDED,
        user=user,
        by=by,
        now=NOW,
    )


def test_a_converted_appeal_waits_to_be_given_to_somebody(officer):
    case = factories.complaint(officer)
    assert stands(case) == ("received", None, "assign")
    assert [event.kind for event in case.events.filter(by=officer)][-2:] == [
        "waits_to_be_assigned",
        "letter_written",
    ]


def test_it_keeps_the_day_of_the_appeal(officer):
    before = factories.case()
    case = factories.answered_complaint(officer)
    assert (case.received_on, case.due_on) == (before.received_on, before.due_on)


def test_taking_it_is_being_given_it(officer):
    case = factories.complaint()
    handling.claim(case, by=officer, now=NOW)
    assert stands(case) == ("assigned", officer, "begin")


def test_the_lead_gives_it_to_a_colleague(officer):
    lead, case = factories.lead(), factories.complaint()
    handling.assign(case, by=lead, to=officer, reason="Knows the area.", now=NOW)
    assert stands(case) == ("assigned", officer, "begin")


def test_it_is_not_given_to_who_had_a_part(officer, colleague):
    case = factories.complaint()
    involved(case, colleague, by=officer)
    with pytest.raises(Refused, match="colleague_may_not"):
        handling.assign(case, by=officer, to=colleague, reason="Free.", now=NOW)
    assert stands(case) == ("received", None, "assign")


def test_of_two_who_take_it_the_first_has_it(officer, colleague):
    case = factories.complaint()
    handling.claim(case, by=officer, now=NOW)
    with pytest.raises(Refused, match="already_taken"):
        handling.claim(case, by=colleague, now=NOW)


def test_what_was_not_begun_goes_back_to_be_given_again(officer):
    case = factories.complaint()
    handling.claim(case, by=officer, now=NOW)
    handling.hand_over(case, by=officer, to=None, reason="Too much work.", now=NOW)
    assert stands(case) == ("received", None, "assign")


@pytest.mark.parametrize("act", ["begin", "close"])
def test_only_who_holds_it_goes_on_with_it(act, officer, colleague):
    case = factories.complaint()
    handling.claim(case, by=officer, now=NOW)
    if act == "close":
        working.begin(case, by=officer, now=NOW)
        factories.answer(case, by=officer)
    with pytest.raises(Refused, match="already_taken"):
        getattr(working, act)(case, by=colleague, now=NOW)


def test_begun_it_is_in_the_same_hands_and_stays_begun_when_handed_over(officer, colleague):
    case = factories.complaint_in_hand(officer)
    assert stands(case) == ("in_hand", officer, "answer")
    handling.hand_over(case, by=officer, to=colleague, reason="On leave.", now=NOW)
    assert stands(case) == ("in_hand", colleague, "answer")
    handling.hand_over(case, by=colleague, to=None, reason="On leave.", now=NOW)
    assert stands(case) == ("in_hand", None, "answer")
    handling.claim(case, by=officer, now=NOW)
    assert stands(case) == ("in_hand", officer, "answer")


def test_nothing_is_done_twice(officer):
    case = factories.complaint_in_hand(officer)
    with pytest.raises(Refused, match="already_done"):
        working.begin(case, by=officer, now=NOW)
    factories.answer(case, by=officer)
    with pytest.raises(Refused, match="already_done"):
        factories.answer(case, by=officer)
    working.close(case, by=officer, now=NOW)
    with pytest.raises(Refused, match="already_done"):
        working.close(case, by=officer, now=NOW)
    assert case.events.filter(kind__in=("begun", "answered", "closed")).count() == 3


def test_it_is_not_answered_before_it_is_begun(officer):
    case = factories.complaint()
    handling.claim(case, by=officer, now=NOW)
    with pytest.raises(Refused, match="already_done"):
        factories.answer(case, by=officer)


def test_closed_it_has_no_step_left(officer):
    case = factories.answered_complaint(officer)
    assert stands(case) == ("answered", officer, "close")
    working.close(case, by=officer, now=NOW)
    case = fresh(case)
    assert (case.state, case.closed_at) == ("closed", NOW)
    assert not steps.tasks(case).filter(status__in=steps.OPEN).exists()


def test_an_answered_one_is_not_overdue(officer):
    case = factories.answered_complaint(officer)
    late = case.due_on.replace(year=case.due_on.year + 1)
    assert not Case.objects.overdue(late).filter(pk=case.pk).exists()
    other = factories.complaint()
    assert Case.objects.overdue(late).filter(pk=other.pk).exists()


def test_a_part_found_while_it_is_in_hand_takes_it_from_who_holds_it(officer, colleague):
    case = factories.complaint_in_hand(officer)
    involved(case, officer, by=colleague)
    assert stands(case) == ("in_hand", None, "answer")
    assert not Case.objects.visible_to(officer).exists()
    with pytest.raises(Refused, match="not_visible"):
        factories.answer(case, by=officer)


def test_it_goes_up_to_whoever_is_free_and_the_customer_is_told_each_time(officer, colleague):
    chief, senior = factories.chief_officer(), factories.senior_reviewer()
    case = factories.complaint(officer)
    involved(case, colleague, by=officer)
    involved(case, officer, by=officer)
    assert (fresh(case).queue, stands(case)[0]) == ("chief_officer", "received")
    involved(case, chief, by=chief)
    assert fresh(case).queue == "senior_reviewer"
    involved(case, senior, by=senior)
    assert fresh(case).is_parked
    factories.officer()
    assert routing.unpark(case, now=NOW) and fresh(case).queue == "complaints_team"
    assert case.letters.filter(kind="progress").count() == 4


def test_the_lead_of_a_complaint_is_shut_out_and_the_team_answers_it(officer):
    factories.chief_officer()
    lead = factories.lead()
    case = factories.complaint(
        lead_involved=LeadInvolved.UNKNOWN, findings={"lead_was_involved": True}
    )
    assert case.queue == "complaints_team" and Case.objects.visible_to(officer).exists()
    assert not Case.objects.visible_to(lead).exists()


def test_whom_the_customer_named_is_shut_out_of_the_complaint_too(officer, colleague):
    named = factories.case(decided_by="The tall one")
    found = triage.Findings(appealable=False, people={named.claimed_people.get().pk: [colleague]})
    triage.triage(named, by=officer, findings=found, now=NOW)
    assert not Case.objects.visible_to(colleague).filter(pk=named.pk).exists()


def test_it_is_sent_to_the_chief_officer_and_back(officer):
    chief, case = factories.chief_officer(), factories.complaint_in_hand(officer)
    handling.move_to_chief_officer(case, by=officer, reason="The Lead knows them.", now=NOW)
    assert (fresh(case).queue, stands(case)) == ("chief_officer", ("in_hand", None, "answer"))
    handling.send_back(case, by=chief, reason="They do not.", now=NOW)
    assert fresh(case).queue == "complaints_team"


def test_another_kind_of_case_goes_the_same_way_by_its_flow_alone(officer):
    kind = factories.kind(code="praise")
    case = factories.complaint()
    Case.objects.filter(pk=case.pk).update(case_type=kind)
    handling.claim(fresh(case), by=officer, now=NOW)
    working.begin(case, by=officer, now=NOW)
    factories.answer(case, by=officer, outcome="answered")
    answering.take_back(case, by=officer, now=NOW)
    assert stands(case) == ("in_hand", officer, "answer")


def test_one_whose_customer_had_withdrawn_the_appeal_is_closed_as_withdrawn(officer):
    appeal = factories.case()
    by_customer.withdraw(appeal, known=0, now=NOW)
    triage.triage(appeal, by=officer, findings=triage.Findings(appealable=False), now=NOW)
    handling.claim(appeal, by=officer, now=NOW)
    by_customer.close_withdrawn(appeal, by=officer, now=NOW)
    assert fresh(appeal).state == "closed"
    assert not steps.tasks(appeal).filter(status__in=steps.OPEN).exists()


def test_it_is_not_answered_while_its_customer_has_withdrawn(officer):
    appeal = factories.case()
    by_customer.withdraw(appeal, known=0, now=NOW)
    triage.triage(appeal, by=officer, findings=triage.Findings(appealable=False), now=NOW)
    handling.claim(appeal, by=officer, now=NOW)
    working.begin(appeal, by=officer, now=NOW)
    with pytest.raises(Refused, match="asks_to_withdraw"):
        factories.answer(appeal, by=officer)
