"""A screen left alone: signed out after a while, told so, and nothing typed is lost."""

import pytest

from portal import idle
from tests import factories

AN_HOUR = 60 * 60
ENDED = {
    "cy": "Mae eich sesiwn wedi dod i ben, oherwydd na wnaethpwyd dim am 60 munud.",
    "en": "Your session has ended, because nothing was done for 60 minutes.",
}
WARNED = {
    "cy": "Os na fyddwch yn agor tudalen nac yn anfon ffurflen am 60 munud, cewch eich allgofnodi.",
    "en": "When you open no page and send no form for 60 minutes, you are signed out.",
}


@pytest.fixture
def left_alone(signed_in, ground):
    """A browser of somebody who did nothing for so many seconds."""

    def leave(user, seconds: int, language: str = "en"):
        browser = signed_in(user, language)
        session = browser.session
        session[idle.SEEN] -= seconds
        session.save()
        return browser

    return leave


def test_who_did_nothing_for_an_hour_signs_in_again_and_is_told_why(left_alone, language):
    browser = left_alone(factories.officer(), AN_HOUR + 1, language)
    sent = browser.get("/staff/cases/?due=overdue")
    assert sent.url == "/staff/sign-in/?next=/staff/cases/%3Fdue%3Doverdue&ended=1"
    page = browser.get(sent.url).content.decode()
    assert ENDED[language] in page and "/staff/cases/?due=overdue" in page
    assert browser.get("/staff/").status_code == 302


def test_whoever_goes_on_stays_signed_in(left_alone):
    browser = left_alone(factories.officer(), AN_HOUR - 60)
    for _page in range(2):
        assert browser.get("/staff/").status_code == 200
        assert browser.session[idle.SEEN] > 0
        session = browser.session
        session[idle.SEEN] -= AN_HOUR - 60
        session.save()


def test_what_was_typed_goes_through_signing_in(left_alone):
    officer = factories.officer()
    case = factories.case()
    browser = left_alone(officer, AN_HOUR + 1)
    answer = browser.post(f"/staff/cases/{case.reference}/notes/add/", {"words": "ŵ typed"})
    assert ("kept:words", "ŵ typed") in answer.context["kept"]
    assert not case.notes.exists()


def test_a_button_pressed_too_late_says_why_too(left_alone):
    case = factories.case()
    sent = left_alone(factories.officer(), AN_HOUR + 1).post(
        f"/staff/cases/{case.reference}/claim/"
    )
    assert sent.url == f"/staff/sign-in/?next=/staff/cases/{case.reference}/claim/&ended=1"


@pytest.mark.parametrize("path", ["/en/", "/staff/sign-in/"])
def test_what_anyone_may_read_ends_nobodys_session(left_alone, path):
    browser = left_alone(factories.officer(), AN_HOUR + 1)
    assert "ended=1" not in browser.get(path).headers.get("Location", "")


def test_how_long_is_a_setting(left_alone, settings):
    settings.STAFF_IDLE_MINUTES = 5
    assert left_alone(factories.officer(), 4 * 60).get("/staff/").status_code == 200
    assert left_alone(factories.officer(), 5 * 60 + 1).get("/staff/").status_code == 302


def test_every_page_of_staff_says_so_beforehand(signed_in, ground, language):
    assert (
        WARNED[language] in signed_in(factories.officer(), language).get("/staff/").content.decode()
    )
