"""Mail that comes in is kept once, byte for byte, tells its letter what it says, and breaks
nothing, whatever is in it."""

import io
import logging
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest
from django.conf import settings as configured
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import HealthCheck, example, given, strategies
from hypothesis import settings as examples

from cases import letters
from cases.letters import incoming
from cases.models import IncomingMail, Letter, LetterState
from tests import factories
from tests.letters.reports import answer, report

pytestmark = pytest.mark.django_db
UNKNOWN = "<00000000-0000-4000-8000-000000000000@localhost>"


@pytest.fixture(autouse=True)
def ground():
    factories.ground_rules()


@pytest.fixture
def letter():
    """An e-mail that has left."""
    found = factories.case().letters.get()
    call_command("post_outbox")
    return factories.fresh(found)


def receive(raw: bytes) -> IncomingMail:
    return incoming.receive(raw, now=factories.NOW)


def kinds(letter) -> list[str]:
    return list(letter.case.events.values_list("kind", flat=True))


# --- reports --------------------------------------------------------------------------------------


@pytest.mark.both_engines
@pytest.mark.parametrize("brings", ["message/rfc822", "text/rfc822-headers"])
def test_a_hard_bounce_is_a_task_for_a_person(letter, brings):
    kept = receive(report(letter, brings=brings))
    letter.refresh_from_db()
    assert (letter.state, letter.last_error) == (LetterState.BOUNCED, "bounced_5.1.1")
    assert [made.result for made in letter.tries.all()] == ["sent", "bounced_5.1.1"]
    assert (kept.kind, kept.letter) == (IncomingMail.Kind.BOUNCE, letter)
    assert kept.settled_at is not None
    assert kinds(letter).count("letter_bounced") == 1
    assert list(letters.unsent(factories.officer())) == [letter]


def test_a_report_of_arrival_is_said_of_the_letter(letter):
    kept = receive(report(letter, action="delivered", status="2.0.0"))
    letter.refresh_from_db()
    assert (letter.state, kept.kind) == (LetterState.DELIVERED, IncomingMail.Kind.REPORT)
    assert "letter_delivered" in kinds(letter)
    assert not IncomingMail.objects.waiting().exists()


@pytest.mark.parametrize("action", ["delayed", "relayed", "expanded"])
def test_a_report_of_neither_changes_nothing(letter, action):
    kept = receive(report(letter, action=action, status="4.4.1"))
    letter.refresh_from_db()
    assert letter.state == LetterState.SENT
    assert (kept.kind, kept.letter) == (IncomingMail.Kind.REPORT, letter)


def test_a_report_is_known_by_our_envelope_id_alone(letter):
    envelope = letter.message_id.strip("<").partition("@")[0]
    receive(report(message_id="<changed@mx.example.org>", envelope=envelope))
    letter.refresh_from_db()
    assert letter.state == LetterState.BOUNCED


def test_a_bounce_after_a_report_of_arrival_counts(letter):
    receive(report(letter, action="delivered", status="2.0.0"))
    receive(report(letter))
    letter.refresh_from_db()
    assert letter.state == LetterState.BOUNCED


def test_an_arrival_after_a_bounce_does_not_hide_it(letter):
    receive(report(letter))
    receive(report(letter, action="delivered", status="2.0.0"))
    letter.refresh_from_db()
    assert letter.state == LetterState.BOUNCED


def test_a_bounce_that_is_faster_than_our_mark_stands(letter):
    """The worker was killed, or is slow, between "accepted" and "marked"."""
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.QUEUED, gone_at=None)
    receive(report(letter))
    letter.refresh_from_db()
    assert letter.state == LetterState.BOUNCED
    assert letter.gone_at == factories.NOW


def test_nobody_makes_a_letter_bounce_that_has_not_been_tried():
    unsent = factories.case().letters.get()
    receive(report(unsent))
    unsent.refresh_from_db()
    assert unsent.state == LetterState.QUEUED


def test_a_bounce_for_an_unknown_item_is_kept_and_said_so(caplog, capsys):
    with caplog.at_level(logging.WARNING):
        kept = receive(report(message_id=UNKNOWN))
    assert (kept.kind, kept.letter, kept.settled_at) == (IncomingMail.Kind.BOUNCE, None, None)
    assert "is not ours; it is kept" in caplog.text
    assert "sian" not in caplog.text


