"""The page before the questions: how an appeal came that staff key in, when, in which language."""

import uuid
from datetime import date

import pytest
from django.test import Client

from forms.models import Draft
from tests import factories
from tests.forms.walk import problems

pytestmark = [pytest.mark.usefixtures("published"), pytest.mark.django_db]

NEW = "/staff/appeals/new/"
CAME = {
    "channel": "post",
    "received_on_day": "19",
    "received_on_month": "11",
    "received_on_year": "2026",
    "written_in": "cy",
}


@pytest.fixture
def browser(db, now) -> Client:
    """Of a clerk who reads English."""
    client = Client()
    client.force_login(factories.user("frontline", first_name="Ffion"))
    client.cookies["django_language"] = "en"
    return client


def test_frontline_and_casework_find_it_and_others_do_not(client):
    for role, status in (("frontline", 200), ("chief_officer", 200), ("editor", 404)):
        client.force_login(factories.user(role))
        assert client.get(NEW).status_code == status
        assert (NEW in client.get("/staff/").content.decode()) == (status == 200)
    client.logout()
    assert client.get(NEW).status_code == 302


def test_it_asks_how_when_and_in_which_language_it_came(browser):
    page = browser.post(NEW, {})
    assert [link for link, _words in problems(page)] == [
        "id_channel_0",
        "id_received_on_day",
        "id_written_in_0",
    ]
    assert not Draft.objects.exists()


def test_an_appeal_cannot_have_come_tomorrow(browser):
    page = browser.post(NEW, {**CAME, "received_on_day": "24"})
    assert problems(page) == [("id_received_on_day", "The date must be today or in the past")]
    assert 'value="24"' in page.content.decode()


def test_then_come_the_questions_in_ones_own_language(browser):
    begun = browser.post(NEW, CAME)
    assert begun.headers["Location"].startswith("/en/appeal/")
    draft = Draft.objects.get()
    assert (draft.channel, draft.received_on) == ("post", date(2026, 11, 19))
    assert (draft.written_in, draft.keyed_by.first_name) == ("cy", "Ffion")
    assert not [name for name in begun.cookies if name.startswith("draft_")]


def test_the_button_pressed_twice_begins_one_draft(browser):
    key = {"key": str(uuid.uuid4())}
    first = browser.post(NEW, CAME | key)
    again = browser.post(NEW, CAME | key | {"channel": "email"})
    assert first.headers["Location"] == again.headers["Location"]
    assert Draft.objects.get().channel == "email"


def test_the_key_of_anothers_draft_opens_nothing(browser):
    key = {"key": str(uuid.uuid4())}
    browser.post(NEW, CAME | key)
    browser.force_login(factories.officer())
    assert browser.post(NEW, CAME | key).status_code == 404
    assert Draft.objects.get().keyed_by.first_name == "Ffion"


def test_a_change_of_language_keeps_what_was_typed(browser):
    page = browser.post(NEW, {**CAME, "received_on_day": "31", "switch_language": "cy"})
    assert 'lang="cy"' in page.content.decode() and 'value="31"' in page.content.decode()
    assert problems(page) == []
    assert 'lang="cy"' in browser.get(NEW).content.decode()


def test_what_one_has_begun_is_listed_for_oneself_only(browser):
    begun = browser.post(NEW, CAME).headers["Location"]
    assert begun in browser.get(NEW).content.decode()
    browser.force_login(factories.officer())
    assert begun not in browser.get(NEW).content.decode()
