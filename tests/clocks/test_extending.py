"""More time to answer, told before the old day passes, and taken away again."""

import html
from datetime import date, timedelta

import pytest

from cases import clocks, letters
from cases.casework import Incomplete
from cases.models import ClosedDay, Extension
from cases.permissions import Refused
from tests import factories
from tests.clocks.conftest import DUE

WORDS = {"cy": "Mae’r dystiolaeth yn hir.", "en": "The evidence is long."}


def extend(case, by, now=factories.NOW, **over):
    return clocks.extend(case, by=by, now=now, **{"days": 10, "reasons": WORDS, **over})


def test_an_extension_counts_on_in_working_days_and_is_told_with_its_reason(held):
    case, by = held(reply_language="both")

    extension = extend(case, by)

    case = factories.fresh(case)
    assert (extension.was_due_on, case.due_on) == (DUE, date(2027, 1, 7))
    page = letters.page(extension.letter)
    for said in (*WORDS.values(), "21 Rhagfyr 2026", "7 Ionawr 2027", "7 January 2027"):
        assert said in page
    event = case.events.get(kind="extended")
    assert (event.data["was"], event.data["due_on"]) == ("2026-12-21", "2027-01-07")
    assert event.by == by and event.clause == "appeal-window"


@pytest.mark.parametrize("days", [0, -3, 61, 500])
def test_days_out_of_bounds_are_refused_and_nothing_changes(held, days):
    case, by = held()
    with pytest.raises(Incomplete) as refused:
        extend(case, by, days=days)
    assert refused.value.problems == [("days", "range")]
    assert factories.fresh(case).due_on == DUE and not case.letters.filter(kind="extended")


def test_reasons_are_needed_in_every_language_of_the_letter(held):
    case, by = held(reply_language="both")
    with pytest.raises(Incomplete) as refused:
        extend(case, by, reasons={"en": "Because.", "cy": " "})
    assert refused.value.problems == [("reasons_cy", "required")]
    assert not Extension.objects.exists()


def test_it_is_possible_on_the_day_itself_and_refused_the_day_after(held, at):
    case, by = held()
    with pytest.raises(Refused, match="date_passed"):
        extend(case, by, now=at(DUE + timedelta(days=1)))
    extend(case, by, now=at(DUE))
    assert factories.fresh(case).due_on > DUE


@pytest.mark.parametrize("who", ["colleague", "nobody"])
def test_only_the_one_who_holds_the_case_gives_time(held, who):
    case, _by = held()
    if who == "nobody":
        case = factories.case()
    with pytest.raises(Refused, match="take_it_first"):
        extend(case, factories.officer())


def test_who_had_a_part_in_the_matter_cannot_see_it_to_extend_it(held):
    case, _by = held()
    with pytest.raises(Refused, match="not_visible"):
        extend(case, factories.chief_officer())


def test_sent_twice_from_one_page_it_gives_time_once(held):
    case, by = held()
    extend(case, by, was=DUE)
    with pytest.raises(Refused, match="date_moved"):
        extend(case, by, was=DUE)
    assert case.letters.filter(kind="extended").count() == 1


def test_removed_it_restores_the_day_and_the_customer_is_told(held, at):
    case, by = held()
    extension = extend(case, by)

    clocks.remove_extension(extension, by=by, reason="It came sooner.", now=at("2026-12-02"))

    assert factories.fresh(case).due_on == DUE
    told = case.letters.filter(kind="progress").latest("pk")
    assert "We no longer do" in letters.page(told) and "21 December 2026" in letters.page(told)
    event = case.events.get(kind="extension_removed")
    assert event.data["reason"] == "It came sooner." and event.data["due_on"] == "2026-12-21"


def test_removed_after_the_old_day_has_passed_the_letter_says_sorry(held, at):
    case, by = held()
    extension = extend(case, by)
    clocks.remove_extension(extension, by=by, reason="Mistake.", now=at("2026-12-28"))
    told = letters.page(case.letters.filter(kind="progress").latest("pk"))
    assert "that date has passed" in told and "We still aim" not in told


def test_the_first_of_two_removed_leaves_the_second_and_both_leave_the_first_promise(held, at):
    case, by = held()
    first = extend(case, by, days=5)
    second = extend(factories.fresh(case), by, days=3)
    clocks.remove_extension(first, by=by, reason="x", now=factories.NOW)
    assert factories.fresh(case).due_on == date(2026, 12, 24)
    clocks.remove_extension(second, by=by, reason="x", now=factories.NOW)
    assert factories.fresh(case).due_on == DUE


def test_a_closed_day_added_meanwhile_still_counts_after_the_removal(held, at):
    case, by = held()
    extension = extend(case, by)
    day = {"name_cy": "x", "name_en": "x", "extends_council": True}
    ClosedDay.objects.create(day=date(2026, 12, 1), **day)
    clocks.recalculate(now=factories.NOW)
    clocks.remove_extension(extension, by=by, reason="x", now=factories.NOW)
    assert factories.fresh(case).due_on == date(2026, 12, 22)


def test_a_reason_is_needed_to_remove_one_and_it_goes_once(held):
    case, by = held()
    extension = extend(case, by)
    with pytest.raises(Incomplete):
        clocks.remove_extension(extension, by=by, reason=" ", now=factories.NOW)
    clocks.remove_extension(extension, by=by, reason="x", now=factories.NOW)
    with pytest.raises(Refused, match="extension_removed"):
        clocks.remove_extension(extension, by=by, reason="x", now=factories.NOW)
    assert case.letters.filter(kind="progress").count() == 1


def test_words_that_look_like_anything_else_come_back_as_they_were_typed(held):
    case, by = held()
    naughty = "<b>((reference))</b> {{ 7*7 }} =1+1 %(x)s ŵŷ 𝕏 '; DROP TABLE"
    extension = extend(case, by, reasons={"en": naughty})
    assert factories.fresh(extension).reason("en") == naughty
    assert naughty in html.unescape(letters.page(extension.letter))
