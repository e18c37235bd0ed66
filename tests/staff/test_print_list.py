"""The print list: what goes into which envelope, what was posted, and taking that back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.contact import agreed
from cases.handling import involvement
from cases.models import Letter, LetterState, Message, StoredFile
from cases.policy.terms import Channel
from tests import factories

BY_POST = {
    "channels": frozenset({Channel.POST}),
    "email": "",
    "address": "1 Stryd Prawf\nWrecsam\nLL11 1AA",
}


@pytest.fixture
def officer(ground):
    return factories.officer()


def by_post(**over):
    """A letter that waits to be posted."""
    return factories.case(**{**BY_POST, **over}).letters.get()


def at(letter, act: str) -> str:
    return f"/staff/cases/{letter.case.reference}/letters/{letter.pk}/{act}/"


def enclosed(letter, by, name: str = "mesurau.pdf") -> StoredFile:
    """A file of the message that `letter` carries."""
    stored = StoredFile.objects.create(
        case=letter.case, name=name, content_type="application/pdf", size=1,
        sha256="0" * 64, stored_at=factories.NOW,
    )  # fmt: skip
    message = Message.objects.create(
        case=letter.case, direction="out", via="letter", language="en", words="Gweler yr amgaead.",
        letter=letter, by=by, at=factories.NOW, came_on=factories.NOW.date(),
    )  # fmt: skip
    message.files.add(stored)
    return stored


def copy_for_advocate(letter, by) -> Letter:
    agreed.record(
        letter.case, by=by, now=factories.NOW, large_print=False, call_instead=False,
        advocate="Elin Eiriol", advocate_address="2 Heol Arall\nLL11 2BB",
        authority_seen_on=factories.NOW.date(),
    )  # fmt: skip
    copy = Letter.objects.get(pk=letter.pk)
    copy.pk, copy.copy_of, copy.message_id = None, letter, f"<copy{letter.pk}@test>"
    copy.sent_to = "2 Heol Arall\nLL11 2BB"
    copy._state.adding = True
    copy.save()
    return copy


def test_each_letter_says_to_whom_it_goes_and_what_goes_with_it(signed_in, officer, language):
    letter = by_post()
    Letter.objects.filter(pk=letter.pk).update(large_print=True)
    file = enclosed(letter, officer)

    page = signed_in(officer, language).get("/staff/print/").text

    assert {"cy": "Print bras", "en": "Large print"}[language] in page
    assert "Siân Enghraifft" in page and "mesurau.pdf" in page and str(file.pk) in page


def test_the_copy_of_an_advocate_goes_to_them_with_the_same_enclosures(
    signed_in, officer, language
):
    letter = by_post()
    enclosed(letter, officer)
    copy = copy_for_advocate(letter, officer)
    browser = signed_in(officer, language)

    listed = browser.get("/staff/print/")

    assert {"cy": "Copi i’r eiriolwr", "en": "Copy for the advocate"}[language] in listed.text
    assert listed.text.count("mesurau.pdf") == 2
    assert browser.get(at(copy, "envelope")).context["sheets"][0].envelope == [
        "Elin Eiriol", "2 Heol Arall", "LL11 2BB",
    ]  # fmt: skip


def test_an_address_sheet_has_the_name_and_the_address_of_the_letter(signed_in, officer):
    letter = by_post(representative="Tom Cynrychiolydd")

    sheet = signed_in(officer).get(at(letter, "envelope"))

    assert sheet.context["sheets"][0].envelope == [
        "Tom Cynrychiolydd", "1 Stryd Prawf", "Wrecsam", "LL11 1AA",
    ]  # fmt: skip
    assert '<address class="app-sheet"' in sheet.text


def test_all_address_sheets_are_one_page_in_the_order_of_the_list(signed_in, officer):
    letters = [by_post(name="Un Enghraifft"), by_post(name="Dau Enghraifft")]
    nowhere = by_post()
    Letter.objects.filter(pk=nowhere.pk).update(sent_to="")
    type(nowhere.case.customer).objects.filter(pk=nowhere.case.customer_id).update(address=" ")

    page = signed_in(officer).get("/staff/print/envelopes/")

    assert [one.letter for one in page.context["sheets"]] == letters
    assert [one.letter for one in page.context["without"]] == [nowhere]
    assert page.text.count('class="app-sheet"') == 2


def test_an_address_is_text_whatever_it_says(signed_in, officer):
    letter = by_post(name="<b>Siân</b>", address="{{ 7|add:7 }}<script>\nLL11 1AA")
    page = signed_in(officer).get(at(letter, "envelope")).text
    assert "&lt;b&gt;Siân" in page and "{{ 7|add:7 }}&lt;script&gt;" in page


def test_an_email_has_no_address_sheet(signed_in, officer):
    letter = factories.case().letters.get()
    assert signed_in(officer).get(at(letter, "envelope")).status_code == 404


def test_whoever_marked_a_letter_takes_that_back_on_the_same_day(signed_in, officer, language):
    letter = by_post()
    browser = signed_in(officer, language)
    browser.post(at(letter, "posted"))
    assert {"cy": "Dadwneud", "en": "Undo"}[language] in browser.get("/staff/print/").text

    for _ in range(2):
        browser.post(at(letter, "not-posted"))

    waiting = factories.fresh(letter)
    assert (waiting.state, waiting.gone_at, waiting.gone_by) == (LetterState.TO_PRINT, None, None)
    assert letter.case.events.filter(kind="letter_not_posted").count() == 1


def test_neither_a_colleague_nor_another_day_takes_it_back(signed_in, officer):
    letter = by_post()
    signed_in(officer).post(at(letter, "posted"))
    colleague = signed_in(factories.officer())
    assert colleague.post(at(letter, "not-posted")).status_code == 409
    assert colleague.get("/staff/print/").context["marked"] == []

    yesterday = factories.fresh(letter).gone_at - timedelta(days=1)
    Letter.objects.filter(pk=letter.pk).update(gone_at=yesterday)

    assert signed_in(officer).post(at(letter, "not-posted")).status_code == 409
    assert factories.fresh(letter).state == LetterState.POSTED


def test_an_email_is_never_taken_back_as_posted(signed_in, officer):
    letter = factories.case().letters.get()
    assert signed_in(officer).post(at(letter, "not-posted")).status_code == 409


def test_reading_the_list_and_the_sheets_changes_nothing(signed_in, officer):
    letter = by_post()
    browser = signed_in(officer)
    for address in ("/staff/print/", "/staff/print/envelopes/", at(letter, "envelope")):
        browser.get(address)
    assert browser.get(at(letter, "not-posted")).status_code == 302
    assert factories.fresh(letter).state == LetterState.TO_PRINT


def test_a_longer_list_asks_the_database_no_more_often(signed_in, officer):
    browser = signed_in(officer)

    def full_row():
        letter = by_post()
        enclosed(letter, officer)
        copy_for_advocate(letter, officer)
        factories.case(channels=frozenset({Channel.PHONE}), email="", phone="01632 960123")

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            browser.get("/staff/print/")
        return len(asked)

    full_row()
    browser.get("/staff/print/")
    few = queries()
    for _ in range(3):
        full_row()
    assert queries() == few


def test_nothing_of_a_case_one_had_a_part_in_is_on_the_list(signed_in, officer):
    letter = by_post(name="Cudd Enghraifft")
    involvement.add(
        letter.case, user=officer, part="witness", source="declared", by=officer, now=factories.NOW
    )
    browser = signed_in(officer)

    for address in ("/staff/print/", "/staff/print/envelopes/"):
        assert "Cudd Enghraifft" not in browser.get(address).text
    for act in ("envelope", "posted", "not-posted"):
        assert browser.post(at(letter, act)).status_code == 404
