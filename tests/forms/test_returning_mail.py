"""The e-mails about a draft: the link that was asked for, and the notice a week before its end."""

import json
import re
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from cases import files, mailing
from cases.models import StoredFile
from forms import drafts
from forms.models import Draft, FormVersion
from forms.returning import keys, opening, post
from forms.returning.rows import DraftMail
from tests.forms.walk import problems, words
from tests.letters import notify

GWEN = "gwen@enghraifft.cymru"
BEGAN = "2026-11-23T10:00:00+00:00"
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def began(version, moment) -> Draft:
    """A draft begun at ten on 23 November 2026."""
    moment(BEGAN)
    return drafts.begin(version)[0]


def asked(draft: Draft, to: str = GWEN, language: str = "cy") -> DraftMail:
    post.ask_for_link(draft, to, language)
    return draft.mails.filter(to=to).last()


def parsed(sent) -> EmailMessage:
    return message_from_bytes(sent.message().as_bytes(), policy=policy.default)


def text_of(sent) -> str:
    return parsed(sent).get_content()


def told_after(days: float, moment) -> int:
    moment(timezone.datetime.fromisoformat(BEGAN) + timedelta(days=days))
    post.give_notice()
    post.send_due()
    return len(mail.outbox)


def test_the_worker_sends_the_link_once(walk):
    walk.post("save", {"email": GWEN})
    assert mail.outbox == []
    for _ in range(2):
        call_command("post_outbox")
    [sent] = mail.outbox
    assert sent.to == [GWEN]
    link = f"{keys.link_of(walk.draft.mails.get().pk)}/"
    assert link in text_of(sent)


def test_the_page_says_where_the_link_went(walk):
    sent = walk.post("save", {"email": GWEN})
    assert sent["Location"] == f"{walk.url('save')}#link"
    assert GWEN in words(walk.get("save"))


def test_pressing_the_button_twice_sends_one(walk):
    for _ in range(2):
        walk.post("save", {"email": GWEN})
    assert DraftMail.objects.count() == 1


@pytest.mark.parametrize("typed", ["", "gwen", "gwen@", "gwen@enghraifft.cymru\r\nBcc: x@y.cymru"])
def test_what_is_no_address_is_refused_and_kept(walk, typed):
    page = walk.post("save", {"email": typed})
    assert problems(page)[0][0] == "id_email" and not DraftMail.objects.exists()
    assert typed.split("\r")[0] in page.text


LANGUAGES = {
    ("cy", None): ["cy"],
    ("en", None): ["en"],
    ("en", "cy"): ["cy"],
    ("cy", "en"): ["en"],
    ("en", "both"): ["cy", "en"],
}


@pytest.mark.parametrize(("shown", "chosen"), LANGUAGES)
def test_it_is_written_in_the_language_they_chose_else_in_that_of_the_page(began, shown, chosen):
    began.answers = {"reply_language": chosen} if chosen else {}
    began.save()
    letter = asked(began, language=shown)
    assert letter.language_list == LANGUAGES[shown, chosen]
    post.send_due()
    [sent] = mail.outbox
    for language, path in (("cy", "/cy/dod-yn-ol/"), ("en", "/en/come-back/")):
        assert (path in text_of(sent)) == (language in letter.language_list)
    assert parsed(sent)["Content-Language"] == ", ".join(letter.language_list)


def test_the_subject_says_nothing_of_the_person_or_the_form(began):
    began.answers = {"reply_language": "both", "your_name": "Gwenllïan Ŵyn"}
    began.save()
    asked(began)
    post.send_due()
    subject = str(parsed(mail.outbox[0])["Subject"])
    told = ("Gwen", str(began.pk), "apêl", "apelio", "appeal")
    assert not [word for word in told if word in subject.lower()] and " / " in subject
    assert "Gwen" not in text_of(mail.outbox[0])


def test_another_address_makes_the_first_link_void_and_stops_it_if_it_waits(began, moment):
    first = asked(began, "gwenn@enghraifft.cymru")
    second = asked(began, GWEN)
    assert opening.by_link(keys.link_of(first.pk)) is None
    assert opening.by_link(keys.link_of(second.pk)) == began
    post.send_due()
    assert [sent.to for sent in mail.outbox] == [[GWEN]]


def test_one_address_gets_a_few_links_in_a_day(version, moment):
    now = moment(BEGAN)
    for _ in range(post.MOST_TO_AN_ADDRESS):
        asked(drafts.begin(version)[0])
    with pytest.raises(post.TooMany):
        asked(drafts.begin(version)[0], GWEN.upper())
    moment(now + timedelta(days=1, minutes=1))
    asked(drafts.begin(version)[0])


