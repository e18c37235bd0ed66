"""Mail leaves after the decision, by a worker, byte for byte, and survives a server's bad day."""

import threading
import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from cases import letters
from cases.contact import plans
from cases.letters import outbox, render
from cases.models import Case, Heartbeat, Letter, LetterState
from cases.permissions import Refused
from cases.policy.terms import Channel, LeadInvolved
from tests import factories
from tests.letters.smtp import dropping_server, free_port, mail_server, silent_server

pytestmark = pytest.mark.django_db
POST = {"channels": frozenset({Channel.POST}), "address": "1 Stryd Fawr"}


@pytest.fixture(autouse=True)
def ground(settings):
    factories.ground_rules()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", free_port(), 1


@pytest.fixture
def server(settings):
    with mail_server(settings.EMAIL_PORT) as (post, _port):
        yield post


@pytest.fixture
def letter():
    return factories.case().letters.get()


def due_now() -> None:
    Letter.objects.filter(state=LetterState.QUEUED).update(next_try_at=timezone.now())


def kinds(letter) -> list[str]:
    return list(letter.case.events.values_list("kind", flat=True))


def test_the_bytes_received_are_the_bytes_kept(server):
    found = [
        factories.case(reply_language=asked, name="Siân Ŵyn").letters.get()
        for asked in ("cy", "en", "both")
    ]
    call_command("post_outbox")
    for letter in found:
        letter.refresh_from_db()
    assert server.received == [bytes(letter.message) for letter in found]
    for letter in found:
        assert (letter.state, letter.attempts) == (LetterState.SENT, 1)
        assert letter.gone_at is not None
        assert "letter_sent" in kinds(letter)


@pytest.mark.parametrize(
    ("typed", "reached"),
    [
        ("sian@enghraifft.cymru", "sian@enghraifft.cymru"),
        ("sian@tŷ.cymru", "sian@xn--t-foa.cymru"),
        ("siân@enghraifft.cymru", "siân@enghraifft.cymru"),
    ],
)
def test_welsh_addresses_are_reached(server, typed, reached):
    letter = factories.case(email=typed).letters.get()
    call_command("post_outbox")
    assert server.recipients == [[reached]]
    letter.refresh_from_db()
    assert server.received == [bytes(letter.message)]


def test_writing_opens_no_connection(settings):
    with silent_server() as black_hole:
        settings.EMAIL_PORT = black_hole.port
        factories.case()
        assert black_hole.connections() == 0
    assert Letter.objects.get().state == LetterState.QUEUED


def test_with_the_server_down_nothing_is_lost_and_it_goes_out_later(settings, letter):
    call_command("post_outbox")
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (LetterState.QUEUED, 1)
    assert letter.last_error == "ConnectionRefusedError"
    assert letter.next_try_at > timezone.now()
    with mail_server(settings.EMAIL_PORT) as (post, _port):
        call_command("post_outbox")
        assert post.received == []
        due_now()
        call_command("post_outbox")
        assert len(post.received) == 1
    letter.refresh_from_db()
    assert letter.state == LetterState.SENT


def test_a_server_that_never_answers_holds_up_one_try_only(settings, letter):
    with silent_server() as black_hole:
        settings.EMAIL_PORT = black_hole.port
        call_command("post_outbox")
    letter.refresh_from_db()
    assert letter.state == LetterState.QUEUED


def test_a_server_that_drops_after_the_message_is_tried_again_as_the_same_message(settings, letter):
    with dropping_server() as port:
        settings.EMAIL_PORT = port
        call_command("post_outbox")
    letter.refresh_from_db()
    assert letter.state == LetterState.QUEUED
    kept, identity = bytes(letter.message), letter.message_id
    due_now()
    with mail_server() as (post, port):
        settings.EMAIL_PORT = port
        call_command("post_outbox")
        assert post.received == [kept]
    assert identity.encode() in kept


def test_a_slow_server_gets_it_all_the_same(server, letter):
    server.at_rcpt = lambda address: time.sleep(0.6)
    server.before_keeping = lambda: time.sleep(0.6)
    call_command("post_outbox")
    assert len(server.received) == 1
    letter.refresh_from_db()
    assert letter.state == LetterState.SENT


