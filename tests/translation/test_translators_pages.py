"""The Welsh-language officer sees the words, what the letter is and the date; never the case."""

import pytest

from cases.handling import involvement
from cases.models import Event
from cases.permissions import Role
from cases.translation import asking, filing
from tests import factories
from tests.factories import NOW, fresh

LIST = "/staff/translations/"
WELSH = {"ground_1": "Clywyd chi.", "reasons": "Mae’r cofnodion yn ei ddangos."}
DUE = {"cy": "21 Rhagfyr 2026", "en": "21 December 2026"}


def _at(asked) -> str:
    return f"{LIST}{asked.pk}/"


def _send(screen, asked, typed: dict, step: str = "file"):
    page = screen.get(_at(asked))
    marks = {name: page.context[name] for name in ("item", "state")}
    return screen.post(_at(asked), {**typed, **marks, "step": step})


@pytest.fixture
def screen(signed_in, translator, language):
    return signed_in(translator, language)


def test_signing_in_leads_to_what_waits(client, translator, asked, language):
    translator.set_password("cyfieithydd-2026")
    translator.save()
    client.cookies["django_language"] = language

    page = client.post(
        "/staff/sign-in/",
        {"username": translator.username, "password": "cyfieithydd-2026"},
        follow=True,
    )

    assert page.redirect_chain[-1][0] == LIST and asked.case.reference in page.content.decode()


def test_the_list_says_which_letter_and_by_when_with_a_count(screen, asked, language):
    html = screen.get(LIST).content.decode()

    words = {"cy": ["Llythyr penderfyniad", "O’r Saesneg i’r Gymraeg"], "en": ["Decision letter"]}
    assert all(one in html for one in [*words[language], DUE[language], asked.case.reference])
    assert '<span class="app-count">1</span>' in html


def test_nothing_of_the_case_is_shown_but_its_words_reference_and_date(screen, asked, language):
    page = screen.get(_at(asked)).content.decode()

    assert "You were heard." in page and "The records show it." in page
    assert asked.case.reference in page and DUE[language] in page
    for secret in ("Siân Enghraifft", "sian@enghraifft.cymru", "I never shouted", "Owain"):
        assert secret not in page and secret not in screen.get(LIST).content.decode()
    assert screen.get(f"/staff/cases/{asked.case.reference}/").status_code == 404


def test_a_translation_is_typed_kept_and_filed(screen, asked, translator):
    kept = _send(screen, asked, {**WELSH, "reasons": ""}, step="save")
    assert kept.url == LIST and fresh(asked).filed_at is None
    assert screen.get(_at(asked)).context["form"]["ground_1"].value() == "Clywyd chi."

    done = _send(screen, asked, WELSH)
    assert done.url == LIST and fresh(asked).filed_by == translator
    assert filing.translations_of(fresh(asked)) == WELSH


def test_opening_changes_nothing_but_the_note_that_they_looked(screen, asked):
    before = fresh(asked).pieces
    for _ in range(2):
        screen.get(_at(asked))

    assert fresh(asked).pieces == before
    assert Event.objects.filter(kind="translation_opened").count() == 1


def test_a_piece_without_words_is_asked_for_and_the_rest_is_kept(screen, asked, language):
    page = _send(screen, asked, {**WELSH, "reasons": " "})

    said = {"cy": "Y rhesymau: rhowch y cyfieithiad", "en": "The reasons: enter the translation"}
    assert said[language] in page.content.decode() and 'href="#id_reasons"' in page.content.decode()
    assert filing.translations_of(fresh(asked))["ground_1"] == "Clywyd chi."


def test_changing_the_language_of_the_screen_loses_no_word(screen, asked, language):
    other = {"cy": "en", "en": "cy"}[language]
    page = screen.get(_at(asked))
    marks = {name: page.context[name] for name in ("item", "state")}

    answer = screen.post(_at(asked), {**WELSH, **marks, "switch_language": other}, follow=True)

    assert f'<html lang="{other}"' in answer.content.decode()
    assert answer.context["form"]["reasons"].value() == WELSH["reasons"]


