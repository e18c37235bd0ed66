"""The pages: whoever was asked sees the questions and their own words; who holds the case, all."""

import re
import uuid

import pytest

from cases import statements
from cases.models import Statement
from cases.statements import giving
from tests import factories
from tests.factories import NOW, fresh
from tests.statements.conftest import DUE, QUESTIONS

MINE = "/staff/statements/"
ODD = "=1+1 <b>ŵ</b> \u202e ‘’ {{ x }} %s 🦄 \\ ' \""
SECRETS = ("Siân Enghraifft", "sian@enghraifft.cymru", "I never shouted", "/staff/cases/")


def _at(asked) -> str:
    return f"{MINE}{asked.key}/"


def _of(case, name: str = "") -> str:
    return f"/staff/cases/{case.reference}/statements/{name}"


def _send(screen, asked, words: str, step: str, version: str | None = None):
    if version is None:
        version = giving.digest(fresh(asked).words)
    return screen.post(_at(asked), {"words": words, "step": step, "version": version})


@pytest.fixture(autouse=True)
def today(moment):
    moment(NOW)


@pytest.fixture
def screen(signed_in, witness, language):
    return signed_in(witness, language)


def test_it_is_found_with_a_count_and_shows_nothing_of_the_case(screen, asked, case, language):
    start = screen.get("/staff/").content.decode()
    assert '<span class="app-count">1</span>' in start
    page, listed = (screen.get(url).content.decode() for url in (_at(asked), MINE))
    due = {"cy": "30 Tachwedd 2026", "en": "30 November 2026"}[language]
    assert QUESTIONS in page and due in page and due in listed and "Owain Enghraifft" in page
    for secret in (*SECRETS, case.reference):
        assert secret not in page + listed


def test_it_is_saved_read_once_more_and_given(screen, asked, language):
    assert _send(screen, asked, "Yr oeddwn", "save").url == MINE
    assert "Yr oeddwn" in screen.get(_at(asked)).content.decode()
    checking = _send(screen, asked, "Yr oeddwn yno.", "check").content.decode()
    assert "Yr oeddwn yno." in checking and 'value="send"' in checking
    assert fresh(asked).submitted_at is None
    assert _send(screen, asked, "Yr oeddwn yno.", "send").status_code == 302
    page = screen.get(_at(asked)).content.decode()
    assert fresh(asked).digest in page and "<textarea" not in page


def test_sent_twice_it_is_given_once_and_other_words_are_shown_to_be_copied(screen, asked):
    for _ in range(2):
        assert _send(screen, asked, "Unwaith.", "send").status_code == 302
    again = _send(screen, asked, "Geiriau eraill.", "send")
    assert again.status_code == 409 and "Geiriau eraill." in again.content.decode()
    assert fresh(asked).words == "Unwaith."


def test_without_words_it_is_not_given(screen, asked):
    answer = _send(screen, asked, "  ", "send")
    assert answer.status_code == 200 and answer.context["form"].errors
    assert fresh(asked).submitted_at is None


def test_words_of_another_tab_are_both_shown(screen, asked):
    old = giving.digest("")
    _send(screen, asked, "Y tab cyntaf.", "save")
    both = _send(screen, asked, "Yr ail dab.", "save", version=old)
    html = both.content.decode()
    assert both.status_code == 409 and "Y tab cyntaf." in html and "Yr ail dab." in html
    [seen] = re.findall(r'name="instead_of" value="(\w+)"', html)
    typed = {"words": "Yr ail dab.", "version": seen, "instead_of": seen}
    other = screen.post(_at(asked), {**typed, "switch_language": "en"}).content.decode()
    assert 'lang="en"' in other and "Y tab cyntaf." in other and "Yr ail dab." in other
    assert fresh(asked).words == "Y tab cyntaf."


def test_a_change_of_language_keeps_what_was_typed(screen, asked, language):
    other = {"cy": "en", "en": "cy"}[language]
    version = giving.digest("")
    page = screen.post(
        _at(asked), {"words": "Hanner brawddeg", "version": version, "switch_language": other}
    )
    assert "Hanner brawddeg" in page.content.decode() and f'lang="{other}"' in page.content.decode()


def test_withdrawn_it_says_so_and_the_words_stay(screen, asked, officer, witness):
    statements.save(asked, words="Hanner brawddeg", by=witness)
    statements.withdraw(asked, by=officer, now=NOW)
    page = screen.get(_at(asked)).content.decode()
    assert "Hanner brawddeg" in page and "<textarea" not in page
    assert _send(screen, asked, "Rhagor", "save").status_code == 409