def test_what_a_server_says_to_goodbye_sends_nothing_twice(server, letter):
    server.at_quit = "250 " + "x" * 9000
    call_command("post_outbox")
    letter.refresh_from_db()
    assert letter.state == LetterState.SENT
    due_now()
    call_command("post_outbox")
    assert len(server.received) == 1


@pytest.mark.parametrize("answer", ["451 later", "421 too busy"])
def test_a_no_for_now_is_tried_again(server, letter, answer):
    server.at_rcpt = lambda address: answer
    call_command("post_outbox")
    letter.refresh_from_db()
    assert letter.state == LetterState.QUEUED
    server.at_rcpt = lambda address: None
    due_now()
    call_command("post_outbox")
    assert len(server.received) == 1


@pytest.mark.parametrize("where", ["at_rcpt", "before_keeping"])
def test_a_no_for_good_becomes_a_matter_for_staff(server, letter, where):
    setattr(server, where, lambda *args: "550 no such person sian@enghraifft.cymru")
    call_command("post_outbox")
    letter.refresh_from_db()
    assert letter.state == LetterState.FAILED
    assert "sian" not in letter.last_error
    assert "letter_failed" in kinds(letter)
    assert list(letters.unsent(factories.officer())) == [letter]


def test_a_server_that_knows_no_tls_is_a_fault_of_the_settings_not_of_the_letter(
    server, settings, letter
):
    settings.EMAIL_USE_TLS = True
    call_command("post_outbox")
    letter.refresh_from_db()
    assert (letter.state, server.received) == (LetterState.QUEUED, [])


def test_an_address_the_server_cannot_write_to_is_a_matter_for_staff(settings):
    letter = factories.case(email="siân@enghraifft.cymru").letters.get()
    with mail_server(settings.EMAIL_PORT, utf8=False):
        call_command("post_outbox")
    letter.refresh_from_db()
    assert (letter.state, letter.last_error) == (LetterState.FAILED, "smtp_utf8")


def test_tries_go_on_for_three_days_with_longer_waits(letter):
    waits = []
    started = timezone.now()
    for _ in range(12):
        due_now()
        before = timezone.now()
        call_command("post_outbox")
        letter.refresh_from_db()
        waits.append(round((letter.next_try_at - before).total_seconds() / 60))
    assert waits[:7] == [1, 5, 15, 30, 60, 120, 240]
    assert letter.state == LetterState.QUEUED
    Letter.objects.update(queued_at=started - timedelta(hours=71, minutes=59))
    due_now()
    call_command("post_outbox")
    letter.refresh_from_db()
    assert letter.state == LetterState.QUEUED
    Letter.objects.update(queued_at=started - timedelta(hours=72))
    due_now()
    call_command("post_outbox")
    letter.refresh_from_db()
    assert letter.state == LetterState.FAILED
    tries = letter.tries.values_list("result", flat=True)
    assert list(tries) == ["ConnectionRefusedError"] * 14


def test_a_letter_of_a_lost_worker_is_queued_again(server, letter):
    taken = outbox._take()
    assert taken == letter
    assert outbox.sweep() == 0
    Letter.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert outbox.sweep() == 1
    call_command("post_outbox")
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (LetterState.SENT, 2)
    assert [made.result for made in letter.tries.all()] == ["worker_lost", "sent"]


def test_a_slow_worker_whose_lease_was_swept_still_marks_what_it_sent(server, letter):
    taken = outbox._take()
    Letter.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    outbox.sweep()
    outbox._leave(taken, LetterState.SENT, "sent", gone_at=timezone.now())
    call_command("post_outbox")
    assert server.received == []


def test_a_leased_letter_is_taken_by_nobody_else(letter):
    assert outbox._take() is not None
    assert outbox._take() is None


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_of_many_workers_each_letter_is_taken_by_one():
    expected = {factories.case().letters.get().pk for _ in range(12)}
    taken: list[int] = []

    def work() -> None:
        while (letter := outbox._take()) is not None:
            taken.append(letter.pk)
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    while (letter := outbox._take()) is not None:  # what a worker left that lost every race
        taken.append(letter.pk)
    assert sorted(taken) == sorted(expected)


