"""By GOV.UK Notify: exactly what is kept is handed over, and what became of it is asked."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from cases import letters
from cases.contact import plans
from cases.letters import codes, mail
from cases.letters.carriers import notify as carrier
from cases.models import CodeRequest, Customer, Letter, LetterState
from cases.policy.terms import Channel
from tests import factories
from tests.letters import notify, said
from tests.letters.smtp import free_port, mail_server

pytestmark = pytest.mark.django_db
CHOSEN = {"channels": frozenset({Channel.EMAIL, Channel.PHONE}), "phone": "07700 900001"}


@pytest.fixture(autouse=True)
def ground(settings):
    factories.ground_rules()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", free_port(), 2


@pytest.fixture
def server(settings):
    with notify.notify_server() as (server, url):
        settings.NOTIFY_API_KEY, settings.NOTIFY_URL = notify.API_KEY, url
        settings.NOTIFY_EMAIL_TEMPLATE = notify.EMAIL_TEMPLATE
        settings.NOTIFY_TEXT_TEMPLATE = notify.TEXT_TEMPLATE
        yield server


def due_now() -> None:
    Letter.objects.update(next_try_at=timezone.now())


def post() -> None:
    due_now()
    call_command("post_outbox")


@pytest.mark.parametrize("asked", ["cy", "en", "both"])
def test_what_is_kept_is_exactly_what_was_handed_over(server, asked):
    letter = factories.case(reply_language=asked, name="Siân Ŵyn").letters.get()
    words = mail.words_of(bytes(letter.message))
    post()
    letter.refresh_from_db()
    assert server.received == [
        ("email", mail.attachment_of(bytes(letter.message), carrier.REQUEST))
    ]
    request = json.loads(server.received[0][1])
    assert request == {
        "email_address": "sian@enghraifft.cymru",
        "template_id": notify.EMAIL_TEMPLATE,
        "personalisation": {"subject": letter.subject, "body": words.strip()},
        "reference": letter.message_id,
    }
    assert (letter.state, letter.provider_id) == (LetterState.SENT, next(iter(server.statuses)))
    assert letters.article(letter)


def test_what_carries_files_goes_by_mail(server, settings):
    officer = factories.officer()
    case = factories.checked_case(officer)
    letter = said.with_file(case, by=officer)
    with mail_server(settings.EMAIL_PORT) as (mailbox, _port):
        post()
    letter.refresh_from_db()
    assert mailbox.received == [bytes(letter.message)]
    assert letter.message_id not in json.dumps([body.decode() for _kind, body in server.received])


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("created", LetterState.SENT),
        ("sending", LetterState.SENT),
        ("delivered", LetterState.DELIVERED),
        ("permanent-failure", LetterState.BOUNCED),
        ("temporary-failure", LetterState.BOUNCED),
        ("technical-failure", LetterState.BOUNCED),
    ],
)
def test_what_became_of_it_is_asked_and_shown(server, status, state):
    letter = factories.case().letters.get()
    post()
    server.statuses = dict.fromkeys(server.statuses, status)
    post()
    letter.refresh_from_db()
    assert letter.state == state
    assert list(letters.unsent(factories.officer())) == [letter] * (state == LetterState.BOUNCED)


def test_it_is_asked_ever_more_rarely_and_not_for_ever(server):
    letter = factories.case().letters.get()
    post()
    waits = []
    for hours in (0, 1, 8, 47):
        Letter.objects.update(queued_at=timezone.now() - timedelta(hours=hours))
        post()
        letter.refresh_from_db()
        waits.append(round((letter.next_try_at - timezone.now()).total_seconds() / 60))
    assert waits == [1, 15, 120, 240]
    asked = server.asked
    Letter.objects.update(queued_at=timezone.now() - timedelta(days=8))
    post()
    assert server.asked == asked


@pytest.mark.parametrize(
    ("status", "words", "state"),
    [
        (400, "email_address Not a valid email address", LetterState.FAILED),
        (400, "Template not found", LetterState.QUEUED),
        (403, "Invalid token: API key not found", LetterState.QUEUED),
        (429, "Exceeded rate limit", LetterState.QUEUED),
        (500, "Internal server error", LetterState.QUEUED),
    ],
)
def test_a_no_about_the_letter_is_final_and_any_other_is_for_now(
    server, caplog, status, words, state
):
    server.refuse = lambda request: (status, f"{words} sian@enghraifft.cymru")
    letter = factories.case().letters.get()
    post()
    letter.refresh_from_db()
    assert (letter.state, letter.last_error) == (state, f"notify_{status}")
    assert [made.result for made in letter.tries.all()] == [f"notify_{status}"]
    assert "sian" not in caplog.text


def test_with_notify_down_nothing_is_lost(server, settings):
    letter, url = factories.case().letters.get(), settings.NOTIFY_URL
    settings.NOTIFY_URL = f"http://127.0.0.1:{free_port()}"
    post()
    letter.refresh_from_db()
    assert letter.state == LetterState.QUEUED
    settings.NOTIFY_URL = url
    post()
    assert len(server.received) == 1


def test_what_was_taken_but_not_marked_is_found_there_and_goes_once(server):
    letter = factories.case().letters.get()
    post()
    Letter.objects.update(state=LetterState.QUEUED, provider_id="", gone_at=None)
    post()
    letter.refresh_from_db()
    assert len(server.received) == 1
    assert (letter.state, letter.provider_id) == (LetterState.SENT, next(iter(server.statuses)))


def test_a_code_goes_by_text_message_to_who_chose_it(server, client):
    case = factories.case(**CHOSEN)
    Customer.objects.update(may_text=True)
    CodeRequest.objects.create(reference=case.reference, asked_at=timezone.now())
    post()
    letter = case.letters.get(kind="access_code")
    kind, body = server.received[-1]
    request = json.loads(body)
    assert (kind, request["phone_number"]) == ("sms", "07700 900001")
    assert request["template_id"] == notify.TEXT_TEMPLATE
    assert list(request["personalisation"]) == ["body"]
    words = request["personalisation"]["body"]
    assert len(words) < 918 and case.reference not in words
    assert body == mail.attachment_of(bytes(letter.message), carrier.REQUEST)
    code = next(line for line in words.splitlines() if len(line) == 9 and line[4] == "-")
    assert code not in letters.article(letter, with_code=False)


@pytest.mark.parametrize("asked", ["cy", "en", "both"])
def test_a_text_message_speaks_the_persons_language_and_welcomes_welsh(server, asked):
    case = factories.case(reply_language=asked, **CHOSEN)
    Customer.objects.update(may_text=True)
    CodeRequest.objects.create(reference=case.reference, asked_at=timezone.now())
    post()
    words = json.loads(server.received[-1][1])["personalisation"]["body"]
    assert ("Eich cod untro" in words) == (asked != "en")
    assert ("Your one-time code" in words) == (asked != "cy")
    assert ("yn Gymraeg" in words) or ("in Welsh" in words)
    assert len(words) < 918


def test_without_a_template_for_texts_the_code_goes_by_email(server, settings):
    settings.NOTIFY_TEXT_TEMPLATE = ""
    case = factories.case(**CHOSEN)
    Customer.objects.update(may_text=True)
    CodeRequest.objects.create(reference=case.reference, asked_at=timezone.now())
    post()
    assert [kind for kind, _body in server.received] == ["email", "email"]


def test_a_template_that_is_missing_for_a_while_loses_no_text_message(server, settings):
    case = factories.case(**CHOSEN)
    Customer.objects.update(may_text=True)
    CodeRequest.objects.create(reference=case.reference, asked_at=timezone.now())
    codes.answer_requests()
    settings.NOTIFY_TEXT_TEMPLATE = ""
    post()
    assert case.letters.get(kind="access_code").last_error == "notify_not_set"
    settings.NOTIFY_TEXT_TEMPLATE = notify.TEXT_TEMPLATE
    post()
    assert server.received[-1][0] == "sms"


def test_a_contact_plan_without_calls_bars_text_messages(server):
    officer, case = factories.officer(), factories.case(**CHOSEN)
    Customer.objects.update(may_text=True)
    plans.record(
        case, by=officer, now=factories.NOW, may_email=True, may_post=True, may_phone=False
    )
    CodeRequest.objects.create(reference=case.reference, asked_at=timezone.now())
    post()
    assert [kind for kind, _body in server.received] == ["email", "email"]
