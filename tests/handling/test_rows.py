"""Routing rows choose the team of a new case, and the case says which row it was."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from cases.handling import rows
from cases.models import CaseType, RoutingCondition, RoutingRow
from tests import factories

TEAM, CHIEF, SENIOR = CaseType.Team.values
TODAY = date(2026, 3, 2)


@pytest.fixture
def kind(ground) -> CaseType:
    made = factories.kind()
    add(made, "sum", "greater", "500", CHIEF, 0)
    add(made, "services", "one_of", "roads tax", SENIOR, 1)
    add(made, "happened_on", "before", "2026-01-01", CHIEF, 2)
    return made


def add(
    kind: CaseType, field: str, operator: str, value: str, queue: str, order: int, **over: str
) -> None:
    asked = {"field": field, "operator": operator, "value": value}
    row = RoutingRow(case_type=kind, queue=queue, sort_order=order, **asked, **over)
    row.full_clean()
    row.save()


@pytest.mark.parametrize(
    ("values", "team", "place"),
    [
        ({"sum": "500.01"}, CHIEF, 1),
        ({"sum": "500", "services": ["bins", "tax"]}, SENIOR, 2),
        ({"happened_on": "2025-12-31"}, CHIEF, 3),
        ({"happened_on": "2026-01-01"}, TEAM, None),
        ({}, TEAM, None),
        ({"sum": "a lot", "services": None, "happened_on": "yesterday"}, TEAM, None),
    ],
)
def test_the_first_row_that_fits_decides_else_the_team_of_the_kind(kind, values, team, place):
    found = rows.queue_for(kind, values, TODAY)

    assert (found.outcome, found.place) == (team, place)


def test_what_a_case_keeps_is_the_row_and_never_the_answer(kind):
    kept = rows.reason(rows.queue_for(kind, {"sum": "1234"}, TODAY))

    assert kept["reason"] == rows.ROW and kept["place"] == 1
    assert kept["row"]["field"] == "sum" and kept["row"]["value"] == "500"
    assert "1234" not in str(kept)


@pytest.mark.parametrize(
    ("match", "values", "team"),
    [
        ("all", {"help": "yes", "notice": "2026-03-06"}, SENIOR),
        ("all", {"help": "yes", "notice": "2026-03-10"}, TEAM),
        ("any", {"help": "no", "notice": "2026-03-06"}, SENIOR),
        ("any", {"help": "no", "notice": "2026-03-10"}, TEAM),
    ],
)
def test_a_row_may_ask_several_things_days_from_the_day_a_case_comes_in_too(
    ground, match, values, team
):
    kind = factories.kind()
    add(kind, "help", "is", "yes", SENIOR, 0, match=match)
    asked = {"field": "notice", "operator": "within", "value": "5"}
    RoutingCondition.objects.create(row=kind.routing_rows.get(), **asked)

    found = rows.queue_for(kind, values, TODAY)

    assert found.outcome == team
    if found.row:
        assert rows.reason(found)["row"]["also"] == [asked]


@pytest.mark.parametrize(
    ("operator", "value"),
    [
        ("before", "soon"),
        ("greater", "some"),
        ("is", ""),
        ("is", "roads tax"),
        ("answered", "yes"),
        ("within", "soon"),
        ("one_of", " "),
    ],
)
def test_a_row_that_could_fail_a_case_is_not_kept(kind, operator, value):
    with pytest.raises(ValidationError):
        add(kind, "sum", operator, value, CHIEF, 3)


def test_no_row_names_the_queue_of_nobody(kind):
    with pytest.raises(ValidationError):
        add(kind, "sum", "answered", "", "nobody", 3)


@pytest.mark.parametrize(("code", "said"), [("cy", "Rhes gyfeirio 1"), ("en", "Routing row 1")])
def test_the_page_of_a_case_names_the_row_and_its_question(signed_in, code, said):
    asked = factories.transcript()[0]
    kind = factories.kind()
    add(kind, asked["key"], "answered", "", CHIEF, 0)
    chief = factories.chief_officer()
    case = factories.enquiry(kind, values={asked["key"]: "words"})

    html = signed_in(chief, code).get(f"/staff/cases/{case.reference}/").content.decode()

    assert said in html and asked["question"][code] in html
