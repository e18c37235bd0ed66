"""Lists of cases: sorted both ways, narrowed by what a case waits for, and what is new for me."""

import re
import uuid
from datetime import timedelta

import pytest

from cases import handling
from cases.correspondence import messages
from cases.models import Case, Letter, Pause, Proposal, Statement
from cases.translation import asking
from tests import factories
from tests.factories import NOW, fresh


@pytest.fixture
def officer(ground):
    return factories.officer()


@pytest.fixture
def cases(officer):
    """Four cases that differ in name, day received and day due."""
    found = []
    for name, came, due in (("beti", 3, 9), ("Alun", 2, 20), ("Ceri", 1, 12), ("Dai", 0, 15)):
        case = factories.case(name=name, now=NOW - timedelta(days=came))
        Case.objects.filter(pk=case.pk).update(due_on=NOW.date() + timedelta(days=due))
        found.append(fresh(case))
    return found


def _names(browser, query: str) -> list[str]:
    rows = browser.get(f"/staff/cases/?{query}").context["rows"]
    return [row.case.customer.name for row in rows]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("", ["beti", "Ceri", "Dai", "Alun"]),
        ("due", ["beti", "Ceri", "Dai", "Alun"]),
        ("-due", ["Alun", "Dai", "Ceri", "beti"]),
        ("received", ["beti", "Alun", "Ceri", "Dai"]),
        ("-received", ["Dai", "Ceri", "Alun", "beti"]),
        ("name", ["Alun", "beti", "Ceri", "Dai"]),
        ("-name", ["Dai", "Ceri", "beti", "Alun"]),
        ("customer__email", ["beti", "Ceri", "Dai", "Alun"]),  # not one of ours: as if unasked
    ],
)
def test_a_list_is_sorted_as_its_address_says(signed_in, officer, cases, sort, order):
    assert _names(signed_in(officer), f"sort={sort}") == order


def test_a_list_is_sorted_by_reference_both_ways(signed_in, officer, cases):
    browser = signed_in(officer)
    up = [row.case.reference for row in browser.get("/staff/cases/?sort=reference").context["rows"]]
    down = browser.get("/staff/cases/?sort=-reference").context["rows"]

    assert up == sorted(up) and [row.case.reference for row in down] == up[::-1]


def test_the_headings_sort_by_links_that_keep_the_filters(signed_in, officer, cases):
    browser = signed_in(officer)
    html = browser.get("/staff/cases/?state=triage&sort=name").content.decode()

    heading = re.search(r'<th scope="col"[^>]*aria-sort="ascending"><a[^>]*href="([^"]*)"', html)
    assert html.count("aria-sort=") == 1
    assert heading[1] == "?state=triage&amp;sort=-name"
    assert 'name="sort" value="name"' in html  # what filters keeps the order
    other = browser.get("/staff/cases/?sort=-name").content.decode()
    assert 'aria-sort="descending"' in other


def test_every_box_of_the_page_is_ticked_without_a_script(signed_in, officer, cases):
    browser = signed_in(officer)
    none = browser.get("/staff/cases/?sort=name")
    assert not any(row.selected for row in none.context["rows"])

    link = re.search(r'href="(\?[^"]*select=all)#list"', none.content.decode())[1]
    page = browser.get("/staff/cases/" + link.replace("&amp;", "&"))

    assert all(row.selected for row in page.context["rows"]) and len(page.context["rows"]) == 4
    assert page.content.decode().count(" checked") == 4


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("language=cy", 1),
        ("language=en", 2),
        ("language=unknown", 1),
        ("kind=appeal", 4),
        ("kind=complaint", 0),
        ("kind=nothing", 4),
    ],
)
def test_a_list_is_narrowed_by_language_and_kind(signed_in, officer, query, number):
    for language in ("cy", "en", "en", ""):
        factories.case(reply_language=language)

    assert len(_names(signed_in(officer), query)) == number


def _held(officer) -> Case:
    found = factories.checked_case(officer)
    handling.claim(found, by=officer, now=NOW)
    return fresh(found)


def _pause(case, officer) -> None:
    Pause.objects.create(case=case, why="customer", paused_on=NOW.date(), by=officer, at=NOW)


def _question(case, officer, *, asks: bool = True) -> None:
    messages.send(
        case,
        by=officer,
        key=uuid.uuid4(),
        words=factories.words("Which day was it?"),
        asks=asks,
        now=NOW,
    )


