"""A decision is proposed by one person and signed off by another, or given back with a reason."""

import pytest
from django.db import IntegrityError, transaction

from cases import handling
from cases.appeals import by_customer, signing, taking_back
from cases.casework import Incomplete, drafts
from cases.handling import steps
from cases.models import Case, Decision, Proposal
from cases.permissions import Refused
from tests import factories
from tests.factories import NOW, fresh
from tests.support.together import at_once, each_at_once

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
def case(officer, colleague):
    return factories.proposed_case(officer)


def refused(code: str):
    return pytest.raises(Refused, match=code)


def held(by, **over):
    found = factories.checked_case(by, **over)
    handling.claim(found, by=by, now=NOW)
    return fresh(found)


def taken(case, by):
    handling.claim(case, by=by, now=NOW)
    return fresh(case)


def sign(case, by, **over):
    return signing.sign_off(case, by=by, now=NOW, **over)


def give_back(case, by, reason="Ground 2 is not answered fairly."):
    return signing.give_back(case, by=by, reason=reason, now=NOW)


def test_a_proposed_decision_waits_in_nobodys_hands_and_no_letter_is_written(case, officer):
    assert (case.state, case.handler, case.closed_at) == ("sign", None, None)
    assert steps.open_task(case).flow_task.name == "sign_off"
    assert not Decision.objects.exists() and not case.letters.filter(kind="decision").exists()
    assert case.proposals.get().proposed_by == officer


def test_who_could_sign_makes_deciding_alone_impossible(officer, colleague):
    case = held(officer)
    with refused("needs_sign_off"):
        factories.decide(case, by=officer)
    assert fresh(case).state == "decide" and not Decision.objects.exists()


def test_nobody_else_to_sign_makes_proposing_impossible_and_deciding_alone_is_on_record(officer):
    case = held(officer)
    with refused("nobody_to_sign"):
        signing.propose(case, by=officer, typed=factories.typed(case), now=NOW)
    factories.decide(case, by=officer)
    assert Decision.objects.get().investigated_by is None
    assert case.events.filter(kind="decided_alone", by=officer).count() == 1


def test_a_case_type_without_sign_off_is_decided_alone(officer, colleague):
    factories.ground_rules(dated=True, signed_off=False)
    case = held(officer)
    factories.decide(case, by=officer)
    assert fresh(case).state == "closed"
    assert not case.events.filter(kind="decided_alone").exists()


def test_the_signed_decision_names_both_and_writes_one_letter(case, officer, colleague):
    taken(case, colleague)
    decision = sign(case, colleague)
    assert (decision.investigated_by, decision.decided_by) == (officer, colleague)
    assert case.letters.filter(kind="decision").count() == 1
    assert fresh(case).state == "closed" and case.proposals.get().signed_by == colleague


def test_who_proposed_it_never_takes_the_case_to_sign_it(case, officer):
    with refused("own_proposal"):
        handling.claim(case, by=officer, now=NOW)
    with refused("own_proposal"):
        sign(case, officer)
    with refused("own_proposal"):
        give_back(case, officer)


def test_nobody_hands_it_over_to_who_proposed_it(case, officer, colleague):
    mine = taken(case, colleague)
    assert officer not in handling.colleagues(mine, besides=colleague)
    with refused("colleague_may_not"):
        handling.hand_over(mine, by=colleague, to=officer, reason="Please.", now=NOW)


def test_the_step_itself_does_not_go_to_who_proposed_it(case, officer):
    task = steps.open_task(case)
    assert not task.flow_task.can_assign(officer, task)


def test_the_database_keeps_the_two_apart(case, officer):
    with pytest.raises(IntegrityError), transaction.atomic():
        case.proposals.update(signed_by=officer, signed_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            case=case, outcome="stands", investigated_by=officer, decided_by=officer, decided_at=NOW
        )