def test_a_contact_plan_made_meanwhile_is_obeyed(server, letter):
    officer = factories.officer()
    factories.case(email="arall@enghraifft.cymru")
    plans.record(
        letter.case, by=officer, now=factories.NOW, may_email=False, may_post=True, may_phone=True
    )
    call_command("post_outbox")
    letter.refresh_from_db()
    assert (letter.state, letter.last_error) == (LetterState.FAILED, "channel_barred")
    assert server.recipients == [["arall@enghraifft.cymru"]]
    assert list(letters.unsent(officer)) == [letter]


def test_one_bad_letter_holds_up_no_other(server):
    bad, good = factories.case(email="bad@example.org"), factories.case()
    server.at_rcpt = lambda address: "550 no" if address.startswith("bad") else None
    call_command("post_outbox")
    assert bad.letters.get().state == LetterState.FAILED
    assert good.letters.get().state == LetterState.SENT


# --- by post, and by telephone --------------------------------------------------------------------


def test_the_print_list_is_of_cases_one_may_know_of_only():
    officer, lead = factories.officer(), factories.lead()
    plain, claimed = (
        factories.case(**POST),
        factories.case(lead_involved=LeadInvolved.UNKNOWN, **POST),
    )
    assert {found.case for found in letters.print_list(officer)} == {plain, claimed}
    assert {found.case for found in letters.print_list(lead)} == {plain}
    assert not letters.print_list(factories.user("editor", is_superuser=True)).exists()


def test_a_posted_letter_leaves_the_list_and_says_who_and_when():
    officer = factories.officer()
    letter = factories.case(**POST).letters.get()
    for _ in range(2):
        letters.mark_posted(letter, by=officer, now=factories.NOW)
    letter.refresh_from_db()
    assert (letter.state, letter.gone_by, letter.gone_at) == ("posted", officer, factories.NOW)
    assert kinds(letter).count("letter_posted") == 1
    assert not letters.print_list(officer).exists()


def test_an_involved_person_marks_nothing():
    letter = factories.case(lead_involved=LeadInvolved.YES, **POST).letters.get()
    for verb in (letters.mark_posted, letters.send_by_post):
        with pytest.raises(Refused) as refused:
            verb(letter, by=factories.lead(is_superuser=True), now=factories.NOW)
        assert refused.value.code == "not_visible"


def test_an_email_is_not_marked_as_posted(letter):
    with pytest.raises(Refused):
        letters.mark_posted(letter, by=factories.officer(), now=factories.NOW)


def test_mail_that_was_refused_goes_by_post_with_the_same_words(server, letter):
    officer = factories.officer()
    server.at_rcpt = lambda address: "550 no"
    call_command("post_outbox")
    said = render.on_paper(letters.page(letter))
    letters.send_by_post(letter, by=officer, now=factories.NOW)
    assert [letters.page(found) for found in letters.print_list(officer)] == [said]
    assert not letters.unsent(officer).exists()
    letters.mark_posted(letter, by=officer, now=factories.NOW)


def test_the_exact_page_may_use_its_own_style_and_nothing_else(client):
    officer = factories.officer()
    letter = factories.case(**POST).letters.get()
    client.force_login(officer)
    response = client.get(f"/staff/cases/{letter.case.reference}/letters/{letter.pk}/print/")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "style-src 'sha256-" in policy
    assert "script-src" not in policy
    assert response.content.decode() == letters.page(letter)


# --- the clock ------------------------------------------------------------------------------------


def test_the_clock_rescues_letters_and_is_seen(letter):
    outbox._take()
    Letter.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    call_command("clock")
    letter.refresh_from_db()
    assert letter.state == LetterState.QUEUED
    assert Heartbeat.seen()["clock"]


def test_the_clock_gives_a_parked_case_to_whoever_has_become_free():
    factories.senior_reviewer()
    case = factories.case()
    Case.objects.filter(pk=case.pk).update(queue="nobody")
    call_command("clock")
    assert not factories.fresh(case).is_parked
