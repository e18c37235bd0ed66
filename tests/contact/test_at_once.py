"""Several officers at the same moment: one plan stands, one call is kept, one letter is gone."""

import pytest

from cases.contact import plans
from cases.letters import calls, hands
from cases.models import ContactPlan, Customer, LetterState
from cases.permissions import Refused
from cases.policy.terms import Channel
from tests import factories
from tests.appeals.test_handling import at_once

NOW = factories.NOW
PHONE = {"channels": frozenset({Channel.PHONE}), "email": "", "phone": "01632 960123"}
POST = {"channels": frozenset({Channel.POST}), "email": "", "address": "1 Stryd Prawf"}

pytestmark = [pytest.mark.both_engines, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def ground(transactional_db):
    factories.ground_rules(dated=True)


def test_of_plans_recorded_at_once_one_stands_and_all_are_kept(race_rounds):
    people = [factories.officer() for _ in range(6)]
    for _ in range(race_rounds):
        case = factories.case()
        before = ContactPlan.objects.count()

        def record(who, case=case):
            plans.record(
                case, by=who, now=NOW, may_email=False, may_post=True, may_phone=False,
                contact_person=who.username,
            )  # fmt: skip

        assert at_once(people, record) == ["won"] * len(people)

        assert ContactPlan.objects.count() == before + len(people)
        standing = ContactPlan.objects.filter(ended_at=None, pk__gt=0)
        assert Customer.objects.get(pk=case.customer_id).plan in standing
        assert standing.filter(recorded_by__in=people).count() == 1
        plans.end(case, by=people[0], now=NOW, reason="Over.")


def test_of_calls_recorded_at_once_for_one_page_one_is_kept(race_rounds):
    people = [factories.officer() for _ in range(6)]
    for _ in range(race_rounds):
        letter = factories.case(**PHONE).letters.get()

        def missed(who, letter=letter):
            calls.not_reached(letter, by=who, now=NOW, result="no_answer", seen=0)

        assert at_once(people, missed) == ["won"] * len(people)
        assert letter.tries.count() == 1


def test_of_taking_back_and_posting_at_once_the_letter_is_in_one_state(race_rounds):
    officer = factories.officer()
    for _ in range(race_rounds):
        letter = factories.case(**POST).letters.get()
        hands.mark_posted(letter, by=officer, now=NOW)

        def back_and_forth(who, letter=letter):
            hands.take_back(letter, by=who, now=NOW)
            hands.mark_posted(letter, by=who, now=NOW)

        outcomes = at_once([officer] * 4, back_and_forth)

        assert set(outcomes) <= {"won"}
        kept = factories.fresh(letter)
        assert kept.state == LetterState.POSTED and kept.gone_at == NOW
        kinds = list(letter.case.events.values_list("kind", flat=True))
        assert kinds.count("letter_posted") == kinds.count("letter_not_posted") + 1


def test_whoever_lost_their_sight_of_the_case_is_refused():
    letter = factories.case(**PHONE).letters.get()
    with pytest.raises(Refused):
        hands.take_back(letter, by=factories.user(), now=NOW)