def test_the_case_is_taken_before_it_is_signed(case, colleague):
    with refused("claim_to_sign"):
        sign(case, colleague)
    with refused("claim_to_sign"):
        give_back(case, colleague)


def test_a_third_person_cannot_sign_what_a_colleague_holds(case, colleague):
    taken(case, colleague)
    with refused("already_taken"):
        sign(case, factories.officer())


def test_a_decision_is_signed_once(case, colleague):
    sign(taken(case, colleague), colleague)
    with refused("already_done"):
        sign(case, colleague)


def test_a_decision_is_proposed_once(case, officer):
    with refused("already_done"):
        signing.propose(case, by=officer, typed=factories.typed(case), now=NOW)


def test_what_was_proposed_anew_is_not_signed_unread(case, officer, colleague):
    read = case.proposals.get().pk
    give_back(taken(case, colleague), colleague)
    typed = factories.typed(case, outcome="ended")
    signing.propose(fresh(case), by=officer, typed=typed, now=NOW)
    again = taken(fresh(case), colleague)
    with refused("proposal_changed"):
        sign(again, colleague, read=read)
    assert sign(again, colleague, read=case.proposals.last().pk).outcome == "ended"


def test_a_proposal_given_back_is_its_investigators_again_with_their_words(
    case, officer, colleague
):
    give_back(taken(case, colleague), colleague)
    again = fresh(case)
    assert (again.state, again.handler) == ("decide", officer)
    assert steps.open_task(again).owner == officer
    assert drafts.load(again, "decide").typed == factories.typed(again)
    event = case.events.get(kind="proposal_given_back")
    assert (event.by, event.data["reason"]) == (colleague, "Ground 2 is not answered fairly.")


def test_giving_back_needs_a_reason(case, colleague):
    mine = taken(case, colleague)
    with pytest.raises(Incomplete, match="reason"):
        give_back(mine, colleague, " ")
    assert fresh(case).state == "sign"


def test_a_leavers_proposal_given_back_waits_in_the_queue_with_their_words(
    case, officer, colleague
):
    officer.is_active = False
    officer.save()
    give_back(taken(case, colleague), colleague)
    again = fresh(case)
    assert (again.state, again.handler) == ("decide", None)
    assert drafts.load(again, "decide").typed["reasons_en"] == "Because the records show it."


def test_a_leavers_proposal_can_be_signed(case, officer, colleague):
    officer.is_active = False
    officer.save()
    assert sign(taken(case, colleague), colleague).investigated_by == officer


def test_who_proposed_it_takes_it_back_while_nobody_looks_at_it(case, officer):
    signing.take_proposal_back(case, by=officer, now=NOW)
    again = fresh(case)
    assert (again.state, again.handler) == ("decide", officer)
    assert drafts.load(again, "decide").typed["outcome"] == "stands"
    assert not case.proposals.waiting().exists()


def test_a_proposal_somebody_reads_is_not_taken_back(case, officer, colleague):
    taken(case, colleague)
    with refused("already_taken"):
        signing.take_proposal_back(case, by=officer, now=NOW)


def test_nobody_takes_back_what_a_colleague_proposed(case, colleague):
    with refused("not_your_proposal"):
        signing.take_proposal_back(case, by=colleague, now=NOW)


def test_it_goes_round_as_often_as_it_has_to(case, officer, colleague):
    for _time in range(3):
        give_back(taken(fresh(case), colleague), colleague)
        signing.propose(fresh(case), by=officer, typed=factories.typed(case), now=NOW)
    sign(taken(fresh(case), colleague), colleague)
    assert Proposal.objects.filter(returned_by=colleague).count() == 3
    assert fresh(case).state == "closed"


