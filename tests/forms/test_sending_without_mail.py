"""With the mail server a black hole, nobody who sends the form waits for it, or reaches it."""

import socket
import time

import pytest
from django.core.management import call_command

from cases.models import Letter, LetterState
from tests.letters.smtp import free_port, mail_server, silent_server


@pytest.fixture
def black_hole(settings):
    """The mail server takes connections and never says a word; asks how many there were."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 1
    settings.NOTIFY_API_KEY, settings.NOTIFY_EMAIL_TEMPLATE = "", ""
    with silent_server() as ear:
        settings.EMAIL_PORT = ear.port
        yield ear


def test_sending_the_form_opens_no_mail_connection(walk, black_hole):
    walk.to("check")
    started = time.monotonic()
    assert walk.send().status_code == 302
    assert walk.get("receipt").status_code == 200
    assert time.monotonic() - started < 5
    assert black_hole.connections() == 0
    assert Letter.objects.get().state == LetterState.QUEUED


def test_the_worker_waits_for_it_instead_and_sends_when_it_is_back(walk, black_hole, settings):
    walk.to("check")
    walk.send()
    call_command("post_outbox")
    assert black_hole.connections() == 1
    letter = Letter.objects.get()
    assert (letter.state, letter.attempts) == (LetterState.QUEUED, 1)
    Letter.objects.update(next_try_at=letter.queued_at)
    settings.EMAIL_PORT = free_port()
    with mail_server(settings.EMAIL_PORT) as (post, _port):
        call_command("post_outbox")
        assert post.received == [bytes(Letter.objects.get().message)]


def test_the_counting_ear_counts():
    with silent_server() as ear:
        socket.create_connection(("127.0.0.1", ear.port)).close()
        assert ear.connections() == 1