@pytest.mark.parametrize("role", ["auditor", "editor", "frontline", "complaints_lead", ""])
def test_the_statement_of_somebody_else_is_not_there(signed_in, asked, officer, role):
    person = factories.user(*filter(None, [role])) if role else officer
    screen = signed_in(person)
    there, nowhere = screen.get(_at(asked)), screen.get(f"{MINE}{uuid.uuid4()}/")
    assert there.status_code == nowhere.status_code == 404
    assert there.content == nowhere.content
    assert _send(screen, asked, "Fi", "send").status_code == 404
    assert fresh(asked).words == ""


def test_the_case_shows_what_was_said_to_who_holds_it(signed_in, asked, case, officer, witness):
    statements.submit(asked, words=ODD, by=witness, now=NOW)
    screen = signed_in(officer)
    assert "A statement has come" in screen.get("/staff/cases/").content.decode()
    assert (
        "Read the new statement" in screen.get(f"/staff/cases/{case.reference}/").content.decode()
    )
    page = screen.get(_of(case))
    assert [one.statement.words for one in page.context["asked"]] == [ODD]
    assert fresh(asked).digest in page.content.decode()
    assert "A statement has come" not in screen.get("/staff/cases/").content.decode()


@pytest.mark.parametrize("role", ["frontline", "auditor", "editor"])
def test_the_case_s_statements_are_not_there_for_others(signed_in, asked, case, role):
    screen = signed_in(factories.user(role))
    for address in (_of(case), _of(case, "ask/"), _of(case, f"{asked.key}/withdraw/")):
        assert screen.get(address).status_code == screen.post(address).status_code == 404


def test_it_is_asked_for_and_withdrawn_on_the_case(signed_in, case, officer, witness, language):
    screen = signed_in(officer, language)
    form = screen.get(_of(case, "ask/")).context["form"]
    names = dict(form.fields["who"].choices)
    assert "(" in str(names[str(witness.pk)]) and str(officer.pk) not in names
    typed = {"who": witness.pk, "questions": QUESTIONS, "due_on_day": "30"}
    half = screen.post(_of(case, "ask/"), typed)
    assert half.status_code == 200 and QUESTIONS in half.content.decode()
    whole = {**typed, "due_on_month": "11", "due_on_year": "2026"}
    for _ in range(2):
        assert screen.post(_of(case, "ask/"), whole).url == _of(case)
    asked = Statement.objects.get()
    assert (asked.of, asked.due_on, asked.questions) == (witness, DUE, QUESTIONS)
    assert screen.get(_of(case, f"{asked.key}/withdraw/")).status_code == 200
    assert screen.post(_of(case, f"{asked.key}/withdraw/")).url == _of(case)
    assert fresh(asked).withdrawn_at


def test_who_has_no_part_on_record_is_suggested_to_be_recorded(signed_in, case, officer):
    other = factories.user("line_manager")
    statements.ask(case, of=other, questions=QUESTIONS, due_on=DUE, by=officer, now=NOW)
    page = signed_in(officer).get(_of(case)).content.decode()
    assert f"/staff/cases/{case.reference}/involvement/" in page
    assert "No part of theirs in the matter is recorded" in page


def test_what_the_form_does_not_offer_is_refused(signed_in, case, asked, officer):
    screen, other = signed_in(officer), factories.case()
    typed = {
        "questions": QUESTIONS,
        "due_on_day": "30",
        "due_on_month": "11",
        "due_on_year": "2026",
    }
    for who in (officer.pk, 999_999, "x", ""):
        assert screen.post(_of(case, "ask/"), {**typed, "who": who}).context["form"].errors
    unheld = screen.post(_of(other, "ask/"), {**typed, "who": asked.of_id})
    assert (
        unheld.context["form"].non_field_errors()
        and screen.get(_of(other, "ask/")).status_code == 409
    )
    assert screen.post(_of(other, f"{asked.key}/withdraw/")).status_code == 404
    assert Statement.objects.get() == asked and fresh(asked).withdrawn_at is None


def test_what_was_typed_survives_a_lapsed_session(client, asked):
    page = client.post(_at(asked), {"words": "Hanner brawddeg", "step": "save"})
    assert "Hanner brawddeg" in page.content.decode() and "kept:words" in page.content.decode()
