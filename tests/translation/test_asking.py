"""Asking for a translation: each request once, bound by conflict, and never moving a date."""

from datetime import timedelta

import pytest

from cases import handling
from cases.handling import involvement
from cases.models import Translation
from cases.permissions import Refused, Role
from cases.policy.terms import LeadInvolved
from cases.translation import asking, filing
from tests import factories
from tests.factories import NOW, fresh

WORDS = {"ground_1": "You were heard.", "reasons": "The records show it."}


def ask(case, by, pieces=None, **over):
    fields = {"pieces": pieces or WORDS, "source": "en", "target": "cy", "by": by, "now": NOW}
    return asking.ask(case, "decision", **{**fields, **over})


def test_the_date_to_answer_by_does_not_move(case, officer, translator):
    due = case.due_on
    asked = ask(case, officer)
    filing.file(asked, by=translator, words=dict.fromkeys(WORDS, "Gair"), now=NOW)
    assert fresh(case).due_on == due


def test_the_same_words_asked_for_twice_are_one_request(case, officer):
    assert ask(case, officer) == ask(case, officer)
    assert case.events.filter(kind="translation_asked").count() == 1


def test_changed_words_take_the_place_of_those_that_were_asked(case, officer, translator):
    first = ask(case, officer)
    filing.keep(first, by=translator, words={"ground_1": "Clywyd chi.", "reasons": "Hen eiriau."})
    second = ask(case, officer, {**WORDS, "reasons": "Other words."})
    assert fresh(first).withdrawn_at == NOW
    assert second.pieces == [
        {
            "name": "ground_1",
            "source": "You were heard.",
            "translated": "Clywyd chi.",
            "earlier": "",
        },
        {
            "name": "reasons",
            "source": "Other words.",
            "translated": "",
            "earlier": "Hen eiriau.",
        },
    ]


def test_both_directions_wait_side_by_side(case, officer):
    ask(case, officer)
    ask(case, officer, {"ground_2": "Cytunwn."}, source="cy", target="en")
    assert asking.waiting(case, "decision").count() == 2


@pytest.mark.parametrize("words", [{}, {"reasons": " \n\t"}, {"reasons": "\x00"}])
def test_nothing_is_not_sent_to_be_translated(case, officer, words):
    with pytest.raises(Refused, match="nothing_to_translate"):
        asking.ask(case, "decision", pieces=words, source="en", target="cy", by=officer, now=NOW)


def test_a_colleague_who_does_not_hold_the_case_does_not_ask(case):
    with pytest.raises(Refused, match="already_taken"):
        ask(case, factories.officer())


def test_nobody_with_a_part_in_the_matter_asks(ground):
    case = factories.case(lead_involved=LeadInvolved.YES)
    with pytest.raises(Refused, match="not_visible"):
        ask(case, factories.lead())


def test_a_request_is_withdrawn_once(asked, officer):
    for _ in range(2):
        asking.withdraw(asked, by=officer, now=NOW)
    assert asked.case.events.filter(kind="translation_withdrawn").count() == 1


def test_a_filed_translation_is_not_withdrawn(asked, officer, translator):
    filing.file(asked, by=translator, words=dict.fromkeys(WORDS, "Gair"), now=NOW)
    with pytest.raises(Refused, match="translation_filed"):
        asking.withdraw(asked, by=officer, now=NOW)


def test_a_decided_case_awaits_nothing(asked, case, officer):
    factories.decide(case, by=officer)
    assert fresh(asked).withdrawn_at == NOW


def test_a_translator_with_a_part_in_the_matter_does_not_know_of_it(asked, case, translator):
    assert asking.anyone_free(case)
    involvement.add(
        case, part="witness", source="declared", by=case.handler, now=NOW, user=translator
    )
    assert not Translation.objects.visible_to(type(translator).objects.get(pk=translator.pk))
    assert not asking.anyone_free(case)


def test_who_is_no_translator_sees_no_translation(asked):
    for role in set(Role) - {Role.WELSH_OFFICER}:
        assert not Translation.objects.visible_to(factories.user(role))


def test_a_case_that_went_back_to_its_queue_can_be_asked_for_by_who_takes_it(case, officer):
    handling.hand_over(case, by=officer, to=None, reason="Leave", now=NOW)
    other = factories.officer()
    handling.claim(fresh(case), by=other, now=NOW + timedelta(hours=1))
    assert ask(fresh(case), other).asked_by == other
