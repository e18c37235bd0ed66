"""Save and come back: a link or a code opens a draft on another device, and nothing else does."""

import logging
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from forms import drafts
from forms.models import Draft
from forms.returning import keys, opening, post
from forms.returning.rows import DraftKey, DraftMail
from portal import limits, logs
from tests import factories
from tests.forms.walk import ANSWERS, Keying, Walk, problems, words

COME_BACK = {"cy": "/cy/dod-yn-ol/", "en": "/en/come-back/"}
OTHER = {"cy": "en", "en": "cy"}
WRONG = "BBBB-BBBB-BBBB"


@pytest.fixture
def elsewhere() -> Client:
    """Another device."""
    return Client()


def code_of(walk: Walk) -> str:
    walk.post("save", {"go-code": "1"})
    return re.search(r"\b[2-9B-Z]{4}(?:-[2-9B-Z]{4}){2}\b", words(walk.get("save")))[0]


def link_of(walk: Walk, email: str = "gwen@enghraifft.cymru", language: str = "") -> str:
    """The address in the e-mail that was asked for."""
    assert walk.post("save", {"email": email}).status_code == 302
    mail = walk.draft.mails.filter(opens=True).last()
    return f"{COME_BACK[language or walk.language]}{keys.link_of(mail.pk)}/"


def test_a_code_opens_the_answers_on_another_device_in_the_other_language(walk, elsewhere):
    walk.to("grounds")
    other = OTHER[walk.language]
    opened = elsewhere.post(COME_BACK[other], {"code": code_of(walk).lower().replace("-", " ")})
    walk.language, walk.client = other, elsewhere
    assert walk.key_of(elsewhere.get(opened["Location"])["Location"]) == "grounds"
    assert walk.get("decided_by").status_code == 200
    assert ANSWERS["decided_by"]["decided_by"] in walk.get("decided_by").text


def test_a_link_opens_them_when_its_button_is_pressed_and_not_before(walk, elsewhere):
    walk.to("grounds")
    link = link_of(walk)
    for _ in range(2):
        assert elsewhere.get(link).status_code == 200
    assert drafts.cookie_name(walk.token) not in elsewhere.cookies and not DraftKey.objects.exists()
    opened = elsewhere.post(link)
    assert elsewhere.get(opened["Location"])["Location"] == walk.url("grounds")


def test_the_page_of_a_link_shows_nothing_of_the_person(walk, elsewhere):
    walk.to("check")
    page = elsewhere.get(link_of(walk))
    for secret in ("Gwenllïan", "gwen@", str(walk.token), ANSWERS["grounds"]["grounds_0"]):
        assert secret not in page.text


def test_no_link_stands_in_a_log(walk):
    link = link_of(walk)
    record = logging.makeLogRecord({"msg": "Not Found: %s", "args": (link,)})
    logs.WithoutPersonalData().filter(record)
    assert record.msg == f"Not Found: {COME_BACK[walk.language]}…/"


def test_both_devices_go_on_with_it(walk, elsewhere):
    walk.to("grounds")
    elsewhere.post(link_of(walk))
    for client in (walk.client, elsewhere):
        assert client.get(walk.url("grounds")).status_code == 200


def test_opening_it_again_in_the_same_browser_adds_no_key(walk, elsewhere):
    link = link_of(walk)
    for _ in range(3):
        elsewhere.post(link)
    walk.client.post(link)
    assert DraftKey.objects.count() == 1


def test_of_many_devices_the_first_let_in_is_shut_out_again(walk):
    link = link_of(walk)
    devices = [Client() for _ in range(drafts.MOST_BROWSERS + 1)]
    for device in devices:
        device.post(link)
    first, second = (device.get(walk.url("save")).status_code for device in devices[:2])
    assert (first, second) == (404, 200)


def test_what_is_typed_is_kept_when_the_page_is_left_to_save(walk):
    walk.to("decided_by")
    left = walk.post("decided_by", {"decided_by": "Hanner ateb"}, **{"go-save": "1"})
    assert left["Location"] == walk.url("save")
    assert walk.draft.answers["decided_by"] == "Hanner ateb"
    assert "decided_by" not in walk.draft.tried


def test_looking_at_how_to_come_back_changes_nothing(walk):
    before = Draft.objects.values().get()
    for _ in range(2):
        assert walk.get("save").status_code == 200
    assert Draft.objects.values().get() == before
    assert not DraftKey.objects.exists() and not DraftMail.objects.exists()


def test_the_language_button_keeps_an_address_not_yet_sent_and_puts_it_in_no_address(walk):
    other = OTHER[walk.language]
    typed = {"email": "siân@enghraifft", "go-language": other}

    switched = walk.client.post(walk.url("save"), typed, follow=True)

    [(where, status)] = switched.redirect_chain
    walk.language = other
    assert (where, status) == (walk.url("save"), 307)
    assert 'value="siân@enghraifft"' in switched.text and not problems(switched)
    assert not DraftMail.objects.exists()


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_language_button_keeps_a_code_not_yet_sent(db, elsewhere, language):
    typed = {"code": "7k3m p9tx", "go-language": OTHER[language]}

    switched = elsewhere.post(COME_BACK[language], typed, follow=True)

    assert switched.redirect_chain == [(COME_BACK[OTHER[language]], 307)]
    assert 'value="7k3m p9tx"' in switched.text and not problems(switched)


