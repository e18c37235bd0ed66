"""Whoever is asked for a statement is told, and reminded, once each; the case is not in it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from wagtail.users.models import UserProfile

from cases import statements
from cases.models import Reminder
from cases.statements import reminding
from tests.factories import NOW
from tests.statements.conftest import DUE, QUESTIONS

SUBJECTS = {
    "own_asked": "You are asked for a statement",
    "own_soon": "Reminder: a statement waits for you",
    "own_late": "Reminder: a statement you were asked for is late",
}


@pytest.fixture(autouse=True)
def english(witness):
    """They chose English for their account."""
    witness.email = "mari@council.example"
    witness.save()
    UserProfile.objects.create(user=witness, preferred_language="en")


@pytest.fixture
def ask(asked, django_capture_on_commit_callbacks):
    """The clock at ten on a day of November 2026; the subjects of the mail it sends."""

    def tick(day: int) -> list[str]:
        before = len(mail.outbox)
        with django_capture_on_commit_callbacks(execute=True):
            reminding.remind(now=datetime(2026, 11, day, 10, tzinfo=UTC))
        return [sent.subject for sent in mail.outbox[before:]]

    return tick


def test_they_are_told_at_once_and_reminded_before_and_after_the_day_once_each(ask, asked):
    told = [(day, subject) for day in range(23, 31) for subject in (*ask(day), *ask(day))]
    after = [reminding.remind(now=NOW + timedelta(days=days)) for days in (8, 9)]

    assert told == [(23, SUBJECTS["own_asked"]), (26, SUBJECTS["own_soon"])]
    assert after == [1, 0]
    whats = Reminder.objects.filter(to=asked.of).order_by("pk").values_list("what", "day")
    assert list(whats) == [(what, DUE) for what in SUBJECTS]
    assert asked.case.events.filter(kind="reminded", data__people=[asked.of_id]).count() == 3


def test_the_mail_leads_to_the_questions_and_names_nobody(ask, asked):
    assert ask(23) == [SUBJECTS["own_asked"]]
    [sent] = mail.outbox
    assert sent.to == ["mari@council.example"]
    assert f"/staff/statements/{asked.key}/" in sent.body and "30 November 2026" in sent.body
    everything = sent.subject + sent.body
    for secret in (asked.case.reference, asked.case.customer.name, QUESTIONS, "Owain"):
        assert secret not in everything


def test_without_a_language_of_their_own_both_are_sent_welsh_first(ask, witness):
    UserProfile.objects.update(preferred_language="")
    assert ask(23) == ["Gofynnir i chi am ddatganiad / You are asked for a statement"]


@pytest.mark.parametrize("ends", ["given", "withdrawn"])
def test_what_is_given_or_no_longer_needed_reminds_nobody(ask, asked, officer, ends):
    ask(23)
    if ends == "given":
        statements.submit(asked, words="I said so.", by=asked.of, now=NOW)
    else:
        statements.withdraw(asked, by=officer, now=NOW)
    assert ask(27) == [] == ask(30)


def test_asked_late_in_the_day_they_are_not_reminded_the_same_day(ask):
    assert ask(27) == [SUBJECTS["own_asked"]]
    assert ask(27) == []
    assert ask(28) == [SUBJECTS["own_soon"]]


def test_asked_other_questions_for_the_same_day_they_are_told_and_reminded_anew(
    ask, asked, officer
):
    ask(23)
    statements.withdraw(asked, by=officer, now=NOW + timedelta(days=1))
    later = {"by": officer, "now": NOW + timedelta(days=2)}
    statements.ask(asked.case, of=asked.of, questions="Who spoke?", due_on=DUE, **later)
    told = [(day, subject) for day in range(25, 30) for subject in (*ask(day), *ask(day))]
    assert told == [(25, SUBJECTS["own_asked"]), (26, SUBJECTS["own_soon"])]


def test_the_clock_process_tells_them(asked, moment):
    moment(NOW)
    call_command("clock")
    assert Reminder.objects.filter(to=asked.of, what="own_asked").exists()


def test_who_is_asked_finds_it_on_the_page_they_begin_with(signed_in, asked, moment, language):
    moment(NOW)
    said = {
        "cy": ("Gofynnwyd i chi am 1 datganiad.", "Mae 1 ohonynt yn hwyr."),
        "en": ("1 statement is asked of you.", "1 of them is late."),
    }[language]
    in_time = signed_in(asked.of, language).get("/staff/").content.decode()
    assert said[0] in in_time and said[1] not in in_time
    moment(NOW + timedelta(days=8))
    late = signed_in(asked.of, language).get("/staff/").content.decode()
    assert said[0] in late and said[1] in late
