"""For half a minute an officer can take a letter back; after that the database says no."""

import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from cases import letters
from cases.contact import agreed
from cases.letters import outbox
from cases.models import Letter, LetterState
from cases.permissions import Refused
from cases.policy.terms import Channel
from tests import factories
from tests.letters import said

pytestmark = pytest.mark.django_db
POST = {"channels": frozenset({Channel.POST}), "address": "1 Stryd Fawr"}


@pytest.fixture
def officer():
    factories.ground_rules()
    return factories.officer()


def sent(officer, **over) -> Letter:
    return said.with_file(factories.checked_case(officer, **over), by=officer)


def late() -> None:
    """The half minute is over."""
    before = timezone.now() - timedelta(seconds=1)
    Letter.objects.exclude(undo_until=None).update(undo_until=before, next_try_at=before)


@pytest.mark.parametrize("by", [{}, POST])
def test_a_letter_stopped_in_time_never_leaves(officer, by):
    letter = sent(officer, **by)
    letters.stop(letter, by=officer, now=factories.NOW)
    letters.stop(letter, by=officer, now=factories.NOW)
    Letter.objects.update(next_try_at=timezone.now())
    call_command("post_outbox")
    letter.refresh_from_db()
    assert letter.state == LetterState.STOPPED
    assert letter.message_id.encode() not in b"".join(found.raw for found in mail.outbox)
    assert letter not in letters.print_list(officer)
    kinds = list(letter.case.events.values_list("kind", flat=True))
    assert kinds.count("letter_stopped") == 1


def test_nothing_leaves_before_the_half_minute_is_over(officer):
    letter = sent(officer)
    call_command("post_outbox")
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (LetterState.QUEUED, 0)
    late()
    call_command("post_outbox")
    letter.refresh_from_db()
    assert letter.state == LetterState.SENT


def test_after_the_half_minute_it_is_too_late_even_if_it_has_not_left(officer):
    letter = sent(officer)
    late()
    with pytest.raises(Refused) as refused:
        letters.stop(letter, by=officer, now=factories.NOW)
    assert refused.value.code == "too_late_to_stop"
    letter.refresh_from_db()
    assert letter.state == LetterState.QUEUED


def test_only_who_wrote_it_takes_it_back(officer):
    letter = sent(officer)
    for other, code in ((factories.officer(), "not_allowed"), (factories.user(), "not_visible")):
        with pytest.raises(Refused) as refused:
            letters.stop(letter, by=other, now=factories.NOW)
        assert refused.value.code == code


def test_the_copy_for_an_advocate_is_stopped_with_it_or_neither(officer):
    case = factories.checked_case(officer)
    agreed.record(
        case,
        by=officer,
        now=factories.NOW,
        large_print=False,
        call_instead=False,
        advocate="Eirlys Eiriolwr",
        advocate_email="eirlys@enghraifft.cymru",
        authority_seen_on=factories.NOW.date(),
    )
    letter = said.with_file(factories.fresh(case), by=officer)
    copy = letter.copies.get()
    Letter.objects.filter(pk=copy.pk).update(state=LetterState.SENT, gone_at=factories.NOW)
    with pytest.raises(Refused):
        letters.stop(letter, by=officer, now=factories.NOW)
    assert factories.fresh(letter).state == LetterState.QUEUED
    Letter.objects.filter(pk=copy.pk).update(state=LetterState.QUEUED, gone_at=None)
    letters.stop(letter, by=officer, now=factories.NOW)
    states = Letter.objects.filter(pk__in=[letter.pk, copy.pk]).values_list("state", flat=True)
    assert set(states) == {LetterState.STOPPED}


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_of_worker_and_officer_exactly_one_wins():
    factories.ground_rules()
    officer = factories.officer()
    letters_sent = [sent(officer) for _ in range(6)]
    Letter.objects.update(next_try_at=timezone.now())
    start = threading.Barrier(2)
    stopped, taken = set(), set()

    def stop() -> None:
        start.wait()
        for letter in letters_sent:
            try:
                letters.stop(letter, by=officer, now=factories.NOW)
                stopped.add(letter.pk)
            except Refused:
                pass
        connection.close()

    def take() -> None:
        start.wait()
        while (letter := outbox._take()) is not None:
            taken.add(letter.pk)
        connection.close()

    threads = [threading.Thread(target=stop), threading.Thread(target=take)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ours = {letter.pk for letter in letters_sent}
    assert stopped | (taken & ours) == ours
    assert not stopped & taken
