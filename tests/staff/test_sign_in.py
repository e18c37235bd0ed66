"""Signing in and out, the language of the screens, and who finds what behind the door."""

import pytest
from django.test import Client

from tests import factories

SAID = {
    "cy": "Nid yw’r enw defnyddiwr neu’r cyfrinair yn gywir",
    "en": "The username or password is not correct",
}


@pytest.fixture
def browser(ground, language):
    client = Client()
    client.cookies["django_language"] = language
    return client


def test_an_officer_signs_in_to_their_work_and_out_again(browser):
    factories.officer(username="nia", password="a-long-password-1")

    inside = browser.post("/staff/sign-in/", {"username": "nia", "password": "a-long-password-1"})
    assert inside.status_code == 302 and inside.url == "/staff/"
    assert browser.get("/staff/").status_code == 200

    assert browser.get("/staff/sign-out/").status_code == 405
    assert browser.post("/staff/sign-out/").url == "/staff/sign-in/"
    assert browser.get("/staff/").status_code == 302


def test_a_wrong_password_says_so_in_the_readers_language(browser, language):
    factories.officer(username="nia", password="a-long-password-1")

    for typed in ({"username": "nia", "password": "x"}, {"username": "nobody", "password": "x"}):
        page = browser.post("/staff/sign-in/", typed)
        html = page.content.decode()
        assert page.status_code == 200 and SAID[language] in html
        assert f'value="{typed["username"]}"' in html
        assert "<title>\n" not in html and ("Gwall:" if language == "cy" else "Error:") in html


def test_an_account_without_a_role_is_told_whom_to_ask(browser, language):
    factories.user(username="neb", password="a-long-password-1")

    page = browser.post("/staff/sign-in/", {"username": "neb", "password": "a-long-password-1"})

    said = {"cy": "Nid oes gan y cyfrif hwn rôl eto", "en": "This account has no role yet"}
    assert said[language] in page.content.decode()


def test_a_superuser_without_casework_goes_to_the_cms(browser):
    factories.user(username="pen", password="a-long-password-1", is_superuser=True)

    inside = browser.post("/staff/sign-in/", {"username": "pen", "password": "a-long-password-1"})

    assert inside.url == "/admin/"


def test_signing_in_leads_back_to_the_page_that_was_asked_for_and_nowhere_else(browser):
    factories.officer(username="nia", password="a-long-password-1")
    typed = {"username": "nia", "password": "a-long-password-1"}

    asked = browser.get("/staff/cases/?due=week")
    assert asked.url == "/staff/sign-in/?next=/staff/cases/%3Fdue%3Dweek"
    assert browser.post("/staff/sign-in/", {**typed, "next": "/staff/cases/"}).url == (
        "/staff/cases/"
    )
    browser.logout()
    away = browser.post("/staff/sign-in/", {**typed, "next": "https://example.org/"})
    assert away.url == "/staff/"


@pytest.mark.parametrize("role", ["frontline", "auditor", "line_manager", "welsh_officer"])
def test_staff_without_casework_find_a_plain_start_page(signed_in, language, role):
    browser = signed_in(factories.user(role), language)

    page = browser.get("/staff/")

    assert page.status_code == 200
    assert {"cy": "/cy/polisi/", "en": "/en/policy/"}[language] in page.content.decode()
    assert browser.get("/staff/cases/").status_code == 404
    assert browser.get("/staff/print/").status_code == 404


def test_the_language_changes_and_the_page_stays(signed_in):
    browser = signed_in(factories.officer(), "en")
    page = browser.get("/staff/cases/?due=week")
    assert "All cases" in page.content.decode()

    changed = browser.post("/staff/language/", {"language": "cy", "next": page.context["stay"]})

    assert changed.url == "/staff/cases/?due=week"
    html = browser.get(changed.url).content.decode()
    assert '<html lang="cy"' in html and "Pob achos" in html and "All cases" not in html
    assert browser.get("/staff/language/").status_code == 405