def test_a_signed_decision_taken_back_is_its_investigators_again(case, officer, colleague):
    give_back(taken(case, colleague), colleague)
    signing.propose(fresh(case), by=officer, typed=factories.typed(case), now=NOW)
    sign(taken(fresh(case), colleague), colleague)
    with refused("not_your_decision"):
        taking_back.take_back(fresh(case), by=officer, now=NOW)
    taking_back.take_back(fresh(case), by=colleague, now=NOW)
    again = fresh(case)
    assert (again.state, again.handler) == ("decide", officer)
    assert steps.open_task(again).flow_task.name == "decide"
    assert drafts.load(again, "decide").typed["ground_2_en"] == "Because the records show it."
    signing.propose(again, by=officer, typed=factories.typed(again), now=NOW)
    sign(taken(fresh(case), colleague), colleague)
    assert fresh(case).state == "closed"


def test_a_decision_made_alone_and_taken_back_is_in_the_same_hands(officer):
    case = held(officer)
    factories.decide(case, by=officer)
    taking_back.take_back(fresh(case), by=officer, now=NOW)
    assert fresh(case).handler == officer


def test_a_withdrawn_appeal_is_not_signed_and_can_be_closed_by_who_holds_it(case, colleague):
    by_customer.withdraw(case, known=0, now=NOW)
    mine = taken(case, colleague)
    with refused("asks_to_withdraw"):
        sign(mine, colleague)
    by_customer.close_withdrawn(mine, by=colleague, now=NOW)
    assert fresh(case).state == "closed" and not case.proposals.waiting().exists()
    assert not Decision.objects.exists()


def test_a_letter_that_lacks_a_language_chosen_since_is_not_signed(case, colleague):
    boxes = case.proposals.get()
    boxes.typed = {key: said for key, said in boxes.typed.items() if not key.endswith("_cy")}
    boxes.save()
    by_customer.change_language(case, "cy", now=NOW)
    mine = taken(case, colleague)
    with pytest.raises(Incomplete, match="reasons_cy"):
        sign(mine, colleague)
    assert fresh(case).state == "sign" and not case.proposals.filter(signed_at=NOW).exists()


def test_a_proposal_has_to_be_ready_to_decide_on(officer, colleague):
    case = held(officer)
    typed = factories.typed(case, ground_2_en=" ")
    with pytest.raises(Incomplete, match="ground_2_en"):
        signing.propose(case, by=officer, typed=typed, now=NOW)
    assert fresh(case).state == "decide" and not Proposal.objects.exists()


def test_the_customer_sees_nothing_new_while_it_waits(case):
    assert handling.needs_another(case, case.proposals.get().proposed_by)
    assert set(case.letters.values_list("kind", flat=True)) == {"acknowledgement", "progress"}


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_of_eight_colleagues_at_once_one_takes_it_and_one_signs(race_rounds):
    officer, people = factories.officer(), [factories.officer() for _ in range(7)]
    for _round in range(race_rounds):
        case = factories.proposed_case(officer)

        def act(who, case=case):
            handling.claim(case, by=who, now=NOW)
            sign(Case.objects.get(pk=case.pk), who)

        outcomes = at_once([officer, *people], act)
        assert outcomes.count("won") == 1
        assert set(outcomes) <= {"won", "own_proposal", "already_taken", "not_open"}
        assert case.letters.filter(kind="decision").count() == 1
        assert Decision.objects.get(case=case).decided_by != officer


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_of_signing_giving_back_and_taking_back_at_once_one_happens(race_rounds):
    officer, colleague = factories.officer(), factories.officer()
    for turn in range(race_rounds):
        case = factories.proposed_case(officer)
        if turn % 2:
            taken(case, colleague)
        acts = [
            lambda case=case: sign(case, colleague),
            lambda case=case: give_back(case, colleague),
            lambda case=case: signing.take_proposal_back(case, by=officer, now=NOW),
        ]
        outcomes = each_at_once(acts)
        assert outcomes.count("won") == 1
        letters = case.letters.filter(kind="decision").count()
        assert (fresh(case).state, letters) in {("closed", 1), ("decide", 0)}