def test_words_for_another_item_are_refused_and_shown(screen, asked, case, officer, language):
    other = asking.ask(
        case, "message", pieces={"words": "Hello."}, source="en", target="cy", by=officer, now=NOW
    )
    page = screen.get(_at(asked))
    marks = {name: page.context[name] for name in ("item", "state")}

    refused = screen.post(_at(other), {**WELSH, **marks, "step": "file"})

    said = {"cy": "ar gyfer llythyr arall", "en": "written for another letter"}
    html = refused.content.decode()
    assert refused.status_code == 409 and said[language] in html
    assert all(words in html for words in WELSH.values())
    assert fresh(other).filed_at is None and fresh(asked).filed_at is None


def test_a_withdrawn_request_says_so_shows_the_words_and_leads_on(
    screen, asked, case, officer, language
):
    page = screen.get(_at(asked))
    marks = {name: page.context[name] for name in ("item", "state")}
    changed = {"ground_1": "You were heard.", "reasons": "Other words."}
    again = asking.ask(
        case, "decision", pieces=changed, source="en", target="cy", by=officer, now=NOW
    )

    refused = screen.post(_at(asked), {**WELSH, **marks, "step": "file"})

    said = {"cy": "Nid oes angen y cyfieithiad hwn", "en": "This translation is no longer needed"}
    html = refused.content.decode()
    assert said[language] in html and WELSH["reasons"] in html and _at(again) in html


def test_filing_twice_is_said_and_other_words_are_shown(screen, asked, language):
    page = screen.get(_at(asked))
    marks = {name: page.context[name] for name in ("item", "state")}
    screen.post(_at(asked), {**WELSH, **marks, "step": "file"})

    same = screen.post(_at(asked), {**WELSH, **marks, "step": "file"})
    other = screen.post(_at(asked), {**WELSH, **marks, "reasons": "Eraill.", "step": "file"})

    said = {"cy": "eisoes wedi’i ffeilio", "en": "already been filed"}
    assert same.status_code == 302 and other.status_code == 409
    assert said[language] in other.content.decode() and "Eraill." in other.content.decode()
    assert filing.translations_of(fresh(asked)) == WELSH


def test_a_colleagues_words_are_not_overwritten_unseen(screen, signed_in, asked, language):
    page = screen.get(_at(asked))
    marks = {name: page.context[name] for name in ("item", "state")}
    colleague = signed_in(factories.user(Role.WELSH_OFFICER))
    _send(colleague, asked, {**WELSH, "reasons": "Gair y llall."}, step="save")

    refused = screen.post(_at(asked), {**WELSH, **marks, "step": "file"})

    html = refused.content.decode()
    assert refused.status_code == 409 and "Gair y llall." in html and WELSH["reasons"] in html


@pytest.mark.parametrize("superuser", [False, True])
def test_a_translator_with_a_part_in_the_matter_finds_nothing(
    signed_in, asked, officer, language, superuser
):
    involved = factories.user(Role.WELSH_OFFICER, is_superuser=superuser)
    involvement.add(
        asked.case, part="witness", source="recorded", by=officer, now=NOW, user=involved
    )
    screen = signed_in(involved, language)

    assert screen.get(_at(asked)).content == screen.get(f"{LIST}999999/").content
    assert screen.post(_at(asked), {**WELSH, "step": "file"}).status_code == 404
    html = screen.get(LIST).content.decode()
    assert asked.case.reference not in html and '<span class="app-count">0</span>' in html


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.WELSH_OFFICER}))
def test_the_pages_are_the_welsh_language_officers_alone(signed_in, asked, role):
    screen = signed_in(factories.user(role))

    assert screen.get(LIST).status_code == screen.get(_at(asked)).status_code == 404
    assert screen.post(_at(asked), WELSH).status_code == 404


def test_hostile_words_are_shown_as_words(screen, asked, case, officer):
    hostile = "<script>alert(1)</script>{{ 7*7 }}{% load x %}((reference))"
    again = asking.ask(
        case, "decision", pieces={"reasons": hostile}, source="en", target="cy", by=officer, now=NOW
    )
    _send(screen, again, {"reasons": hostile}, step="save")

    html = screen.get(_at(again)).content.decode()
    assert "<script>alert" not in html and html.count("{{ 7*7 }}{% load x %}((reference))") == 2
