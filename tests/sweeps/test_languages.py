"""No page mixes its languages: not in a title, a label, an error or an error page.

Two nets, one for each kind of slip: here, content that stands in the wrong language; and in
`test_translated`, a text that never went through translation.
"""

import re

import pytest
from bs4 import BeautifulSoup

from cases.models import CouncilDetails, Letter, OmbudsmanDetails
from tests.sweeps import pseudo
from tests.sweeps.crawl import Page
from tests.sweeps.words import words

# Words of each language that the other has not, and that hardly a sentence is without.
TELLING = {
    "en": re.compile(
        r"\b(the|and|of|your?|our|with|this|that|not|are|from|have|has|which|who|what|when|if|we|us"
        r"|will|would|should|cannot|they|their|been|were|is|it|but|any|for|by|to|an|be)\b",
        re.IGNORECASE,
    ),
    "cy": re.compile(
        r"\b(yn|yr|ac|mae|eich|ein|wedi|gyda|gan|oes|nad|nid|neu|bod|sydd|hwn|hon|gallwch|rydym|chi"
        r"|dydd|ei|eu|na|os|oedd|byddwn|byddwch|hyn|hynny|fod|ddim|cael|wneud|mewn|drwy|trwy)\b",
        re.IGNORECASE,
    ),
}
OTHER = {"cy": "en", "en": "cy"}


def mixed(page: Page, soup: BeautifulSoup, meant: set[str]) -> list[str]:
    """Texts with words of the language that this part of the page is not in."""
    return [
        f"{said.text!r}: {said.place} of {page}"
        for said in words(soup)
        if not said.typed
        and said.text not in meant
        and TELLING[OTHER[said.language]].search(said.text)
    ]


@pytest.fixture(scope="module")
def meant(on_the_demo) -> set[str]:
    """What is rightly so: addresses of streets, and subjects of letters in both languages."""
    with on_the_demo():
        streets = [OmbudsmanDetails.objects.get().address, CouncilDetails.get().address]
        subjects = Letter.objects.filter(languages__contains=",").values_list("subject", flat=True)
        lines = {line for street in streets for line in street.splitlines()}
        joined = {f"{label}: {', '.join(street.splitlines())}" for street in streets
                  for label in ("Address", "Cyfeiriad")}  # fmt: skip
        return lines | joined | set(subjects)


def test_every_page_is_in_its_own_language(pages, meant):
    found = [slip for page in pages if page.html for slip in mixed(page, page.soup, meant)]
    assert sorted(set(found)) == []


def test_every_page_says_which_language_it_is_in(pages):
    for page in pages:
        if page.html and not page.is_letter:
            assert page.soup.html["lang"] == page.language, page
            assert page.headers["Content-Language"] in (page.language, "cy, en"), page


def test_every_page_leads_to_itself_in_the_other_language(pages):
    """A link to the same page, and back; where a form is, a button that sends it. The answer to
    something sent has no address to come back to."""
    partner = {}
    for page in pages:
        if not page.html or page.is_letter or page.address == "/":
            continue
        other = OTHER[page.language]
        links = page.soup.select(f'a[hreflang="{other}"][lang="{other}"]')
        buttons = page.soup.select(f'button[lang="{other}"][value="{other}"]')
        if page.status != 409:  # words typed too late are on the page alone: no way leads off it
            assert links or buttons, page
        same = page.soup.select_one(f'link[rel="alternate"][hreflang="{other}"]')
        if same and page.status == 200 and page.method == "GET":
            partner[page.address] = page.local(same["href"])
    back = {there: partner[there] for there in partner.values() if there in partner}
    assert len(back) > 40
    assert {
        there: back[there] for here, there in partner.items() if back.get(there, here) != here
    } == {}


# --- The nets hold -------------------------------------------------------------------------------
PLANTED = [
    ("<p>Your appeal is late.</p>", "Your appeal is late"),
    ('<a href="/" aria-label="Close this message">x</a>', "Close this message"),
    ('<img src="/x.svg" alt="A map of the office">', "A map of the office"),
    ('<input type="submit" value="Send the form">', "Send the form"),
    ('<td data-label="What it is for">1</td>', "What it is for"),
    ('<textarea data-i18n.no-file-chosen="There is no file"></textarea>', "There is no file"),
    ("<p>⟦Rydym wedi⟧ and more</p>", "and more"),
]


@pytest.mark.parametrize(("html", "text"), PLANTED)
def test_a_planted_text_is_found_by_both_nets(html, text):
    soup = BeautifulSoup(f'<html lang="cy"><body>{html}</body></html>', "html.parser")
    page = Page("anyone", "GET", "/cy/", "cy", 200, {"Content-Type": "text/html"}, {}, b"")
    said = [part for some in words(soup) for part in pseudo.unmarked(some.text, set())]
    assert text in said
    assert [slip for slip in mixed(page, soup, set()) if text in slip]


def test_welsh_on_an_english_page_is_found():
    soup = BeautifulSoup('<html lang="en"><p>Mae eich apêl yn hwyr</p></html>', "html.parser")
    page = Page("anyone", "GET", "/en/", "en", 200, {}, {}, b"")
    assert len(mixed(page, soup, set())) == 1


def test_what_a_person_typed_and_what_says_its_language_pass():
    html = '<p dir="auto">This is mine</p><p lang="en">This is English</p><p>Mae hwn yn iawn</p>'
    soup = BeautifulSoup(f'<html lang="cy"><body>{html}</body></html>', "html.parser")
    page = Page("anyone", "GET", "/cy/", "cy", 200, {}, {}, b"")
    assert mixed(page, soup, set()) == []
