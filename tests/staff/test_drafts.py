"""What an officer types is kept, shown again with who saved it, and never overwritten unseen."""

import re

import pytest

from cases import handling
from cases.casework import drafts
from cases.models import Decision, DraftWords
from cases.policy.terms import LeadInvolved
from tests import factories
from tests.factories import NOW, fresh

TYPED = {"outcome": "varied", "reasons_en": "Half a sentence", "ground_1_en": "Ŵyl\r\nŷ"}
SAVED_BY = {"cy": "Cadwyd gan Nia Enghraifft", "en": "Saved by Nia Enghraifft"}
KEPT = {"cy": "Mae’r hyn a ysgrifennoch wedi’i gadw", "en": "What you wrote is saved"}
OTHERS = {"cy": "Cadwyd geiriau eraill", "en": "Other words were saved"}


@pytest.fixture
def officer(ground):
    return factories.officer(first_name="Nia", last_name="Enghraifft")


@pytest.fixture
def case(officer):
    found = factories.checked_case(factories.officer())
    handling.claim(found, by=officer, now=NOW)
    return fresh(found)


def _at(case, act: str = "") -> str:
    return f"/staff/cases/{case.reference}/{act}"


def _values(page) -> dict:
    form = page.context["form"]
    return {name: form[name].value() for name in form.fields}


def test_words_saved_for_later_are_there_when_the_form_is_opened_again(
    signed_in, officer, case, language
):
    browser = signed_in(officer, language)

    saved = browser.post(_at(case, "decide/"), {**TYPED, "step": "save"}, follow=True)
    assert KEPT[language] in saved.content.decode() and not Decision.objects.exists()

    page = browser.get(_at(case, "decide/"))
    assert SAVED_BY[language] in page.content.decode()
    assert _values(page)["ground_1_en"] == "Ŵyl\nŷ" and _values(page)["outcome"] == "varied"
    assert _values(page)["reasons_en"] == "Half a sentence"


@pytest.mark.parametrize("step", [{}, {"step": "send"}, {"switch_language": "cy"}])
def test_whatever_comes_of_sending_a_form_its_words_are_kept(signed_in, officer, case, step):
    signed_in(officer).post(_at(case, "decide/"), {**TYPED, **step})

    assert drafts.load(case, "decide").typed["reasons_en"] == "Half a sentence"


def test_a_session_that_lapses_loses_only_what_was_never_sent(signed_in, officer, case):
    browser = signed_in(officer)
    browser.post(_at(case, "decide/"), TYPED)
    browser.logout()

    page = signed_in(officer).get(_at(case, "decide/"))

    assert _values(page)["reasons_en"] == "Half a sentence"


LAPSED = {"cy": "Cawsoch eich allgofnodi tra oeddech", "en": "You were signed out while you were"}


def test_words_sent_after_the_session_lapsed_go_through_signing_in(client, officer, case, language):
    officer.set_password("swyddog-2026")
    officer.save()
    client.cookies["django_language"] = language
    address, typed = _at(case, "decide/"), {**TYPED, "reasons_en": "<b>More</b>", "version": "0"}

    lapsed = client.post(address, {**typed, "step": "send"})
    assert LAPSED[language] in lapsed.content.decode() and not DraftWords.objects.exists()

    sent = {**dict(lapsed.context["kept"]), "next": address, "username": officer.username}
    wrong = client.post("/staff/sign-in/", {**sent, "password": "wrong"})
    assert wrong.context["kept"] == lapsed.context["kept"]
    again = client.post("/staff/sign-in/", {**sent, "password": "swyddog-2026"})
    assert "&lt;b&gt;More" in again.content.decode() and again.context["to"] == address
    page = client.post(address, {**dict(again.context["kept"]), "step": "change"})

    assert _values(page)["reasons_en"] == "<b>More</b>" and not Decision.objects.exists()
    assert drafts.load(case, "decide").typed["reasons_en"] == "<b>More</b>"


def test_what_was_typed_goes_to_no_other_site(client, officer, ground):
    officer.set_password("swyddog-2026")
    officer.save()
    sent = {"username": officer.username, "password": "swyddog-2026", "kept:reasons_en": "Secret"}

    page = client.post("/staff/sign-in/", {**sent, "next": "https://elsewhere.example/"})

    assert page.context["to"] == "/staff/"


def test_a_button_pressed_after_the_session_lapsed_leads_to_signing_in(client, case):
    answer = client.post(_at(case, "claim/"))

    assert answer.status_code == 302 and answer.url.startswith("/staff/sign-in/")


def test_opening_a_form_saves_nothing(signed_in, officer, case):
    signed_in(officer).get(_at(case, "decide/"))

    assert not DraftWords.objects.exists()


def test_an_empty_form_leaves_no_draft(signed_in, officer, case):
    signed_in(officer).post(_at(case, "decide/"), {"reasons_en": " \n "})

    assert not DraftWords.objects.exists()


def test_an_older_tab_does_not_overwrite_newer_words(signed_in, officer, case, language):
    browser = signed_in(officer, language)
    old = browser.get(_at(case, "decide/")).context["version"]
    browser.post(_at(case, "decide/"), {**TYPED, "step": "save", "version": old})

    mine = {**TYPED, "outcome": "stands", "reasons_en": "Typed in the old tab", "version": old}
    both = browser.post(_at(case, "decide/"), {**mine, "step": "send"})

    html = both.content.decode()
    assert both.status_code == 409 and OTHERS[language] in html and not Decision.objects.exists()
    assert _values(both)["reasons_en"] == "Typed in the old tab" and "Half a sentence" in html
    changed = {"cy": "Caiff y penderfyniad ei newid", "en": "The decision is changed"}
    assert changed[language] in [str(one["words"]) for one in both.context["theirs"]]
    assert drafts.load(case, "decide").typed["reasons_en"] == "Half a sentence"

    now_knowing = {**mine, "version": both.context["version"], "step": "save"}
    assert browser.post(_at(case, "decide/"), now_knowing).status_code == 302
    assert drafts.load(case, "decide").typed["reasons_en"] == "Typed in the old tab"