def test_who_may_have_no_more_links_is_told_to_take_a_code(walk, version):
    for _ in range(post.MOST_TO_AN_ADDRESS):
        asked(drafts.begin(version)[0])
    page = walk.post("save", {"email": GWEN})
    assert problems(page)[0][0] == "id_email" and f'value="{GWEN}"' in page.text


def test_a_server_that_fails_is_tried_again_and_then_given_up(began, moment, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    letter = asked(began)
    assert post.send_due() == 1
    assert post.send_due() == 0  # not yet
    letter.refresh_from_db()
    assert letter.next_try_at > timezone.now() and letter.attempts == 1
    moment(timezone.now() + post.GIVE_UP_AFTER)
    post.send_due()
    letter.refresh_from_db()
    assert letter.was_given_up and letter.last_error


def test_the_page_says_that_a_link_could_not_be_sent(walk):
    walk.post("save", {"email": GWEN})
    DraftMail.objects.update(next_try_at=None, last_error="refused_550")
    assert 'class="govuk-warning-text"' in walk.get("save").text
    walk.post("save", {"email": GWEN})
    assert DraftMail.objects.waiting().count() == 1


def test_a_mail_in_the_hands_of_one_worker_is_left_alone_by_another(began):
    letter = asked(began)
    mine, yours = DraftMail.objects.get(), DraftMail.objects.get()
    assert post._take(mine) and not post._take(yours)
    assert post.send_due() == 0
    letter.refresh_from_db()
    assert letter.next_try_at > timezone.now()


def test_it_goes_by_notify_where_that_is_set(began, settings):
    with notify.notify_server() as (server, url):
        settings.NOTIFY_API_KEY, settings.NOTIFY_URL = notify.API_KEY, url
        settings.NOTIFY_EMAIL_TEMPLATE = notify.EMAIL_TEMPLATE
        letter = asked(began)
        post.send_due()
        [(_kind, body)] = server.received
    request = json.loads(body)
    assert request["email_address"] == GWEN
    assert request["reference"] == mailing.message_id(letter.pk)
    assert keys.link_of(letter.pk) in request["personalisation"]["body"]
    assert mail.outbox == []


@pytest.mark.parametrize("over", ["sent_at", "expires_at"])
def test_nothing_is_sent_about_a_draft_that_is_over(began, over):
    asked(began)
    Draft.objects.filter(pk=began.pk).update(**{over: timezone.now()})
    post.send_due()
    assert mail.outbox == []


def test_the_address_goes_with_the_draft_once_it_is_sent_or_deleted(began, version):
    other = drafts.begin(version)[0]
    asked(began)
    asked(other, "arall@enghraifft.cymru")
    Draft.objects.filter(pk=began.pk).update(sent_at=timezone.now())
    drafts.forget(other)
    post.forget_sent()
    assert not DraftMail.objects.exists()


# --- The notice ----------------------------------------------------------------------------------
def test_who_gave_an_address_is_told_once_a_week_before_with_the_day_and_a_link(began, moment):
    asked(began)
    post.send_due()
    assert told_after(20.9, moment) == 1
    assert told_after(21.1, moment) == 2
    assert told_after(27, moment) == 2
    notice = text_of(mail.outbox[1])
    assert "21 Rhagfyr 2026" in notice
    link = re.search(r"/cy/dod-yn-ol/([\w-]{48})/", notice)[1]
    assert opening.by_link(link) == began


def test_who_gave_none_is_not_told(began, moment):
    opening.take_code(began)
    assert told_after(22, moment) == 0


def test_who_asked_for_a_link_in_the_last_week_is_not_told_again(began, moment):
    moment(timezone.datetime.fromisoformat(BEGAN) + timedelta(days=22))
    asked(began)
    post.send_due()
    assert told_after(22.5, moment) == 1


def test_who_has_sent_it_is_not_told(began, moment):
    asked(began)
    post.send_due()
    Draft.objects.filter(pk=began.pk).update(sent_at=timezone.now())
    assert told_after(22, moment) == 1


def test_after_28_days_answers_files_keys_and_addresses_are_gone(began, moment):
    opening.take_code(began)
    asked(began)
    files.store(SimpleUploadedFile("x.pdf", PDF), draft=began.pk)
    moment(began.expires_at + timedelta(seconds=1))
    call_command("clock")
    assert not Draft.objects.exists() and not StoredFile.objects.exists()
    assert not DraftMail.objects.exists() and FormVersion.objects.exists()
