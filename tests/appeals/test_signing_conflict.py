"""Somebody turns out to have had a part in the matter while its decision waits to be signed off."""

import pytest

from cases import handling
from cases.appeals import signing
from cases.casework import drafts
from cases.handling import alerts, involvement, routing, steps, stranded
from cases.models import Case, Involvement
from cases.permissions import Refused
from cases.policy.terms import LeadInvolved
from tests import factories
from tests.factories import NOW, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ground_rules(db):
    factories.ground_rules(dated=True, signed_off=True)


@pytest.fixture
def officer():
    return factories.officer()


@pytest.fixture
def colleague():
    return factories.officer()


@pytest.fixture
def third():
    return factories.officer()


@pytest.fixture
def case(officer, colleague, third):
    return factories.proposed_case(officer)


def had_a_part(case, who, *, by=None):
    witness = {"part": Involvement.Part.WITNESS, "source": Involvement.Source.RECORDED}
    involvement.add(fresh(case), user=who, by=by or who, now=NOW, **witness)
    return fresh(case)


def taken(case, by):
    handling.claim(case, by=by, now=NOW)
    return fresh(case)


def stands(case) -> tuple:
    """State, queue and holder, and the step the case waits at."""
    task = steps.open_task(case)
    assert task.owner == case.handler
    return case.state, case.queue, case.handler, task.flow_task.name


def test_a_proposal_of_somebody_with_a_part_lapses_and_their_words_are_not_gone_on_with(
    case, officer, colleague
):
    case = had_a_part(case, officer, by=colleague)
    assert stands(case) == ("decide", "complaints_team", None, "decide")
    assert drafts.load(case, "decide") is None
    assert not case.proposals.waiting().exists()
    assert case.events.filter(kind="proposal_lapsed").count() == 1
    assert not Case.objects.visible_to(officer).exists()


def test_it_lapses_out_of_the_hands_of_who_reads_it(case, officer, colleague):
    taken(case, colleague)
    case = had_a_part(case, officer, by=colleague)
    assert stands(case) == ("decide", "complaints_team", None, "decide")
    with pytest.raises(Refused, match="already_done"):
        signing.sign_off(case, by=colleague, now=NOW)


def test_who_reads_it_and_had_a_part_loses_it_and_another_can_sign(case, colleague, third):
    taken(case, colleague)
    case = had_a_part(case, colleague)
    assert stands(case) == ("sign", "complaints_team", None, "sign_off")
    assert signing.sign_off(taken(case, third), by=third, now=NOW).decided_by == third


def test_nobody_left_to_sign_gives_it_back_to_who_proposed_it(case, officer, colleague, third):
    had_a_part(case, third)
    case = had_a_part(case, colleague)
    assert stands(case) == ("decide", "complaints_team", officer, "decide")
    assert drafts.load(case, "decide").typed == factories.typed(case)
    factories.decide(case, by=officer)
    assert fresh(case).state == "closed"


def test_the_clock_gives_it_back_when_the_last_who_could_sign_has_left(
    case, officer, colleague, third
):
    assert stranded.settle(now=NOW) == 0
    for who in (colleague, third):
        who.is_active = False
        who.save()
    assert stranded.settle(now=NOW) == 1
    assert stands(fresh(case)) == ("decide", "complaints_team", officer, "decide")
    assert stranded.settle(now=NOW) == 0


def test_what_a_leaver_proposed_still_waits_after_somebody_else_is_shut_out(
    case, officer, colleague, third
):
    officer.is_active = False
    officer.save()
    case = had_a_part(case, third)
    assert stands(case) == ("sign", "complaints_team", None, "sign_off")
    signing.sign_off(taken(case, colleague), by=colleague, now=NOW)


def test_the_lead_found_to_have_a_part_takes_the_case_and_its_decision_to_the_chief_officer(
    case, officer
):
    factories.lead()
    chief = factories.chief_officer()
    handling.move_to_chief_officer(case, by=officer, reason="The Lead warned them.", now=NOW)
    case = fresh(case)
    assert stands(case) == ("decide", "chief_officer", None, "decide")
    assert drafts.load(case, "decide").typed["reasons_en"] == "Because the records show it."
    news = case.letters.filter(kind="progress").count()
    assert news == 2  # that it was checked, and who decides now
    factories.decide(taken(case, chief), by=chief)
    assert fresh(case).state == "closed"


def test_everybody_with_a_part_parks_it_and_it_goes_on_from_there(case, officer, colleague, third):
    had_a_part(case, factories.chief_officer(), by=officer)
    for who in (colleague, third, officer):
        case = had_a_part(case, who)
    assert stands(case) == ("decide", "nobody", None, "decide")
    assert alerts.say_what_is_parked(now=NOW) == 1
    senior = factories.senior_reviewer()
    assert routing.unpark(case, now=NOW)
    case = fresh(case)
    assert stands(case) == ("decide", "senior_reviewer", None, "decide")
    factories.decide(taken(case, senior), by=senior)
    assert fresh(case).state == "closed"


def test_under_the_earlier_edition_it_is_held_until_the_lead_is_looked_into(officer, colleague):
    factories.chief_officer()
    case = factories.proposed_case(
        officer, notice_date=factories.date(2026, 9, 1), received_on=None
    )
    part, source = Involvement.Part.MANAGED, Involvement.Source.RECORDED
    involvement.add(case, role=routing.LEAD, part=part, source=source, by=officer, now=NOW)
    case = fresh(case)
    assert case.state == "held" and not case.proposals.waiting().exists()
    assert steps.open_task(case).flow_task.name == "confirm_involvement"


def test_the_chief_officer_decides_alone_when_there_is_no_other():
    factories.lead()
    chief = factories.chief_officer()
    case = taken(factories.checked_case(chief, lead_involved=LeadInvolved.YES), chief)
    factories.decide(case, by=chief)
    assert fresh(case).state == "closed"
    assert case.events.filter(kind="decided_alone").exists()