def test_a_change_of_language_in_an_older_tab_shows_the_newer_words_too(signed_in, officer, case):
    browser = signed_in(officer)
    old = browser.get(_at(case, "decide/")).context["version"]
    browser.post(_at(case, "decide/"), {**TYPED, "step": "save", "version": old})

    mine = {**TYPED, "reasons_en": "Typed in the old tab", "version": old}
    both = browser.post(_at(case, "decide/"), {**mine, "switch_language": "cy"})

    for language in ("cy", "en", "cy"):
        html = both.content.decode()
        assert both.status_code == 409 and OTHERS[language] in html
        assert _values(both)["reasons_en"] == "Typed in the old tab" and "Half a sentence" in html
        [shown] = re.findall(r'name="instead_of" value="(\d+)"', html)
        again = {**mine, "version": shown, "instead_of": shown}
        other = {"cy": "en", "en": "cy"}[language]
        both = browser.post(_at(case, "decide/"), {**again, "switch_language": other})
    assert drafts.load(case, "decide").typed["reasons_en"] == "Half a sentence"
    assert browser.post(_at(case, "decide/"), {**again, "step": "save"}).status_code == 302


@pytest.mark.parametrize("version", ["", "x", "-1", "٣", "9" * 400, "9" * 5000])
def test_a_version_that_is_none_overwrites_nothing(signed_in, officer, case, version):
    browser = signed_in(officer)
    browser.post(_at(case, "decide/"), {**TYPED, "step": "save"})

    other = {"reasons_en": "Other", "step": "save", "version": version}
    assert browser.post(_at(case, "decide/"), other).status_code == 409


def test_the_same_words_sent_twice_are_no_conflict(signed_in, officer, case):
    browser = signed_in(officer)

    answers = [browser.post(_at(case, "decide/"), {**TYPED, "step": "save"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]


def test_a_draft_is_forgotten_when_the_case_is_decided(signed_in, officer, case):
    browser = signed_in(officer)
    typed = {**TYPED, "ground_2_en": "Answered"}
    browser.post(_at(case, "decide/"), typed)
    version = drafts.load(case, "decide").version

    browser.post(_at(case, "decide/"), {**typed, "version": version, "step": "send"})

    assert Decision.objects.exists() and not DraftWords.objects.exists()


def test_a_check_is_kept_and_then_forgotten(signed_in, officer):
    case = factories.case(decided_by="A neighbour")
    browser, claimed = signed_in(officer), case.claimed_people.get()
    typed = factories.first_look(**{f"person_{claimed.pk}": "not_staff"})
    browser.post(_at(case, "triage/"), {**typed, "step": "save"})

    page = browser.get(_at(case, "triage/"))
    assert _values(page)[f"person_{claimed.pk}"] == "not_staff"

    browser.post(_at(case, "triage/"), {**typed, "version": page.context["version"]})
    assert fresh(case).state == "decide" and not DraftWords.objects.exists()


def test_words_about_an_involvement_are_kept_and_then_forgotten(signed_in, ground):
    earlier = {"notice_date": factories.date(2026, 9, 1), "received_on": None}
    case = factories.case(**earlier, lead_involved=LeadInvolved.YES)
    browser = signed_in(factories.chief_officer())
    typed = {"involved": "no", "reason": "No record of it."}
    browser.post(_at(case, "confirm/"), {**typed, "step": "save"})

    page = browser.get(_at(case, "confirm/"))
    assert _values(page)["reason"] == "No record of it."

    browser.post(_at(case, "confirm/"), {**typed, "version": page.context["version"]})
    assert fresh(case).state == "triage" and not DraftWords.objects.exists()


def test_a_colleague_who_takes_over_goes_on_with_the_words(signed_in, officer, case):
    signed_in(officer).post(_at(case, "decide/"), {**TYPED, "step": "save"})
    other = factories.officer()
    handling.hand_over(case, by=officer, to=other, reason="Leave", now=NOW)

    page = signed_in(other).get(_at(case, "decide/"))

    assert _values(page)["reasons_en"] == "Half a sentence"


def test_who_may_not_decide_saves_nothing_and_keeps_their_words_on_the_page(
    signed_in, officer, case, language
):
    other = factories.officer()

    answer = signed_in(other, language).post(_at(case, "decide/"), {**TYPED, "step": "save"})

    html = answer.content.decode()
    taken = {"cy": "eisoes yn nwylo", "en": "already taken by"}
    assert taken[language] in html and _values(answer)["reasons_en"] == "Half a sentence"
    assert not DraftWords.objects.exists()


def test_hostile_words_are_kept_as_words(signed_in, officer, case):
    hostile = "</textarea><script>alert(1)</script>{{ 7*7 }}\x00"
    browser = signed_in(officer)
    browser.post(_at(case, "decide/"), {"reasons_en": hostile})

    html = browser.get(_at(case, "decide/")).content.decode()

    assert "<script>alert" not in html and "{{ 7*7 }}" in html and "\x00" not in html
