"""What one must do: lists in the order of their dates, and counts that are the length of a list."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import handling
from cases.models import Case
from cases.policy.terms import LeadInvolved
from tests import factories

TODAY = "2026-11-25T10:00:00+00:00"  # a Wednesday


@pytest.fixture
def officer(ground):
    return factories.officer()


@pytest.fixture
def cases(officer, moment):
    """Six cases: due in the past, today, this Sunday's week, later; three held by the officer."""
    moment(TODAY)
    now = datetime.fromisoformat(TODAY)
    made = []
    for number, days in enumerate((-3, 0, 2, 5, 20, 30)):
        case = factories.case(now=now - timedelta(days=1))
        Case.objects.filter(pk=case.pk).update(due_on=now.date() + timedelta(days=days))
        if number % 2:
            handling.claim(case, by=officer, now=now)
        made.append(factories.fresh(case))
    return made


def test_each_count_is_the_length_of_the_list_it_links_to(signed_in, officer, cases, language):
    browser = signed_in(officer, language)

    counts = browser.get("/staff/").context["counts"]

    assert {name: figure["count"] for name, figure in counts.items()} == {
        "mine": 3,
        "overdue": 0,
        "week": 1,
        "waiting": 0,
        "new": 0,
        "unassigned": 3,
        "all_overdue": 1,
        "all_week": 2,
        "messages": 0,
    }
    for figure in counts.values():
        found = browser.get(figure["url"])
        assert found.status_code == 200
        assert len(found.context["rows"]) == figure["count"]


def test_the_most_pressing_case_comes_first_with_its_days_in_words(
    signed_in, officer, cases, language
):
    page = signed_in(officer, language).get("/staff/cases/")

    due = [row.case.due_on for row in page.context["rows"]]
    assert due == sorted(due)
    html = page.content.decode()
    words = {
        "cy": ("3 diwrnod gwaith ar ôl", "2 ddiwrnod gwaith"),
        "en": ("3 working days left", "2 working days"),
    }
    assert all(said in html for said in words[language])


@pytest.mark.parametrize(
    ("days_ago", "left", "welsh", "english"),
    [
        (2, -1, "1 diwrnod gwaith dros y terfyn amser", "1 working day overdue"),  # Thursday
        (1, 0, "Terfyn amser wedi mynd heibio", "Overdue"),  # Friday
    ],
)
def test_overdue_counts_the_working_days_since(
    signed_in, officer, moment, language, days_ago, left, welsh, english
):
    saturday = moment("2026-11-28T10:00:00+00:00")
    case = factories.case(now=saturday - timedelta(days=9))
    Case.objects.filter(pk=case.pk).update(due_on=saturday.date() - timedelta(days=days_ago))

    page = signed_in(officer, language).get("/staff/cases/?due=overdue")

    assert [row.days_left for row in page.context["rows"]] == [left]
    words = {"cy": welsh, "en": english}[language]
    assert f'<span class="app-due__left">{words}</span>' in page.content.decode()


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 6),
        ("state=triage", 6),
        ("state=closed", 0),
        ("holder=me", 3),
        ("holder=nobody&due=overdue", 1),
        ("queue=complaints_team", 6),
        ("queue=chief_officer", 6),  # not theirs: no narrower than what they may see
        ("q=Enghraifft", 6),
        ("q=nobody-of-this-name", 0),
        ("state=%00&due=never&page=99999&holder=x", 6),
    ],
)
def test_filters_stand_in_the_address(signed_in, officer, cases, query, number):
    page = signed_in(officer).get(f"/staff/cases/?{query}")

    assert page.status_code == 200
    assert page.context["page"].paginator.count == number


def test_a_reference_in_small_letters_is_found(signed_in, officer, cases):
    page = signed_in(officer).get("/staff/cases/", {"q": f" {cases[0].reference.lower()} "})

    assert [row.case for row in page.context["rows"]] == [cases[0]]


def test_each_officer_sees_the_queues_they_work(signed_in, ground):
    factories.case()
    theirs = factories.case(lead_involved=LeadInvolved.YES)

    page = signed_in(factories.chief_officer()).get("/staff/cases/")

    assert [row.case for row in page.context["rows"]] == [theirs]


def _many(officer, number: int) -> None:
    """Copies of one case: enough for a list, quicker than as many appeals."""
    appeal = factories.appeal()
    case = appeal.case
    form = case.submission
    for copy in range(number - 1):
        case.pk = appeal.pk = form.pk = None
        case._state.adding = appeal._state.adding = form._state.adding = True
        case.reference = f"CYS-{number:05}-{copy:05}"
        case.handler = officer if copy % 2 else None
        case.save()
        appeal.case = case
        appeal.save()
        form.case, form.key = case, factories.uuid.uuid4()
        form.save()


def _queries(browser, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert browser.get(address).status_code == 200
    return len(caught)


@pytest.mark.parametrize("address", ["/staff/", "/staff/cases/"])
def test_a_longer_list_asks_the_database_no_more(signed_in, officer, address):
    browser = signed_in(officer)
    _many(officer, 25)
    few = _queries(browser, address)
    _many(officer, 225)

    assert _queries(browser, address) == few
    assert few <= 15
    assert browser.get("/staff/cases/").context["page"].paginator.count == 250


def test_a_long_list_has_pages_that_keep_the_filters(signed_in, officer):
    _many(officer, 150)
    browser = signed_in(officer)

    first = browser.get("/staff/cases/?state=triage")
    assert len(first.context["rows"]) == 60
    assert 'href="?state=triage&amp;page=2"' in first.content.decode()
    last = browser.get("/staff/cases/?state=triage&page=3")
    assert len(last.context["rows"]) == 30


def test_a_case_is_found_by_a_reference_typed_any_way_and_by_postcode(signed_in, officer):
    case, _other = factories.case(address="1 Stryd Prawf\nLL99 9ZZ"), factories.case(address="")
    browser = signed_in(officer)

    for words in (case.reference.replace("-", " ").lower(), case.reference[4:9], "ll99 9zz"):
        rows = browser.get("/staff/cases/", {"q": words}).context["rows"]
        assert [row.case for row in rows] == [case], words


def test_a_search_lists_what_is_open_before_what_is_closed(signed_in, officer):
    closed = factories.decided_case(officer)
    waiting = factories.case(now=factories.NOW + timedelta(days=20))

    rows = signed_in(officer).get("/staff/cases/?state=all").context["rows"]

    assert [row.case for row in rows] == [waiting, closed]


@pytest.mark.parametrize(
    ("role", "told"), [("line_manager", True), ("frontline", False), ("auditor", False)]
)
def test_only_who_has_no_work_here_is_told_so(ground, signed_in, role, told):
    page = signed_in(factories.user(role), "en").get("/staff/")

    assert ("Your role has no casework here yet" in page.content.decode()) == told
