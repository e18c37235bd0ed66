"""A letter as PDF: tagged, titled, in one language, complete, and the same for everyone."""

import hashlib
import threading
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases import letters
from cases.letters import pdf, qr, reading, render, showing, texts
from cases.letters.document import Heading, Quote
from cases.letters.sentences import plain
from cases.models import Letter, LetterPdf, OmbudsmanDetails
from cases.models.letter_parts import PARTS
from cases.policy.terms import Channel
from tests import factories
from tests.support.pdfs import Pdf

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not pdf.available(), reason="Pango is missing"),
]
LAST_WORDS = (
    *("late_refused", "no_internal_step", "answered", "answered_of_enquiry"),
    *("withdrawn", "withdrawn_of_complaint", "withdrawn_of_enquiry"),
)
WELSH = "Cŵynion ŵyl Ŷŷ Ŵ â ê î ô û ï – “dim”"


@pytest.fixture(autouse=True)
def ground():
    factories.ground_rules()


def acknowledged(**over) -> Letter:
    return factories.case(**{"reply_language": "both", **over}).letters.get()


def read(letter: Letter, language: str) -> Pdf:
    return Pdf(bytes(pdf.of(letter, language).content))


@pytest.mark.parametrize("language", ["cy", "en"])
def test_a_pdf_says_what_it_is_to_a_screen_reader(language):
    letter = acknowledged()
    made = read(letter, language)
    assert str(made.root.Lang) == language
    assert made.root.MarkInfo.Marked is True
    assert made.root.ViewerPreferences.DisplayDocTitle is True
    assert made.title == letter.subject.split(" / ")[language == "en"]
    assert 'pdfuaid:part="1"' in made.metadata or "<pdfuaid:part>1<" in made.metadata
    assert made.title in made.metadata
    assert made.marks_without_tag() == 0
    assert_in_order([tag.name for tag in made.tags])
    assert {"L", "LI", "LBody", "Link"} <= {tag.name for tag in made.tags}


@pytest.mark.parametrize("language", ["cy", "en"])
def test_a_pdf_has_one_language_whole_and_nothing_of_the_other(language):
    said = read(acknowledged(), language).text
    assert sentence(said, language) and not sentence(said, other(language))


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("language", ["cy", "en"])
@pytest.mark.parametrize("code", sorted(code for code in PARTS if not code.endswith("_text")))
def test_every_kind_of_letter_is_a_whole_accessible_pdf(code, language, large):
    text = texts.get(code)
    composed = showing.written(text, ("cy", "en"), "large" if large else "both")
    section = reading.section_of(composed.page, language)
    made = Pdf(pdf.drawn(section, language, large_print=large, at=factories.NOW))
    assert str(made.root.Lang) == language
    assert made.title == text.subject(language)
    assert made.marks_without_tag() == 0
    assert_in_order([tag.name for tag in made.tags])
    assert "((" not in made.text and "–." not in made.text
    assert min(words.points for words in made.words) == (18 if large else 12)
    said = {each: sentence(made.text, each) for each in ("cy", "en")}
    assert said == {language: True, other(language): False}
    assert len(made.footers) == len(made.file.pages)
    ombudsman = OmbudsmanDetails.get().text("email", language)
    last_word = code.startswith("decision") or code in LAST_WORDS
    assert (ombudsman in made.text) == last_word


def sentence(text: str, language: str) -> bool:
    """Whether the welcome to write in Welsh stands there in `language`."""
    return plain("welcome", language) in " ".join(text.split())


def other(language: str) -> str:
    return {"cy": "en", "en": "cy"}[language]


def assert_in_order(names: list[str]) -> None:
    """One main heading first, and no level left out on the way down."""
    headings = [name for name in names if name in ("H1", "H2", "H3", "H4")]
    assert headings[0] == "H1" and headings.count("H1") == 1
    assert all(int(below[1]) - int(above[1]) <= 1 for above, below in pairwise(headings))


def test_every_letter_of_welsh_is_drawn_and_can_be_read_again():
    letter = acknowledged(name=WELSH)
    made = read(letter, "cy")
    assert WELSH in made.text
    for font in made.fonts:
        assert {"/FontFile2", "/FontFile3"} & set(font.FontDescriptor.keys())


@pytest.mark.parametrize(("large", "least"), [(False, 12), (True, 18)])
@pytest.mark.parametrize("language", ["cy", "en"])
def test_nothing_is_smaller_than_it_may_be(language, large, least):
    letter = acknowledged()
    Letter.objects.filter(pk=letter.pk).update(large_print=large)
    made = read(factories.fresh(letter), language)
    sizes = {words.points for words in made.words}
    assert min(sizes) == least
    heading = next(words.points for words in made.words if words.text.strip() == made.title)
    assert heading >= 1.5 * least


@pytest.mark.parametrize("language", ["cy", "en"])
def test_pages_are_numbered_in_their_language_outside_the_reading(language):
    letter = factories.decided_case(reply_language="both").letters.get(kind="decision")
    made = read(letter, language)
    count = len(made.file.pages)
    numbered = [
        plain("page_of", language, page=str(number), pages=str(count))
        for number in range(1, count + 1)
    ]
    assert [footer.strip() for footer in made.footers] == numbered
    assert plain("page_of", language, page="1", pages=str(count)) not in made.text


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_qr_code_leads_to_the_page_to_follow_the_case_and_says_so(language):
    made = read(acknowledged(), language)
    [figure] = [tag for tag in made.tags if tag.name == "Figure"]
    follow = qr.scan(language)
    assert figure.alt == follow.alt
    assert follow.url in made.links
    assert urlsplit(follow.url).path == {"cy": "/cy/dilyn/", "en": "/en/track/"}[language]
    assert "".join(str(run) for run in follow.words[:1]).strip() in made.text