def test_a_code_asked_for_again_stays_the_same_and_is_kept_as_a_hash(walk):
    code = code_of(walk)
    assert code_of(walk) == code
    kept = DraftKey.objects.get()
    assert code not in str(vars(kept)) and code.replace("-", "") not in str(vars(kept))


def test_a_code_that_nobody_asked_for_opens_nothing(walk, elsewhere):
    answer = elsewhere.post(COME_BACK[walk.language], {"code": keys.code_of(walk.token)})
    assert answer.status_code == 200 and drafts.cookie_name(walk.token) not in elsewhere.cookies


# Each way in which a code that was right opens nothing.
def sent(walk: Walk) -> None:
    Draft.objects.filter(pk=walk.token).update(sent_at=timezone.now())


def expired(walk: Walk) -> None:
    Draft.objects.filter(pk=walk.token).update(expires_at=timezone.now())


def deleted(walk: Walk) -> None:
    walk.post("delete")


SHUT = {"sent": sent, "expired": expired, "deleted": deleted}


@pytest.mark.parametrize("way", SHUT)
def test_what_opens_no_more_looks_like_what_never_opened(way, walk):
    code, link = code_of(walk), link_of(walk)
    SHUT[way](walk)
    enter = COME_BACK[walk.language]
    Client().post(enter, {"code": "CCCC-CCCC-CCCC"})  # what is counted from now on has begun
    answers = []
    for typed in (code, WRONG):
        with CaptureQueriesContext(connection) as asked:
            page = Client().post(enter, {"code": typed})
        said = words(page).replace(typed, "…")
        answers.append((page.status_code, sorted(page.cookies), said, len(asked)))
    assert answers[0] == answers[1] and answers[0][0] == 200
    real, never = Client().get(link), Client().get(f"{enter}{'x' * 48}/")
    assert (real.status_code, never.status_code) == (404, 404)
    assert words(real) == words(never)
    assert Client().post(link).status_code == 404


@pytest.mark.parametrize("made_up", ["", "x", "é" * 48, "A" * 47, "A" * 48, "=" * 48, "_" * 64])
def test_a_made_up_link_is_no_link(made_up, db):
    assert keys.mail_of(made_up) is None and opening.by_link(made_up) is None


def test_a_link_is_good_for_its_own_draft_only(version):
    (mine, _), (other, _) = drafts.begin(version), drafts.begin(version)
    post.ask_for_link(mine, "gwen@enghraifft.cymru", "cy")
    link = keys.link_of(mine.mails.get().pk)
    assert opening.by_link(link) == mine != other
    assert opening.by_link(link[:-1] + ("A" if link[-1] != "A" else "B")) is None


def test_a_code_typed_wrong_is_kept_to_be_put_right(walk, elsewhere):
    for typed in ("BBBB", WRONG):
        page = elsewhere.post(COME_BACK[walk.language], {"code": typed})
        assert problems(page)[0][0] == "id_code" and f'value="{typed}"' in page.text


def test_many_wrong_codes_from_one_address_have_to_wait(db, elsewhere, moment):
    moment("2026-11-23T10:00:00+00:00")
    answers = [elsewhere.post(COME_BACK["cy"], {"code": WRONG}) for _ in range(limits.PER_CODE[0])]
    assert {answer.status_code for answer in answers} == {200}
    assert elsewhere.post(COME_BACK["en"], {"code": WRONG}).status_code == 429


def test_a_shared_computer_forgets_the_draft_and_the_code_still_opens_it(walk, elsewhere):
    code = code_of(walk)
    closed = walk.post("save", {"go-close": "1"})
    assert closed["Location"] == f"{COME_BACK[walk.language]}?page=closed"
    assert walk.get("save").status_code == 404
    assert walk.post("save", {"go-close": "1"})["Location"] == closed["Location"]
    assert elsewhere.post(COME_BACK[walk.language], {"code": code}).status_code == 302
    assert elsewhere.get(walk.url("save")).status_code == 200


def test_closing_is_offered_only_to_who_can_come_back(walk):
    assert "go-close" not in walk.get("save").text
    code_of(walk)
    assert "go-close" in walk.get("save").text


def test_a_stranger_shuts_nobody_out(walk, elsewhere):
    elsewhere.post(walk.url("save"), {"go-close": "1"})
    assert walk.get("save").status_code == 200


def test_another_site_opens_nothing(walk):
    link = link_of(walk)
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(link).status_code == 403
    assert strict.post(COME_BACK["en"], {"code": WRONG}).status_code == 403


def test_who_keys_in_needs_no_link(version, now):
    keying = Keying(version, factories.user("frontline"), "cy")
    assert keying.get("save").status_code == 302
    assert "go-save" not in keying.get("language").text
    assert not DraftKey.objects.exists()


def test_the_way_back_stands_on_steps_the_check_page_and_the_start_page(walk):
    walk.to("check")
    assert "go-save" in walk.get("grounds").text
    assert walk.url("save") in walk.get("check").text
