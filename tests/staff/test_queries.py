"""How often a page asks the database: as often at 2,000 cases as at 100, and 15 times at most."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import handling, notes
from cases.models import Appeal, Case, CaseWord
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
    made = [_copy(of, copy, officer) for copy in range(number)]
    Case.objects.bulk_create(made, batch_size=500)
    Appeal.objects.bulk_create([_appeal_of(of, case) for case in made], batch_size=500)


def _copy(of: Case, copy: int, officer) -> Case:
    case = Case.objects.get(pk=of.pk) if copy == 0 else _like(of)
    case.pk, case._state.adding = None, True
    case.reference = f"CYS-{uuid.uuid4().hex[:14].upper()}"
    case.handler = officer if copy % 2 else None
    return case


def _like(of: Case) -> Case:
    fields = {field.attname: getattr(of, field.attname) for field in Case._meta.concrete_fields}
    return Case(**fields)


def _appeal_of(of: Case, case: Case) -> Appeal:
    fields = {
        field.attname: getattr(of.appeal, field.attname) for field in Appeal._meta.concrete_fields
    }
    fields.pop("id", None)
    return Appeal(**{**fields, "case_id": case.pk, "key": uuid.uuid4()})


def _queries(browser, address: str) -> int:
    browser.get(address)  # warm: what is looked up once in a process
    with CaptureQueriesContext(connection) as caught:
        assert browser.get(address).status_code == 200
    return len(caught)


def test_a_page_of_the_desk_asks_as_often_at_2000_cases_as_at_100(signed_in, officer):
    browser, case = signed_in(officer), factories.case()
    handling.claim(case, by=officer, now=NOW)
    case = factories.fresh(case)
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


def test_more_on_a_case_asks_no_more(signed_in, officer):
    browser, case = signed_in(officer), factories.case()
    addresses = [f"/staff/cases/{case.reference}/{tab}" for tab in TABS]

    def add(number: int) -> None:
        for _ in range(number):
            notes.add(case, key=uuid.uuid4(), words="Nodyn", by=factories.officer(), now=NOW)

    add(1)
    few = [_queries(browser, address) for address in addresses]
    add(9)

    assert [_queries(browser, address) for address in addresses] == few
