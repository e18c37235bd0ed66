"""A decision taken back before its letter leaves: stopped, reopened, the words in the form."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from cases import handling
from cases.appeals import decisions, taking_back, triage
from cases.casework import drafts
from cases.handling import steps
from cases.letters import outbox
from cases.models import Decision, Ground, Letter
from cases.permissions import Refused
from cases.policy.terms import Channel
from cases.translation import asking, filing
from tests import factories
from tests.factories import NOW, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ground_rules(db):
    factories.ground_rules(dated=True)


@pytest.fixture
def officer():
    return factories.officer()


@pytest.fixture
def case(officer):
    return factories.decided_case(officer)


def take_back(case, by):
    return taking_back.take_back(case, by=by, now=NOW)


def refused(code: str):
    return pytest.raises(Refused, match=code)


def test_a_decision_taken_back_leaves_no_decision_and_a_stopped_letter(case, officer):
    take_back(case, officer)
    assert not Decision.objects.exists()
    assert case.letters.get(kind="decision").state == "stopped"
    assert set(Ground.objects.values_list("answer_en", "answer_cy")) == {("", "")}


def test_the_case_stands_at_the_decision_again_in_the_same_hands(case, officer):
    take_back(case, officer)
    again = fresh(case)
    assert (again.state, again.closed_at, again.handler) == ("decide", None, officer)
    task = steps.open_task(again)
    assert task.flow_task.name == "decide" and task.owner == officer


def test_the_words_are_back_in_the_form(case, officer):
    take_back(case, officer)
    typed = drafts.load(case, "decide").typed
    assert typed["outcome"] == "stands"
    assert typed["reasons_en"] == typed["ground_2_en"] == "Because the records show it."


def test_the_words_a_translation_was_made_of_are_back_too(officer):
    case = factories.checked_case(officer, reply_language="cy")
    handling.claim(case, by=officer, now=NOW)
    english, welsh = "The records show it.", "Mae’r cofnodion yn ei ddangos."
    fields = {"source": "en", "target": "cy", "by": officer, "now": NOW}
    asked = asking.ask(case, "decision", pieces={"reasons": english}, **fields)
    translator = factories.user("welsh_officer")
    filing.file(asked, by=translator, words={"reasons": welsh}, now=NOW)
    answers = {1: {"cy": "Un"}, 2: {"cy": "Dau"}}
    decisions.decide(
        fresh(case),
        by=officer,
        outcome="stands",
        reasons={"cy": welsh},
        ground_answers=answers,
        now=NOW,
    )

    take_back(case, officer)

    typed = drafts.load(case, "decide").typed
    assert (typed["reasons_cy"], typed["reasons_en"]) == (welsh, english)
    assert (typed["ground_1_cy"], typed["ground_1_en"]) == ("Un", "")


def test_it_is_decided_again_with_a_new_letter(case, officer):
    take_back(case, officer)
    factories.decide(fresh(case), by=officer, outcome="varied")
    states = case.letters.filter(kind="decision").order_by("pk").values_list("state", flat=True)
    assert list(states) == ["stopped", "queued"]
    assert fresh(case).state == "closed" and Decision.objects.get().outcome == "varied"


def test_it_can_be_taken_back_each_time(case, officer):
    for _ in range(3):
        take_back(case, officer)
        factories.decide(fresh(case), by=officer)
    assert case.events.filter(kind="decision_taken_back").count() == 3


def test_taking_back_twice_is_refused(case, officer):
    take_back(case, officer)
    with refused("already_taken_back"):
        take_back(case, officer)


def test_after_its_time_it_is_too_late(case, officer):
    past = timezone.now() - timedelta(seconds=1)
    Letter.objects.filter(kind="decision").update(undo_until=past)
    with refused("too_late_to_stop"):
        take_back(case, officer)
    assert Decision.objects.exists() and fresh(case).state == "closed"


@pytest.mark.parametrize("state", ["sending", "sent", "failed"])
def test_a_letter_on_its_way_is_not_taken_back(case, officer, state):
    now = timezone.now()
    lease = {"lease": case.submission.key, "leased_until": now} if state == "sending" else {}
    gone = {"gone_at": now} if state == "sent" else {}
    Letter.objects.filter(kind="decision").update(state=state, **lease, **gone)
    with refused("too_late_to_stop"):
        take_back(case, officer)


def test_only_the_person_who_decided_takes_it_back(case):
    with refused("not_your_decision"):
        take_back(case, factories.officer())


def test_an_open_case_has_no_decision_to_take_back(officer):
    with refused("already_taken_back"):
        take_back(factories.checked_case(officer), officer)


def test_a_late_appeal_not_accepted_is_not_taken_back(officer):
    case = factories.case(notice_date=date(2026, 10, 5), received_on=date(2026, 10, 7))
    findings = triage.Findings(appealable=True, late_accepted=False, late_reasons=factories.words())
    triage.triage(case, by=officer, findings=findings, now=NOW)
    with refused("not_your_decision"):
        take_back(case, officer)


def test_a_letter_to_be_printed_is_taken_off_the_list(officer):
    case = factories.decided_case(officer, channels=frozenset({Channel.POST}), address="1 Stryd")
    take_back(case, officer)
    assert case.letters.get(kind="decision").state == "stopped"


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_of_a_worker_and_an_officer_at_once_one_has_the_letter(race_rounds, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    officer = factories.officer()
    came_of_it = set()
    for _ in range(race_rounds):
        case = factories.decided_case(officer)
        Letter.objects.filter(case=case).exclude(kind="decision").update(
            state="sent", gone_at=timezone.now()
        )
        Letter.objects.filter(case=case).update(next_try_at=timezone.now())
        came_of_it.add(_at_once(case, officer))
    assert came_of_it <= {("sent", "closed", 1), ("stopped", "decide", 0)}


def _at_once(case, officer) -> tuple[str, str, int]:
    """The state of the letter and of the case, and how many decisions there are, after both."""
    barrier, failures = threading.Barrier(2), []

    def run(act):
        barrier.wait()
        try:
            act()
        except Refused:
            pass
        except Exception as error:  # noqa: BLE001 - told to the test
            failures.append(error)
        finally:
            connection.close()

    acts = (outbox.send_next, lambda: take_back(fresh(case), officer))
    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    letter = case.letters.get(kind="decision")
    return letter.state, fresh(case).state, Decision.objects.filter(case=case).count()
