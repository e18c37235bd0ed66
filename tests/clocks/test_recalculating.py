"""A closed day added later moves what is open, and never forwards."""

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client

from cases import clocks
from cases.models import CaseType, ClosedDay
from tests import factories
from tests.clocks.conftest import DUE

NAMES = {"name_cy": "Diwrnod", "name_en": "Day"}


def close(day: date, **over) -> ClosedDay:
    return ClosedDay.objects.create(day=day, **{**NAMES, "extends_council": True, **over})


def test_an_added_bank_holiday_moves_open_clocks_and_says_so():
    case = factories.case()
    close(date(2026, 11, 25))

    assert clocks.recalculate(now=factories.NOW) == 1

    case = factories.fresh(case)
    assert (case.acknowledge_by, case.due_on) == (date(2026, 12, 1), date(2026, 12, 22))
    event = case.events.get(kind="recalculated")
    assert (event.data["was"], event.data["due_on"]) == ("2026-12-21", "2026-12-22")
    assert event.data["acknowledge_was"] == "2026-11-30" and event.by is None


def test_worked_out_again_nothing_moves_twice():
    case = factories.case()
    close(date(2026, 11, 25))
    clocks.recalculate(now=factories.NOW)
    assert clocks.recalculate(now=factories.NOW) == 0
    assert case.events.filter(kind="recalculated").count() == 1


@pytest.mark.parametrize("over", [{"extends_council": False}, {}], ids=["not ours", "weekend"])
def test_a_day_that_gives_the_council_no_time_moves_nothing(over):
    case = factories.case()
    close(date(2026, 11, 28) if not over else date(2026, 11, 25), **over)
    assert clocks.recalculate(now=factories.NOW) == 0
    assert factories.fresh(case).due_on == DUE


def test_a_day_taken_away_again_breaks_no_promise():
    case, extra = factories.case(), close(date(2026, 11, 25))
    clocks.recalculate(now=factories.NOW)
    extra.delete()
    assert clocks.recalculate(now=factories.NOW) == 0
    assert factories.fresh(case).due_on == date(2026, 12, 22)


def test_a_closed_case_stays_as_it_is():
    case = factories.decided_case()
    close(date(2026, 11, 25))
    assert clocks.recalculate(now=factories.NOW) == 0
    assert factories.fresh(case).due_on == DUE


def test_other_targets_hold_for_new_cases_only():
    before = factories.case()
    CaseType.objects.update(acknowledge_within=3, answer_within=30)
    after = factories.case()
    clocks.recalculate(now=factories.NOW)
    assert factories.fresh(before).due_on == DUE
    assert (after.acknowledge_by, after.due_on) == (date(2026, 11, 26), date(2027, 1, 7))


def test_the_clock_finds_a_day_that_came_another_way(moment):
    moment(factories.NOW)
    case = factories.case()
    close(date(2026, 11, 25))
    call_command("clock")
    assert factories.fresh(case).due_on == date(2026, 12, 22)


@pytest.fixture
def cms(moment):
    """A browser of an editor who may do everything in the CMS."""
    moment(factories.NOW)
    browser = Client()
    browser.force_login(factories.user("editor", is_superuser=True))
    return browser


def test_a_closed_day_saved_in_the_cms_moves_what_is_open_and_says_how_much(cms):
    case = factories.case()
    said = {"day": "2026-11-25", "name_cy": "Diwrnod", "name_en": "Day"}

    answer = cms.post("/admin/snippets/cases/closedday/add/", said, follow=True)
    assert factories.fresh(case).due_on == DUE
    [row] = ClosedDay.objects.filter(day=date(2026, 11, 25))
    address = f"/admin/snippets/cases/closedday/edit/{row.pk}/"
    answer = cms.post(address, {**said, "extends_council": "on"}, follow=True)

    assert factories.fresh(case).due_on == date(2026, 12, 22)
    assert "1 " in "".join(str(one) for one in answer.context["messages"])


def test_the_targets_of_a_kind_of_case_are_set_in_the_cms_within_bounds(cms):
    row = CaseType.objects.get(code="appeal")
    address = f"/admin/snippets/cases/casetype/edit/{row.pk}/"
    said = {"name_cy": "Apêl", "name_en": "Appeal", "acknowledge_within": "3"}
    said |= {"answer_within": "15", "warn_acknowledgement": "1", "warn_answer": "4"}

    for wrong in ({"answer_within": "0"}, {"warn_answer": "15"}, {"acknowledge_within": "251"}):
        assert cms.post(address, {**said, **wrong}).status_code == 200
    assert factories.fresh(row).answer_within == 20
    cms.post(address, said)

    row = factories.fresh(row)
    assert (row.acknowledge_within, row.answer_within, row.warn_answer) == (3, 15, 4)