def _answer(case) -> None:
    messages.receive(
        case,
        key=uuid.uuid4(),
        words="Monday",
        language="en",
        via="online",
        came_on=NOW.date(),
        now=NOW + timedelta(minutes=1),
    )


def _translation(case, officer) -> None:
    asking.ask(
        case,
        "decision",
        pieces={"reasons": "Words"},
        source="en",
        target="cy",
        by=officer,
        now=NOW,
    )


def _statement(case, officer) -> None:
    Statement.objects.create(
        case=case,
        of=factories.user("line_manager"),
        questions="What happened?",
        asked_by=officer,
        asked_at=NOW,
        due_on=NOW.date(),
    )


def _proposal(case, officer) -> None:
    Proposal.objects.create(case=case, proposed_by=officer, proposed_at=NOW)


WAITS = {
    "paused": _pause,
    "answer": _question,
    "translation": _translation,
    "statement": _statement,
    "signature": _proposal,
}


@pytest.mark.parametrize("what", WAITS)
def test_what_a_case_waits_for_is_listed_counted_and_said(signed_in, officer, language, what):
    _held(officer)
    waits = _held(officer)
    WAITS[what](waits, officer)
    browser = signed_in(officer, language)

    for query in (f"waiting={what}", "waiting=any", "waiting=mine"):
        rows = browser.get(f"/staff/cases/?{query}").context["rows"]
        assert [row.case for row in rows] == [waits], query
        assert len(rows[0].waits) == (0 if what == "signature" else 1)  # its step says it
    assert browser.get("/staff/").context["counts"]["waiting"]["count"] == 1
    assert browser.get(f"/staff/cases/{waits.reference}/").status_code == 200


def test_a_question_that_was_answered_waits_no_more(officer):
    case = _held(officer)
    _question(case, officer)
    _answer(case)

    assert not Case.objects.for_list().get(pk=case.pk).awaits_answer


def test_something_merely_told_waits_for_no_answer(officer):
    case = _held(officer)
    _question(case, officer, asks=False)

    assert not Case.objects.for_list().get(pk=case.pk).awaits_answer


def test_a_question_that_never_left_waits_for_no_answer(officer):
    case = _held(officer)
    _question(case, officer)
    Letter.objects.filter(kind="message").update(state="stopped")

    assert not Case.objects.for_list().get(pk=case.pk).awaits_answer


def test_a_paused_case_is_not_overdue(signed_in, officer, moment):
    moment(NOW + timedelta(days=60))
    paused, other = _held(officer), _held(officer)
    _pause(paused, officer)
    browser = signed_in(officer)

    rows = browser.get("/staff/cases/?due=overdue").context["rows"]

    assert [row.case for row in rows] == [other]
    assert browser.get("/staff/").context["counts"]["overdue"]["count"] == 1
    row = browser.get("/staff/cases/?waiting=paused").context["rows"][0]
    assert (row.days_left, row.overdue) == (None, False)


def test_a_case_given_to_me_is_new_until_i_open_it(signed_in, officer):
    colleague = factories.officer()
    case = _held(officer)
    handling.hand_over(case, by=officer, to=colleague, reason="Away", now=NOW)
    browser = signed_in(colleague)

    assert browser.get("/staff/").context["counts"]["new"]["count"] == 1
    assert len(_names(browser, "holder=new")) == 1
    browser.get(f"/staff/cases/{case.reference}/")
    assert browser.get("/staff/").context["counts"]["new"]["count"] == 0


def test_a_case_i_looked_at_before_it_was_given_to_me_is_new(signed_in, officer):
    colleague = factories.officer()
    browser, case = signed_in(colleague), _held(officer)
    browser.get(f"/staff/cases/{case.reference}/")
    handling.hand_over(case, by=officer, to=colleague, reason="Away", now=NOW)

    assert browser.get("/staff/").context["counts"]["new"]["count"] == 1
    browser.get(f"/staff/cases/{case.reference}/")  # within the hour, and yet noted
    assert browser.get("/staff/").context["counts"]["new"]["count"] == 0


def test_what_i_take_myself_is_not_new(signed_in, officer):
    _held(officer)

    assert signed_in(officer).get("/staff/").context["counts"]["new"]["count"] == 0
