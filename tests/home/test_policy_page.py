"""The policy as a resident reads it."""

import hashlib
import json
import re
from datetime import date
from pathlib import Path

import pytest
from django.core.cache import caches

from cases.models import Edition
from home import marks
from home.content_files import CONTENT
from home.models import PolicyPage
from home.policy_text import words_of

from .reading import PAGES, Page, read

WORDS = json.loads((Path(__file__).parent / "policy_words.json").read_text())
pytestmark = [pytest.mark.usefixtures("published"), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def no_page_kept():
    caches["pages"].clear()


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


@pytest.mark.parametrize("version", PAGES)
def test_the_data_files_hold_the_adopted_words(version):
    said = json.loads((CONTENT / f"policy-{version}.json").read_text())["body"]
    found = {
        entry.get("section") or entry["clause"]: digest(
            entry.get("heading") or "\n".join([marks.plain(entry["text"]), *entry["bullets"]])
        )
        for entry in said
    }
    assert found == WORDS[version]


@pytest.mark.parametrize("version", PAGES)
def test_the_published_page_holds_the_adopted_words(version):
    edition, language = version.split("-")
    page = PolicyPage.objects.get(edition__code=edition, locale__language_code=language)
    assert page.live
    assert {number: digest(words) for number, words in words_of(page).items()} == WORDS[version]


@pytest.mark.parametrize("version", PAGES)
def test_every_clause_has_its_number_and_its_lasting_name_as_ids(client, version):
    page = Page(read(client, PAGES[version]))
    numbers = Edition.objects.get(code=version.split("-")[0]).rules.clauses
    for name, number in numbers.items():
        if number is None:
            assert name not in page.ids
        else:
            assert {str(name.value), f"clause-{number}"} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_every_link_within_the_page_leads_somewhere(client):
    for address in PAGES.values():
        page = Page(read(client, address))
        inside = [link[0][1:] for link in page.links if link[0].startswith("#")]
        assert inside
        assert set(inside) <= set(page.ids)


@pytest.mark.parametrize(
    ("address", "other", "language"),
    [
        ("/cy/polisi/", "/en/policy/", "en"),
        ("/en/policy/", "/cy/polisi/", "cy"),
        ("/cy/polisi/cynharach/", "/en/policy/earlier/", "en"),
    ],
)
def test_each_clause_links_to_itself_in_the_other_language(client, address, other, language):
    here, there = Page(read(client, address)), Page(read(client, other))
    links = {link for link in here.links if link[0].startswith(f"{other}#")}
    assert len(links) == len([key for key in here.ids if re.fullmatch(r"clause-[\d.]+", key)])
    assert {(hreflang, lang) for _address, hreflang, lang in links} == {(language, language)}
    assert {link[0].split("#")[1] for link in links} <= set(there.ids)


@pytest.mark.parametrize(
    ("address", "words", "language", "other"),
    [
        ("/cy/polisi/", "Mae’r ddogfen hon ar gael yn Saesneg hefyd.", "en", "/en/policy/"),
        ("/en/policy/", "This document is also available in Welsh.", "cy", "/cy/polisi/"),
    ],
)
def test_the_page_says_it_exists_in_the_other_language(client, address, words, language, other):
    html = read(client, address)
    assert words in html
    assert (other, language, "") in Page(html).links


@pytest.mark.parametrize(
    ("address", "unset", "example"),
    [
        ("/cy/polisi/", "y Cyngor i gadarnhau’r dyddiad", "1 Hydref 2026 (dyddiad enghreifftiol"),
        ("/en/policy/", "date to be confirmed by the Council", "1 October 2026 (an example date"),
    ],
)
def test_the_date_in_force_is_the_councils_to_confirm(client, address, unset, example):
    assert unset in read(client, address)
    Edition.objects.filter(code="current").update(
        in_force_from=date(2026, 10, 1), in_force_is_example=True
    )
    caches["pages"].clear()
    html = read(client, address)
    assert unset not in html
    assert example in html


def test_the_editions_lead_to_each_other(client):
    assert "/cy/polisi/cynharach/" in {link[0] for link in Page(read(client, "/cy/polisi/")).links}
    assert "/en/policy/" in {link[0] for link in Page(read(client, "/en/policy/earlier/")).links}


@pytest.mark.parametrize("address", PAGES.values())
def test_no_note_for_editors_is_published(client, address):
    html = read(client, address)
    for page in PolicyPage.objects.all():
        for block in page.body:
            note = block.value["editor_note"]
            assert not note or note not in html
    assert "neutral working title" not in html
    assert "teitl gweithio niwtral" not in html


def test_the_marker_for_the_illegible_words_is_published(client):
    marker = "[the rest of this clause cannot be read in the copy available]"
    assert marker in read(client, "/en/policy/")
    marker = "[ni ellir darllen gweddill y cymal hwn yn y copi sydd ar gael]"
    assert marker in read(client, "/cy/polisi/")


def test_words_that_state_a_term_are_marked_and_stay_verbatim(client):
    html = read(client, "/en/policy/")
    assert 'within <span data-term="appeal_window">20 working days</span> of receiving' in html
    assert "](" not in html


def test_the_ombudsman_is_named_with_the_time_limit_of_the_law(client):
    html = read(client, "/en/policy/")
    assert "0300 790 0203" in html
    assert "usually complain to the Ombudsman within one year of the day you first knew" in html


@pytest.mark.parametrize("address", PAGES.values())
def test_a_cold_policy_page_takes_at_most_ten_queries(
    client, address, django_assert_max_num_queries
):
    with django_assert_max_num_queries(10):
        read(client, address)
    with django_assert_max_num_queries(0):
        read(client, address)


def test_a_page_that_may_be_kept_holds_no_form_token_and_sets_no_cookie(client):
    for address in (*PAGES.values(), "/", "/cy/", "/en/", "/cy/preifatrwydd/"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert not answer.cookies
        assert b"csrfmiddlewaretoken" not in answer.content
