"""Taking a list out: what is seen and nothing else, harmless in a spreadsheet."""

import csv
import io

import pytest
from openpyxl import load_workbook

from cases.models import Case, Event, Pause
from cases.policy.terms import LeadInvolved
from cases.staff import exports, worklist
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = factories.NOW.date()
FORMULAS = ("=HYPERLINK(1)", "+44 1978", "-1", "@SUM(A1)", "\t=1", " =1+1")


@pytest.fixture(autouse=True)
def ground():
    factories.ground_rules()


def rows_of(response) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:])))


def sheet_of(response) -> list[tuple]:
    return list(load_workbook(io.BytesIO(b"".join(response))).active.iter_rows(values_only=True))


def take(client, kind="csv", **filters):
    return client.post("/staff/export/", {"as": kind, **filters})


def test_a_csv_holds_the_cases_of_the_list(client):
    client.force_login(factories.officer())
    found = factories.case(name="Siân Ŵ Ŷ")
    _heading, *lines = rows_of(take(client))
    assert [(line[0], line[2]) for line in lines] == [(found.reference, "Siân Ŵ Ŷ")]


def test_a_workbook_holds_the_cases_of_the_list(client):
    client.force_login(factories.officer())
    found = factories.case(name="Siân Ŵ Ŷ")
    _heading, *lines = sheet_of(take(client, "xlsx"))
    assert [(line[0], line[2]) for line in lines] == [(found.reference, "Siân Ŵ Ŷ")]


def test_what_is_filtered_away_stays_in(client):
    client.force_login(factories.officer())
    factories.case()
    assert len(rows_of(take(client, holder="me"))) == 1


def test_an_involved_lead_takes_nothing_out(client):
    factories.chief_officer()
    client.force_login(factories.lead())
    factories.case(lead_involved=LeadInvolved.YES)
    assert len(rows_of(take(client, state="all"))) == 1


def test_each_case_keeps_who_took_it_out(client):
    officer = factories.officer()
    client.force_login(officer)
    found = factories.case()
    take(client)
    assert Event.objects.get(case=found, kind="exported").by == officer


def test_reading_the_address_takes_nothing_out(client):
    client.force_login(factories.officer())
    factories.case()
    assert client.get("/staff/export/").status_code == 405


@pytest.mark.parametrize("name", FORMULAS)
def test_no_cell_of_a_csv_is_a_formula(client, name):
    client.force_login(factories.officer())
    factories.case(name=name)
    assert rows_of(take(client))[1][2] == f"'{name}"


@pytest.mark.parametrize("name", FORMULAS)
def test_a_text_of_a_workbook_is_a_text_byte_for_byte(client, name):
    client.force_login(factories.officer())
    factories.case(name=name)
    assert sheet_of(take(client, "xlsx"))[1][2] == name


NAUGHTY = ("Ŵ ‘Siân’ <b>&amp;</b>", "{{ 7*7 }} %s", "مرحبا \u202e", '🦄, "a;b"', "O\u2019Brien")


@pytest.mark.parametrize("name", NAUGHTY)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_naughty_name_comes_out_as_it_was_typed(client, kind, name):
    client.force_login(factories.officer())
    factories.case(name=name)
    answer = take(client, kind)
    rows = rows_of(answer) if kind == "csv" else sheet_of(answer)
    assert rows[1][2] == name


def test_the_kind_of_case_and_what_it_waits_for_stand_beside_it(client):
    officer = factories.officer()
    client.force_login(officer)
    found = factories.case()
    Pause.objects.create(case=found, why="customer", paused_on=TODAY, by=officer, at=factories.NOW)
    heading, line = rows_of(take(client))
    row = dict(zip(heading, line, strict=True))
    assert row["Math o achos"] == found.case_type.name_cy
    assert (row["Yn aros am"], row["Diwrnodau gwaith ar ôl"]) == ("Wedi’i atal dros dro", "")


def test_a_list_comes_out_in_the_order_of_the_screen(client):
    client.force_login(factories.officer())
    for name in ("Beti", "Alun", "Ceri"):
        factories.case(name=name)
    assert [line[2] for line in rows_of(take(client, sort="-name"))[1:]] == ["Ceri", "Beti", "Alun"]


def test_the_headings_are_in_the_language_of_the_reader(client):
    client.force_login(factories.officer())
    client.cookies["django_language"] = "cy"
    assert rows_of(take(client))[0][0] == "Cyfeirnod"


def test_a_long_list_takes_no_more_queries_for_each_case(django_assert_max_num_queries):
    for _ in range(12):
        factories.case()
    with django_assert_max_num_queries(5):
        list(exports.as_csv(list(Case.objects.values_list("pk", flat=True)), TODAY, "cy"))


def test_the_list_and_the_export_are_one_queryset(client):
    officer = factories.officer()
    client.force_login(officer)
    factories.case()
    listed = worklist.chosen(officer, {}, TODAY).count()
    assert len(rows_of(take(client))) == listed + 1