def test_a_quotation_keeps_the_language_it_was_written_in():
    letter = factories.decided_case(language="cy", reply_language="both").letters.get(
        kind="decision"
    )
    spoken = {
        language: {tag.lang for tag in read(letter, language).tags if tag.name == "BlockQuote"}
        for language in ("cy", "en")
    }
    assert spoken == {"cy": {""}, "en": {"cy"}}


def test_a_pdf_is_made_once_and_its_bytes_are_kept():
    letter = acknowledged()
    first = pdf.of(letter, "cy")
    again = pdf.of(letter, "cy")
    assert again.pk == first.pk
    assert first.sha256 == hashlib.sha256(bytes(again.content)).hexdigest()
    section = reading.section(letter, "cy")
    drawn = pdf.drawn(section, "cy", large_print=False, at=letter.written_at)
    assert drawn == bytes(first.content)


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_several_who_ask_at_once_get_the_same_pdf():
    letter = acknowledged()
    start, got = threading.Barrier(4), []

    def ask():
        start.wait()
        got.append((pdf.of(letter, "en").pk, bytes(pdf.of(letter, "en").content)))
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(got)) == 1
    assert LetterPdf.objects.filter(letter=letter).count() == 1


@pytest.mark.parametrize("language", ["cy", "en"])
def test_a_download_is_named_in_its_language_and_never_opened_in_our_place(language):
    letter = acknowledged()
    answer = pdf.response(letter, language)
    name = {"cy": "llythyr", "en": "letter"}[language]
    reference = letter.case.reference
    said = f'attachment; filename="{name}-{reference}-2026-11-23.pdf"'
    assert answer.headers["Content-Disposition"] == said
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.content == bytes(pdf.of(letter, language).content)


def test_staff_get_the_letter_without_the_code_that_opens_the_case():
    letter = acknowledged()
    code = reading.CODE.search(letters.page(letter))[0].partition(">")[2].partition("<")[0]
    theirs = Pdf(pdf.response(letter, "en", with_code=False).content)
    assert code in read(letter, "en").text
    assert code not in theirs.text and reading.HIDDEN in theirs.text


def test_a_letter_has_no_pdf_in_a_language_it_was_not_written_in():
    with pytest.raises(pdf.Unavailable):
        pdf.of(acknowledged(reply_language="cy"), "en")


def test_what_a_person_typed_is_printed_and_never_fetched_or_run():
    nasty = '<img src="http://127.0.0.1:9/x.png"> <style>@import url(file:///etc/passwd)</style>'
    case = factories.decided_case(
        grounds=(nasty, "url(http://127.0.0.1:9/) ((name)) {{ 7 }}"), reply_language="both"
    )
    made = read(case.letters.get(kind="decision"), "en")
    assert "@import url(file:///etc/passwd)" in made.text
    assert len([tag for tag in made.tags if tag.name == "Figure"]) == 1
    assert not any("127.0.0.1:9" in link for link in made.links)


def test_without_the_native_libraries_everything_but_the_pdf_works(without_pango):
    letter = acknowledged()
    [said] = pdf.check(libraries=("no-such-library",))
    assert "Pango" in said.hint
    with pytest.raises(pdf.Unavailable):
        pdf.of(letter, "cy")
    assert letters.page_response(letter).status_code == 200


def test_a_machine_that_has_what_is_needed_is_told_nothing():
    assert pdf.check() == []


@pytest.mark.parametrize("channel", ["email", "post"])
def test_paper_has_the_code_once_in_each_language_and_an_email_none(channel):
    reached = {"email": {}, "post": {"channels": frozenset({Channel.POST}), "address": "1 Stryd"}}
    page = letters.page(acknowledged(**reached[channel]))
    assert page.count("<svg") == (0 if channel == "email" else 2)
    for printed in (render.on_paper(page), render.on_paper(render.on_paper(page))):
        assert printed.count("<svg") == 2
        for language in ("cy", "en"):
            section = reading.section_of(printed, language)
            assert qr.scan(language).alt in section and qr.scan(language).url in section


# Control characters, astral planes, right to left, joined: whatever a keyboard or a paste gives.
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(words=st.text(max_size=300))
def test_whatever_was_typed_makes_a_pdf(words):
    section = render.nodes([Heading(("H",), level=1), Quote(words, "cy")], "en")
    whole = f'<section lang="en">{section}</section>'
    made = Pdf(pdf.drawn(whole, "en", large_print=False, at=factories.NOW))
    assert made.title == "H" and made.marks_without_tag() == 0


def test_a_very_long_letter_is_drawn_to_its_end():
    words = "Cŵyn hir. " * 300
    parts = [Heading(("H",), level=1), *(Quote(f"{words}{n}", "cy") for n in range(20))]
    whole = f'<section lang="cy">{render.nodes(parts, "cy")}</section>'
    made = Pdf(pdf.drawn(whole, "cy", large_print=True, at=factories.NOW))
    assert made.text.count("Cŵyn hir.") == 20 * 300
    assert made.footers[-1].strip().endswith(str(len(made.file.pages)))
