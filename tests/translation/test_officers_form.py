"""An officer writes in one language, asks, and has the translation in the boxes of the letter."""

import pytest

from cases.casework import drafts
from cases.models import Decision, Letter, Translation
from cases.translation import asking, filing
from tests import factories
from tests.factories import NOW, fresh

ENGLISH = {
    "outcome": "varied",
    "ground_1_en": "You were heard.",
    "ground_2_en": "You were not warned.",
    "reasons_en": "The records show it.",
}
WELSH = {
    "ground_1": "Clywyd chi.",
    "ground_2": "Ni chawsoch rybudd.",
    "reasons": "Mae’r cofnodion yn ei ddangos.",
}
DUE = {"cy": "dydd Llun 21 Rhagfyr 2026", "en": "Monday 21 December 2026"}
WAITS = {"cy": "Yn aros am gyfieithiad", "en": "Waiting for translation"}
STALE = {
    "cy": "Y rhesymau dros y canlyniad, yn Gymraeg: cyfieithiad yw hwn o eiriau sydd wedi newid",
    "en": "The reasons for the outcome, in Welsh: this is a translation of words that have changed",
}


def _at(case, act: str = "decide/") -> str:
    return f"/staff/cases/{case.reference}/{act}"


def _values(page) -> dict:
    form = page.context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def _send(screen, case, typed: dict, **more):
    version = screen.get(_at(case)).context["version"]
    return screen.post(_at(case), {**typed, "version": version, **more})


@pytest.fixture
def screen(signed_in, officer, language):
    return signed_in(officer, language)


@pytest.fixture
def waiting(screen, case) -> Translation:
    """What the officer asked for on the form."""
    _send(screen, case, ENGLISH, step="ask")
    return asking.waiting(case, "decision").get()


@pytest.fixture
def filed(waiting, translator) -> Translation:
    return filing.file(waiting, by=translator, words=WELSH, now=NOW)


def test_the_words_written_in_one_language_are_asked_for(screen, case, language, waiting):
    assert (waiting.source_language, waiting.target_language) == ("en", "cy")
    assert {piece["name"] for piece in waiting.pieces} == set(WELSH)
    page = screen.get(_at(case)).content.decode()
    assert WAITS[language] in page and DUE[language] in page
    assert fresh(case).due_on == factories.date(2026, 12, 21)


def test_welsh_is_asked_for_in_english_just_the_same(signed_in, officer, language):
    case = factories.checked_case(factories.officer(), reply_language="en")
    factories.handling.claim(case, by=officer, now=NOW)
    screen = signed_in(officer, language)

    _send(screen, case, {"reasons_cy": "Yn Gymraeg gyntaf."}, step="ask")

    [piece] = asking.waiting(case, "decision").get(target_language="en").pieces
    assert (piece["name"], piece["source"]) == ("reasons", "Yn Gymraeg gyntaf.")


def test_a_form_without_words_asks_for_nothing(screen, case, language):
    page = _send(screen, case, {"outcome": "varied"}, step="ask")

    said = {"cy": "Ysgrifennwch y geiriau mewn un iaith", "en": "Write the words in one language"}
    assert said[language] in page.content.decode() and not Translation.objects.exists()
    assert _values(page)["outcome"] == "varied"


def test_asking_twice_is_asking_once(screen, case, waiting):
    _send(screen, case, ENGLISH, step="ask")

    assert Translation.objects.get() == waiting


def test_the_letter_waits_and_says_what_for(screen, case, language, waiting):
    page = _send(screen, case, ENGLISH, step="send")

    said = {
        "cy": "Y rhesymau dros y canlyniad, yn Gymraeg: gofynnwyd am y cyfieithiad hwn",
        "en": "The reasons for the outcome, in Welsh: you asked for this translation",
    }
    assert said[language] in page.content.decode() and not Decision.objects.exists()


def test_the_case_shows_on_lists_that_it_waits(screen, case, language, waiting):
    for address in ("/staff/", "/staff/cases/", _at(case, "")):
        assert WAITS[language] in screen.get(address).content.decode()


def test_a_translation_that_came_is_in_the_officers_list_until_it_is_used(
    screen, case, language, filed
):
    came = {"cy": "Mae’r cyfieithiad wedi dod", "en": "The translation has come"}
    assert came[language] in screen.get("/staff/").content.decode()
    assert WAITS[language] not in screen.get("/staff/cases/").content.decode()

    factories.decide(fresh(case), by=case.handler)
    assert came[language] not in screen.get("/staff/").content.decode()


def test_a_filed_translation_fills_the_boxes_and_says_whose_it_is(screen, case, language, filed):
    page = screen.get(_at(case))

    assert _values(page)["reasons_cy"] == WELSH["reasons"]
    assert _values(page)["reasons_en"] == ENGLISH["reasons_en"]
    marks = {
        "cy": "Cyfieithwyd gan Gwen Enghraifft ar 23 Tachwedd 2026.",
        "en": "Translated by Gwen Enghraifft on 23 November 2026.",
    }
    assert page.content.decode().count(marks[language]) == 3


