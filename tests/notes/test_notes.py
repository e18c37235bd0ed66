"""Notes: what colleagues write for one another, never a letter and never lost."""

import uuid

import pytest

from cases import notes, search
from cases.casework import Incomplete, drafts
from cases.models import Case, Letter, Note
from cases.permissions import Refused
from tests import factories
from tests.factories import NOW

NAUGHTY = "=1+1 <b>ŵ</b> \u202e ‘’ {{ x }} %s 🦄 \\"
ADDED = {"cy": "Ychwanegwyd y nodyn.", "en": "The note is added."}
ONLY = {"cy": "Cydweithwyr yn unig sy’n gweld nodiadau", "en": "Only colleagues see notes"}


@pytest.fixture
def officer(ground):
    return factories.officer(first_name="Nia", last_name="Enghraifft")


@pytest.fixture
def case(officer):
    return factories.case()


def _at(case, act: str = "notes/add/") -> str:
    return f"/staff/cases/{case.reference}/{act}"


def test_a_note_stands_on_its_tab_with_who_wrote_it(signed_in, officer, case, language):
    browser = signed_in(officer, language)

    page = browser.post(_at(case), {"words": "Gofyn i’r tîm."}, follow=True)

    html = page.content.decode()
    assert ADDED[language] in html and ONLY[language] in html
    assert "Gofyn i’r tîm." in html and "Nia Enghraifft" in html
    assert {tab["count"] for tab in page.context["tabs"] if tab["current"]} == {1}


def test_a_note_comes_back_as_it_was_typed(signed_in, officer, case):
    browser = signed_in(officer)
    browser.post(_at(case), {"words": NAUGHTY})

    assert Note.objects.get().words == NAUGHTY
    assert [note.words for note in browser.get(_at(case, "notes/")).context["notes"]] == [NAUGHTY]


def test_a_note_is_no_letter_and_its_event_has_none_of_its_words(signed_in, officer, case):
    letters = Letter.objects.count()
    signed_in(officer).post(_at(case), {"words": "Cyfrinach"})

    assert Letter.objects.count() == letters
    event = case.events.get(kind="note_added")
    assert event.data == {"note": Note.objects.get().pk} and event.by == officer
    follows = signed_in(officer).get(_at(case, "letters/"))
    assert "Cyfrinach" not in follows.content.decode()


def test_the_same_form_sent_twice_is_one_note(signed_in, officer, case):
    browser = signed_in(officer)
    typed = {"words": "Unwaith", "key": str(uuid.uuid4()), "version": "0"}

    for _ in range(2):
        assert browser.post(_at(case), typed).status_code == 302

    assert Note.objects.count() == 1
    assert drafts.load(case, notes.form_of(officer)) is None


def test_an_empty_note_is_asked_for_again(signed_in, officer, case):
    page = signed_in(officer).post(_at(case), {"words": " \n"})

    assert page.status_code == 200 and page.context["form"].errors and not Note.objects.exists()


def test_what_is_typed_waits_for_who_typed_it_and_nobody_else(signed_in, officer, case):
    signed_in(officer).post(_at(case), {"words": "Hanner", "step": "save"})
    other = factories.officer()

    assert signed_in(officer).get(_at(case)).context["form"]["words"].value() == "Hanner"
    assert "Hanner" not in signed_in(other).get(_at(case)).content.decode()
    assert signed_in(other).get(_at(case, "notes/")).context["begun"] == []


def test_another_version_saved_meanwhile_is_shown_beside_it(signed_in, officer, case):
    browser = signed_in(officer)
    browser.post(_at(case), {"words": "Cyntaf", "step": "save"})

    page = browser.post(_at(case), {"words": "Ail", "version": "0"})

    assert page.status_code == 409 and not Note.objects.exists()
    html = page.content.decode()
    assert "Cyntaf" in html and "Ail" in html


def test_a_closed_case_takes_notes_still(signed_in, officer):
    closed = factories.decided_case(officer)

    signed_in(officer).post(_at(closed), {"words": "Wedyn"})

    assert closed.notes.get().words == "Wedyn"


def test_whoever_may_not_see_the_case_writes_no_note(ground, case):
    with pytest.raises(Refused):
        notes.add(case, key=uuid.uuid4(), words="x", by=factories.chief_officer(), now=NOW)


def test_a_note_needs_words(officer, case):
    with pytest.raises(Incomplete):
        notes.add(case, key=uuid.uuid4(), words=" ", by=officer, now=NOW)


def test_a_key_of_another_case_is_refused(officer, case):
    key = notes.add(case, key=uuid.uuid4(), words="x", by=officer, now=NOW).key
    with pytest.raises(Refused):
        notes.add(factories.case(), key=key, words="y", by=officer, now=NOW)


def test_a_case_is_found_by_the_words_of_a_note(officer, case):
    notes.add(case, key=uuid.uuid4(), words="Ffoniodd y gwarcheidwad.", by=officer, now=NOW)
    search.catch_up()

    assert list(search.having(Case.objects.all(), "warcheidwad")) == [case]
