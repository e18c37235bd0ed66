"""The customer is told by letter when their appeal is checked and when who decides it changes."""

import pytest

from cases import handling, letters
from cases.appeals import confirming, triage
from cases.handling import involvement, routing
from cases.models import Case, Involvement, State
from cases.policy.terms import Channel, LeadInvolved, Reviewer
from tests import factories

pytestmark = pytest.mark.django_db
BY_POST = {"channels": frozenset({Channel.POST}), "address": "1 Stryd Fawr"}


@pytest.fixture(autouse=True)
def ground():
    factories.ground_rules(dated=True)
    factories.chief_officer()
    factories.senior_reviewer()


def news(case) -> list[str]:
    return [letters.page(letter) for letter in case.letters.filter(kind="progress")]


def test_a_checked_appeal_brings_news_of_who_decides_and_by_when():
    case = factories.checked_case(reply_language="both")
    (page,) = news(case)
    for said in (
        "has checked the details of your appeal",
        "wedi gwirio manylion eich apêl",
        "The Complaints Team will consider your appeal",
        "We still aim to send our answer by 21 December 2026.",
    ):
        assert said in page


def test_the_news_of_a_post_only_customer_waits_to_be_printed():
    letter = factories.checked_case(**BY_POST).letters.get(kind="progress")
    assert (letter.channel, letter.state, letter.sent_to) == ("post", "to_print", "1 Stryd Fawr")


def test_who_decides_is_told_when_it_changes_and_not_when_it_does_not():
    officer, colleague = factories.officer(), factories.officer()
    case = factories.checked_case(officer)
    involvement.add(
        case,
        part=Involvement.Part.WITNESS,
        source=Involvement.Source.RECORDED,
        user=colleague,
        by=officer,
        now=factories.NOW,
    )
    assert len(news(case)) == 1
    handling.move_to_chief_officer(
        factories.fresh(case), by=officer, reason="The Lead warned them.", now=factories.NOW
    )
    assert "Who decides your appeal has changed." in news(case)[1]
    assert "The Chief Officer – Governance &amp; Customer will decide" in news(case)[1]


def test_a_parked_appeal_names_the_ombudsman_and_its_way_out_is_told_too():
    case = factories.checked_case()
    Case.objects.filter(pk=case.pk).update(queue=Reviewer.NOBODY)
    routing.unpark(factories.fresh(case), now=factories.NOW)
    assert "The Complaints Team will consider your appeal" in news(case)[1]


def test_when_a_check_leaves_nobody_to_decide_the_news_says_where_to_turn(django_user_model):
    officer = factories.officer()
    case = factories.case(decided_by="All of them")
    (claimed,) = case.claimed_people.all()
    everyone = list(django_user_model.objects.exclude(groups=None))
    triage.triage(
        case,
        by=officer,
        findings=triage.Findings(appealable=True, people={claimed.pk: everyone}),
        now=factories.NOW,
    )
    assert factories.fresh(case).queue == Reviewer.NOBODY
    (page,) = news(case)
    assert "Everyone at the Council who could decide your appeal was involved" in page
    assert "0300 790 0203" in page
    assert "is now being considered" not in page


def test_a_held_appeal_that_goes_back_to_the_team_says_so():
    chief = factories.chief_officer()
    case = factories.case(
        lead_involved=LeadInvolved.YES, notice_date=factories.NOW.date().replace(month=9, day=1)
    )
    assert case.state == State.HELD
    confirming.confirm_involvement(
        case, by=chief, involved=False, reason="Not in the records.", reasons={}, now=factories.NOW
    )
    assert "The Complaints Team will consider your appeal" in news(case)[0]


def test_who_answers_a_complaint_now_is_told_too_and_of_no_decision():
    officer = factories.officer()
    case = factories.case(lead_involved=LeadInvolved.NO)
    triage.triage(case, by=officer, findings=triage.Findings(appealable=False), now=factories.NOW)
    involvement.add(
        factories.fresh(case),
        part=Involvement.Part.WITNESS,
        source=Involvement.Source.DECLARED,
        user=officer,
        by=officer,
        now=factories.NOW,
    )
    (page,) = news(case)
    assert "Who decides" not in page and "complaint" in page