def test_a_translation_that_comes_while_the_form_is_open_is_in_the_letter(screen, case, filed):
    preview = screen.post(_at(case), {**ENGLISH, **_version(case)})

    assert WELSH["reasons"] in preview.content.decode() and preview.context["preview"]
    typed = dict(preview.context["typed"])
    assert typed["reasons_cy"] == WELSH["reasons"]

    sent = {**typed, "version": preview.context["version"], "step": "send"}
    screen.post(_at(case), sent)
    assert Decision.objects.get().reasons_cy == WELSH["reasons"]
    assert Letter.objects.get(kind="decision").languages == "cy"


def _version(case) -> dict:
    return {"version": drafts.load(case, "decide").version}


def test_words_changed_after_the_translation_stop_the_letter_by_name(screen, case, language, filed):
    typed = {**_values(screen.get(_at(case))), "reasons_en": "Quite other words."}

    for step in ({}, {"step": "send"}):
        page = _send(screen, case, typed, **step)
        html = page.content.decode()
        assert STALE[language] in html and 'href="#id_reasons_cy"' in html
        assert "ground_1_cy" not in page.context["form"].errors
    assert not Decision.objects.exists()


def test_changed_words_are_asked_for_again(screen, case, filed):
    typed = {**_values(screen.get(_at(case))), "reasons_en": "Quite other words."}

    _send(screen, case, typed, step="ask")

    again = asking.waiting(case, "decision").get()
    assert [(piece["name"], piece["source"]) for piece in again.pieces] == [
        ("reasons", "Quite other words.")
    ]
    assert again.pieces[0]["earlier"] == WELSH["reasons"]


def test_an_officer_may_mend_the_translation_themselves(screen, case, filed):
    typed = _values(screen.get(_at(case)))
    typed |= {"reasons_en": "Quite other words.", "reasons_cy": "Geiriau eraill."}

    page = _send(screen, case, typed)

    assert page.context["preview"] and "Geiriau eraill." in page.content.decode()


def test_words_changed_while_a_translation_is_awaited_are_named(screen, case, language, waiting):
    _send(screen, case, {**ENGLISH, "reasons_en": "Other words."}, step="save")

    page = screen.get(_at(case)).content.decode()

    said = {"cy": "wedi newid ers i chi ofyn", "en": "have changed since you asked"}
    assert said[language] in page


def test_the_officer_says_that_it_is_no_longer_needed(screen, case, waiting):
    _send(screen, case, ENGLISH, step="withdraw-cy")

    assert fresh(waiting).withdrawn_at is not None
    assert drafts.load(case, "decide").typed["reasons_en"] == ENGLISH["reasons_en"]


def test_nobody_free_to_translate_is_said_at_once(screen, case, language):
    _send(screen, case, ENGLISH, step="ask")

    nobody = {"cy": "Nid oes swyddog y Gymraeg", "en": "No Welsh-language officer may see"}
    assert nobody[language] in screen.get(_at(case)).content.decode()


def test_a_late_refusal_waits_for_its_translation_too(signed_in, officer, translator, language):
    late = {"notice_date": factories.date(2026, 10, 5), "received_on": factories.date(2026, 10, 7)}
    case = factories.case(**late, reply_language="cy")
    screen = signed_in(officer, language)
    typed = factories.first_look(timely="late_refused", late_reasons_en="Far too late.")
    screen.post(_at(case, "triage/"), {**typed, "step": "ask"})
    asked = asking.waiting(case, "late_refused").get()
    filing.file(asked, by=translator, words={"late_reasons": "Rhy hwyr."}, now=NOW)

    page = screen.get(_at(case, "triage/"))
    assert _values(page)["late_reasons_cy"] == "Rhy hwyr."
    typed = {**_values(page), "version": page.context["version"], "late_reasons_en": "Changed."}
    typed = {name: value for name, value in typed.items() if value is not None}
    stopped = screen.post(_at(case, "triage/"), typed)
    assert "late_reasons_cy" in stopped.context["form"].errors

    accepted = {**typed, "timely": "late_accepted", "late_reasons_cy": "Yn yr ysbyty."}
    accepted |= {"version": stopped.context["version"], "step": "send"}
    screen.post(_at(case, "triage/"), accepted)
    assert fresh(case).state == "decide"


def test_the_case_keeps_the_translation_beside_the_original(screen, case, language, filed):
    factories.decide(fresh(case), by=case.handler)

    html = screen.get(_at(case, "")).content.decode()

    assert ENGLISH["reasons_en"] in html and WELSH["reasons"] in html
    whose = {"cy": "Cyfieithwyd gan Gwen Enghraifft", "en": "Translated by Gwen Enghraifft"}
    assert whose[language] in html