def test_a_bounce_that_is_no_report_waits_for_a_person(letter):
    raw = (
        b"Return-Path: <>\r\nFrom: MAILER-DAEMON@qmail.example.org\r\n\r\nThis is qmail.\r\n\r\n"
        b"--- Below this line is a copy of the message.\r\n\r\nMessage-ID: "
    ) + letter.message_id.encode()
    kept = receive(raw)
    letter.refresh_from_db()
    assert (kept.kind, kept.letter, kept.settled_at) == (IncomingMail.Kind.BOUNCE, letter, None)
    assert letter.state == LetterState.SENT


def test_a_person_who_encloses_a_bounce_of_theirs_bounces_nothing(letter):
    enclosed = b"Content-Type: message/rfc822\r\n\r\n" + report(letter)
    raw = (
        b"From: sian@enghraifft.cymru\r\nIn-Reply-To: " + letter.message_id.encode() + b"\r\n"
        b'Content-Type: multipart/mixed; boundary="mine"\r\n\r\n--mine\r\n' + enclosed
    )
    kept = receive(raw + b"\r\n--mine--\r\n")
    letter.refresh_from_db()
    assert (kept.kind, kept.letter) == (IncomingMail.Kind.REPLY, letter)
    assert letter.state == LetterState.SENT


# --- answers --------------------------------------------------------------------------------------


def test_an_answer_is_kept_with_the_letter_it_answers(letter):
    raw = answer(letter)
    kept = receive(raw)
    assert (kept.kind, kept.letter, bytes(kept.raw)) == (IncomingMail.Kind.REPLY, letter, raw)
    assert kept.sender == "sian@enghraifft.cymru"
    assert list(IncomingMail.objects.waiting()) == [kept]
    assert kinds(letter).count("mail_came") == 1


def test_an_answer_is_known_by_its_references_the_latest_first(letter):
    later = factories.case().letters.get()
    names = f"References: <a@b>\r\n {letter.message_id}\r\n {later.message_id}\r\n"
    assert receive(answer(headers=names)).letter == later


def test_a_mail_that_answers_nothing_is_kept_for_a_person():
    kept = receive(answer())
    assert (kept.letter, kept.settled_at) == (None, None)


def test_a_reference_in_subject_or_words_is_noted(letter):
    reference = letter.case.reference
    spelt = f"CYS-BBBBB-BBBBB, {reference.lower().replace('-', '')}"
    assert receive(answer(words=f"Am {spelt}:")).named == reference
    assert receive(answer(words="Am CYS-BBBBB-BBBBB.")).named == "CYS-BBBBB-BBBBB"


def test_the_same_mail_twice_is_one(letter):
    raw = answer(letter)
    assert receive(raw) == receive(raw)
    assert kinds(letter).count("mail_came") == 1


def test_a_person_shut_out_of_the_case_sees_no_mail_about_it():
    claimed = factories.case(lead_involved="yes").letters.get()
    kept = receive(answer(claimed))
    assert not IncomingMail.objects.visible_to(factories.lead(is_superuser=True)).exists()
    assert list(IncomingMail.objects.visible_to(factories.chief_officer())) == [kept]


def test_a_mail_that_names_several_cases_is_hidden_from_who_had_a_part_in_any():
    factories.chief_officer()
    theirs = factories.case(lead_involved="yes", email="hi@enghraifft.cymru")
    other = factories.case(name="Rhywun Arall", email="arall@enghraifft.cymru")
    receive(answer(words=f"{other.reference}, {theirs.reference}"))
    assert not IncomingMail.objects.visible_to(factories.lead()).exists()
    assert IncomingMail.objects.visible_to(factories.officer()).exists()


def test_a_mail_to_be_answered_to_a_customer_is_hidden_from_who_had_a_part_in_their_case():
    case = factories.case(lead_involved="yes", email="hi@enghraifft.cymru")
    receive(answer(headers=f"Reply-To: {case.customer.email.upper()}\r\n"))
    assert not IncomingMail.objects.visible_to(factories.lead()).exists()


# --- hostile mail ---------------------------------------------------------------------------------

