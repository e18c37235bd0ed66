"""How often a page asks the database: as often at 2,000 cases as at 100, and 15 times at most."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import handling, notes
from cases.casework import counting, drafts, shell
from cases.correspondence import messages
from cases.handling import involvement
from cases.models import Appeal, Case, CaseWord, ClaimedPerson, Submission
from tests import factories
from tests.factories import NOW

FEW, MANY = 100, 2_000
MOST = 15
FOUND = 20  # cases in which the word looked for is said
PAGES = {
    "my work": "/staff/",
    "queue": "/staff/cases/?queue=complaints_team",
    "search": "/staff/cases/?q=gwylan&state=all",
}
TABS = ("", "answers/", "files/", "letters/", "notes/", "statements/", "contact/", "timeline/")


@pytest.fixture
def officer(ground):
    return factories.officer()


def copies(of: Case, number: int, officer) -> None:
    """As many more cases like `of`, every other one held; quicker than as many appeals."""
    made = Case.objects.bulk_create(
        _like(
            of,
            reference=f"CYS-{uuid.uuid4().hex[:14].upper()}",
            handler_id=officer.pk if copy % 2 else None,
        )
        for copy in range(number)
    )
    Appeal.objects.bulk_create(_like(of.appeal, case_id=case.pk) for case in made)
    form = of.submission
    Submission.objects.bulk_create(_like(form, case_id=case.pk, key=uuid.uuid4()) for case in made)


def _like(row, **over):
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**{**fields, "id": None, **over})


def _queries(browser, address: str) -> int:
    browser.get(address)  # warm: what is looked up once in a process
    with CaptureQueriesContext(connection) as caught:
        assert browser.get(address).status_code == 200
    return len(caught)


@pytest.fixture
def case(officer) -> Case:
    """One that waits for its decision, with words begun, a note, a message, people named and
    somebody involved."""
    found = factories.checked_case(factories.officer())
    ClaimedPerson.objects.create(case=found, words="A Manager")
    handling.claim(found, by=officer, now=NOW)
    notes.add(found, key=uuid.uuid4(), words="Nodyn", by=officer, now=NOW)
    drafts.save(found, "decide", {"outcome": "stands"}, by=officer, now=NOW, version=0)
    witness = {"part": "witness", "source": "recorded", "user": factories.user("line_manager")}
    involvement.add(found, by=officer, now=NOW, **witness)
    said = {"words": "Dydd Llun", "language": "cy", "via": "online", "came_on": NOW.date()}
    messages.receive(found, key=uuid.uuid4(), now=NOW, **said)
    return factories.fresh(found)


def test_a_page_of_the_desk_asks_as_often_at_2000_cases_as_at_100(signed_in, officer, case):
    browser = signed_in(officer)
    pages = {**PAGES, **{f"case {tab}": f"/staff/cases/{case.reference}/{tab}" for tab in TABS}}
    copies(case, FEW - 1, officer)
    said = Case.objects.order_by("pk").values_list("pk", flat=True)[:FOUND]
    CaseWord.objects.bulk_create([CaseWord(case_id=pk, word="gwylan") for pk in said])
    few = {name: _queries(browser, address) for name, address in pages.items()}

    copies(case, MANY - FEW, officer)

    assert Case.objects.count() == MANY
    assert {name: _queries(browser, address) for name, address in pages.items()} == few
    assert {name: number for name, number in few.items() if number > MOST} == {}
    assert browser.get(PAGES["search"]).context["page"].paginator.count == FOUND


def test_more_on_a_case_asks_no_more(signed_in, officer, case):
    browser = signed_in(officer)
    addresses = [f"/staff/cases/{case.reference}/{tab}" for tab in TABS]

    def add(number: int) -> None:
        for _ in range(number):
            notes.add(case, key=uuid.uuid4(), words="Nodyn", by=factories.officer(), now=NOW)

    few = [_queries(browser, address) for address in addresses]
    add(9)  # notes, and events with them

    assert [_queries(browser, address) for address in addresses] == few


def test_what_is_counted_beside_every_page_is_decided_by_who_asks_alone(officer, moment):
    """Else the query that is kept for them would not be theirs."""
    welsh = factories.user("welsh_officer")
    asked = [counting.question(shell.waiting(user)) for user in (officer, welsh)]
    moment("2027-12-24")
    factories.checked_case(factories.officer())

    assert [counting.question(shell.waiting(user)) for user in (officer, welsh)] == asked
    assert len({question.values for question in asked}) == 2


@pytest.mark.parametrize("role", ["complaints_team", "chief_officer", "welsh_officer"])
def test_what_is_counted_beside_every_page_is_found_without_reading_every_case(ground, role):
    asked = counting.question(shell.waiting(factories.user(role)))
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked.sql}", asked.values)
        whole = [step for *_, step in cursor.fetchall() if step.startswith("SCAN")]

    waiting = ("USING INDEX mail_waiting", "USING INDEX one_translation_waiting")  # only what waits
    assert [step for step in whole if not step.endswith(waiting)] == []
