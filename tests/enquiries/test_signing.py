"""A second person signs an answer off where the kind of case says so."""

import pytest

from cases import handling, permissions
from cases.casework import drafts
from cases.enquiries import answering, signing
from cases.handling import involvement
from cases.models import Decision, Involvement, State
from cases.permissions import Refused
from tests import factories

NOW = factories.NOW


def refused(code: str):
    return pytest.raises(Refused, match=code)


@pytest.fixture
def kind():
    return factories.kind(signed_off=True)


@pytest.fixture
def case(kind, officer, colleague):
    return factories.enquiry_in_hand(officer, kind)


def typed(**over: str) -> dict[str, str]:
    said = {f"reasons_{language}": text for language, text in factories.words().items()}
    return {**said, **over}


def propose(case, by):
    signing.propose(case, by=by, typed=typed(), now=NOW)
    return factories.fresh(case)


def take(case, by):
    return factories.fresh(handling.claim(case, by=by, now=NOW))


def test_one_who_has_a_colleague_free_cannot_answer_alone(case, officer):
    with refused("needs_sign_off"):
        answering.answer(case, by=officer, now=NOW, outcome="answered", reasons=factories.words())
    assert not Decision.objects.exists()


def test_a_proposed_answer_waits_in_nobodys_hands_and_no_letter_leaves(case, officer):
    case = propose(case, officer)
    assert (case.state, case.handler) == (State.SIGN, None)
    assert not case.letters.filter(kind="answered").exists()


def test_who_proposed_it_can_neither_take_nor_sign_it(case, officer):
    case = propose(case, officer)
    with refused("own_proposal"):
        handling.claim(case, by=officer, now=NOW)
    with refused("own_proposal"):
        signing.sign_off(case, by=officer, now=NOW)


def test_signed_off_it_is_answered_and_says_who_did_what(case, officer, colleague):
    case = take(propose(case, officer), colleague)
    given = signing.sign_off(case, by=colleague, now=NOW)
    case = factories.fresh(case)
    assert (given.investigated_by, given.decided_by) == (officer, colleague)
    assert (case.state, case.letters.filter(kind="answered").count()) == (State.ANSWERED, 1)


def test_another_proposal_than_the_one_read_is_not_signed(case, officer, colleague):
    case = take(propose(case, officer), colleague)
    with refused("proposal_changed"):
        signing.sign_off(case, by=colleague, now=NOW, read=0)


def test_given_back_it_is_answered_again_with_the_words_in_the_form(case, officer, colleague):
    case = take(propose(case, officer), colleague)
    signing.give_back(case, by=colleague, reason="Say by when.", now=NOW)
    case = factories.fresh(case)
    assert (case.state, case.handler) == (State.IN_HAND, officer)
    assert drafts.load(case, answering.FORM).typed["reasons_en"] == typed()["reasons_en"]
    assert propose(case, officer).state == State.SIGN


def test_one_takes_ones_own_proposal_back(case, officer):
    case = propose(case, officer)
    signing.take_proposal_back(case, by=officer, now=NOW)
    case = factories.fresh(case)
    assert (case.state, case.handler) == (State.IN_HAND, officer)


def test_nobody_else_free_the_one_answers_and_the_record_says_so(kind, officer):
    case = factories.enquiry_in_hand(officer, kind)
    answering.answer(case, by=officer, now=NOW, outcome="answered", reasons=factories.words())
    assert case.events.filter(kind="decided_alone", by=officer).exists()


def test_a_proposal_of_one_who_turns_out_to_be_involved_goes_back(case, officer, colleague):
    case = propose(case, officer)
    involvement.add(
        case, part=Involvement.Part.MANAGED, source="recorded", by=colleague, user=officer, now=NOW
    )
    case = factories.fresh(case)
    assert (case.state, case.handler) == (State.IN_HAND, None)
    assert permissions.user_can_claim(colleague, case)


def test_on_the_screens_it_is_proposed_read_and_signed(case, officer, colleague, signed_in):
    first, second, url = signed_in(officer), signed_in(colleague), at(case)
    form = first.get(f"{url}answer/")
    assert 'name="outcome"' not in form.content.decode()
    sent = {**typed(), "version": form.context["version"], "step": "send"}
    assert first.post(f"{url}answer/", sent).status_code == 302
    assert factories.fresh(case).state == State.SIGN
    assert f"{url}take-proposal-back/" in first.get(url).content.decode()
    take(case, colleague)
    assert f"{url}sign-off/" in second.get(url).content.decode()
    page = second.get(f"{url}sign-off/")
    assert "Because the records show it." in page.content.decode()
    read = {"proposal": page.context["proposal"].pk}
    assert second.post(f"{url}sign-off/", read).status_code == 302
    assert Decision.objects.get().decided_by == colleague


def at(case) -> str:
    return f"/staff/cases/{case.reference}/"