HOSTILE = {
    "nothing but a nul": b"\0",
    "no header": b"\r\n\r\nhello",
    "binary": bytes(range(256)) * 40,
    "deep": b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n)
        for n in range(3000)
    ),
    "mails in mails": b"Content-Type: message/rfc822\r\n\r\n" * 5000,
    "a header of a megabyte": b"Subject: " + b"x" * 1024**2 + b"\r\n\r\nx",
    "a megabyte of parameters": b"Content-Type: a/b; " + b'x=";' * 250_000 + b"\r\n\r\nx",
    "a name of a megabyte": b'From: "' + b"\xc5\xb5" * 500_000 + b'" <a@b.cymru>\r\n\r\nx',
    "addresses without end": b"From: " + b"<a@b>,(" * 150_000 + b"\r\n\r\nx",
    "references without end": b"References: " + b"<a@b> " * 150_000 + b"\r\n\r\nx",
    "a charset that is none": b"Subject: =?x-none?q?=FF?=\r\n"
    b"Content-Type: text/plain; charset=x-none\r\n\r\n\xff",
    "bad base64": b"Subject: =?utf-8?b?====?=\r\nContent-Type: text/plain\r\n"
    b"Content-Transfer-Encoding: base64\r\n\r\n!!!!",
    "a report of nothing": b"Content-Type: multipart/report; boundary=a\r\n\r\n--a\r\n"
    b"Content-Type: message/delivery-status\r\n\r\n\r\n--a--",
    "a report that is words": b"Content-Type: message/delivery-status\r\n\r\nAction failed",
    "a report without parts": b"Content-Type: multipart/report\r\n\r\nAction: failed",
    "a line break in a sender": b"From: a@b.cymru\r\n\tBcc: c@d.cymru\r\n\r\nx",
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_hostile_mail_is_kept_as_it_is_in_no_time(letter, raw):
    started = time.process_time()
    kept = receive(raw)
    assert time.process_time() - started < 10
    assert bytes(kept.raw) == raw
    assert "\n" not in kept.sender + kept.subject
    letter.refresh_from_db()
    assert letter.state == LetterState.SENT


@examples(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    headers=strategies.lists(
        strategies.tuples(
            strategies.sampled_from(
                ["From", "Subject", "In-Reply-To", "References", "Content-Type", "Return-Path"]
            ),
            strategies.one_of(
                strategies.binary(max_size=60),
                strategies.sampled_from(
                    [
                        b'multipart/report; boundary="a"',
                        b"message/delivery-status",
                        b"text/plain; charset*=utf-8''%FF",
                        b"=?utf-8?q?=C5=B5?=",
                        b"<>",
                    ]
                ),
            ),
        ),
        max_size=6,
    ),
    body=strategies.binary(max_size=300),
)
@example(headers=[("Content-Type", b"multipart/mixed; boundary=a")], body=b"--a\r\nSubject: \xff")
def test_any_bytes_at_all_are_kept(headers, body):
    head = b"".join(name.encode() + b": " + value + b"\r\n" for name, value in headers)
    raw = head + b"\r\n" + body
    assert bytes(receive(raw).raw) == raw


# --- the command ----------------------------------------------------------------------------------


def command(monkeypatch, raw: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    call_command("receive_mail")


def test_the_command_keeps_the_mail_and_says_nothing_of_the_person(letter, monkeypatch, capsys):
    command(monkeypatch, answer(letter))
    said = capsys.readouterr().out
    kept = IncomingMail.objects.get()
    assert said == f"Kept as mail {kept.pk} (reply), about a letter of ours.\n"


@pytest.mark.parametrize(("raw", "code"), [(b"", 65), (b"x" * 101, 65), (b"x" * 100, 0)])
def test_a_mail_too_big_or_empty_goes_back_to_who_sent_it(monkeypatch, settings, raw, code):
    settings.INCOMING_MAX_BYTES = 100
    try:
        command(monkeypatch, raw)
        ended = 0
    except CommandError as error:
        ended = error.returncode
    assert ended == code
    assert IncomingMail.objects.count() == (code == 0)


def test_with_the_database_in_trouble_the_mail_server_is_asked_to_try_again(monkeypatch):
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TRIGGER full_disk BEFORE INSERT ON cases_incomingmail"
            " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
        )
    with pytest.raises(CommandError) as ended:
        command(monkeypatch, answer())
    assert ended.value.returncode == 75
    assert "sian" not in str(ended.value)


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_can_pipe_a_mail_into_the_program(own_process):
    manage = configured.SITE / "manage.py"
    done = subprocess.run(
        [sys.executable, manage, "receive_mail"],
        input=answer(),
        env=own_process,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert bytes(IncomingMail.objects.get().raw) == answer()
