"""No text of the interface that never went through translation, on any page.

Every page is read in Welsh, with a catalogue in which each text is marked: what never went through
it is unmarked in either language. What a person or the council wrote is known. The net for content
in the wrong language is in `test_languages`.
"""

from tests.forms.walk import ANSWERS
from tests.sweeps import journeys, pseudo
from tests.sweeps.crawl import WORDS, Browser, Page
from tests.sweeps.words import words


def interface_slips(pages: list[Page], known: set[str]) -> list[str]:
    """Each text of the interface that is not marked, and a page that shows it."""
    found: dict[str, str] = {}
    read: set[str] = set()
    for page in pages:
        if page.address == "/" or page.is_letter:
            continue  # the choice of language, each in its own words; a letter as it left
        for letter in page.soup.select("article.letter"):
            letter.decompose()  # that is in the customer's language
        for said in words(page.soup):
            if said.text not in read:
                read.add(said.text)
                for text in pseudo.unmarked(said.text, known):
                    found.setdefault(text, f"{text!r}: {said.place} of {page}")
    return sorted(found.values())


def test_every_text_of_the_interface_is_translated(on_the_demo, settings, tmp_path, pytestconfig):
    settings.LOCALE_PATHS = [pseudo.write(tmp_path)]
    alike_in = ("cy",) if pytestconfig.getoption("--full") else ()
    typed = (ANSWERS, journeys.TYPED_WRONG, WORDS, ["Testun y prawf", "Yn rhy hwyr"])
    with on_the_demo():
        known = pseudo.content() | {
            way for some in typed for text in pseudo.texts(some) for way in pseudo.ways(text)
        }
        pages = journeys.everything(("cy",), alike_in=alike_in)
    found = {page.address for page in pages if page.status == 200}
    assert len(found) > 200 and found >= {"/cy/dilyn/apel/", "/cy/polisi/", "/staff/cases/"}
    assert interface_slips(pages, known) == []


def test_a_text_taken_out_of_the_catalogue_is_found(on_the_demo, settings, tmp_path):
    settings.LOCALE_PATHS = [pseudo.write(tmp_path, without="Skip to main content")]
    pages: list[Page] = []
    with on_the_demo():
        Browser("anyone", "cy", pages).visit("/cy/dilyn/")
        assert any("Skip to main content" in slip for slip in interface_slips(pages, set()))
