"""A complaint about personal data: its own day, its own letter, and what is kept of its answer."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import data_protection, handling
from cases.casework import Incomplete
from cases.handling import involvement
from cases.models import DataComplaint, Letter
from cases.permissions import Refused
from cases.policy.data_protection import acknowledge_by
from tests import factories
from tests.factories import NOW, fresh
from tests.letters.speech import sections

ABOUT = "Our letter was sent to a neighbour."
TODAY = NOW.date()


def found(case, by, **over):
    return data_protection.found(case, **{"about": ABOUT, "by": by, "now": NOW, **over})


@given(st.dates(date(2026, 6, 19), date(2035, 12, 31)))
def test_thirty_days_are_counted_from_the_day_after_weekends_included(came_on):
    counted = [came_on + timedelta(days=n) for n in range(1, 31)]
    assert acknowledge_by(came_on) == counted[-1]


def test_it_has_a_clock_of_its_own_from_the_day_the_case_came(officer):
    case = factories.case()
    complaint = found(case, officer)
    assert complaint.received_on == case.received_on == TODAY
    assert complaint.acknowledge_by == TODAY + timedelta(days=30)
    assert fresh(case).due_on == case.due_on, "the case keeps its own day"


def test_one_that_came_later_counts_from_the_day_it_came(officer):
    case = factories.case(now=NOW - timedelta(days=40))
    complaint = found(case, officer, received_on=TODAY - timedelta(days=1))
    assert complaint.acknowledge_by == TODAY + timedelta(days=29)


@pytest.mark.parametrize("days", [-1, 41])
def test_it_cannot_come_before_the_case_or_tomorrow(officer, days):
    case = factories.case(now=NOW - timedelta(days=40))
    came_on = case.received_on + timedelta(days=days)
    with pytest.raises(Incomplete, match="came_on"):
        found(case, officer, received_on=came_on)
    assert not DataComplaint.objects.exists()


def test_it_says_what_it_is_about(officer):
    with pytest.raises(Incomplete, match="data_about"):
        found(factories.case(), officer, about="  ")


def test_found_twice_it_is_one_with_one_letter(officer):
    case = factories.case()
    first, second = found(case, officer), found(case, officer, about="Again")
    assert (first.pk, second.about) == (second.pk, ABOUT)
    assert Letter.objects.filter(kind="data_complaint").count() == 1
    assert case.events.filter(kind="data_complaint_found").count() == 1


def test_no_words_of_it_stand_in_the_event_or_the_letter(officer):
    case = factories.case()
    complaint = found(case, officer)
    assert "neighbour" not in str(case.events.get(kind="data_complaint_found").data)
    assert b"neighbour" not in bytes(complaint.letter.message)


POST = {"channels": frozenset({"post"}), "address": "1 Stryd\nLL11 1AA", "email": ""}


def test_the_letter_goes_in_each_language_by_their_own_channel(officer):
    complaint = found(factories.case(reply_language="both", **POST), officer)
    said = sections(bytes(complaint.letter.message).decode())
    assert complaint.letter.channel == "post"
    assert "Rydym yn ymdrin â’r gŵyn hon ar wahân" in said["cy"]
    assert "erbyn 23 Rhagfyr 2026" in said["cy"]
    assert "We deal with this complaint separately" in said["en"]
    assert "by 23 December 2026. This letter acknowledges it." in said["en"]
    for words in said.values():
        assert "ico.org.uk" in words and "2025" in words


def test_a_letter_after_its_day_says_that_it_is_late(officer):
    case = factories.case(now=NOW - timedelta(days=40), reply_language="both", **POST)
    said = sections(bytes(found(case, officer).letter.message).decode())
    assert "sorry that it is late" in said["en"] and "ei fod yn hwyr" in said["cy"]


def test_it_is_answered_once_on_a_day(officer):
    case = factories.case()
    found(case, officer)
    for _ in range(2):
        data_protection.answered(case, on=TODAY, by=officer, now=NOW)
    complaint = DataComplaint.objects.get()
    assert (complaint.answered_on, complaint.answered_by) == (TODAY, officer)
    assert case.events.filter(kind="data_complaint_answered").count() == 1
    with pytest.raises(Incomplete, match="answered_on"):
        later = fresh(case)
        DataComplaint.objects.update(answered_on=None, answered_by=None)
        data_protection.answered(later, on=TODAY + timedelta(days=1), by=officer, now=NOW)


def test_another_day_does_not_overwrite_the_answer(officer):
    case = factories.case(now=NOW - timedelta(days=9))
    found(case, officer)
    data_protection.answered(case, on=TODAY, by=officer, now=NOW)
    with pytest.raises(Refused, match="data_complaint_answered"):
        data_protection.answered(case, on=TODAY - timedelta(days=1), by=officer, now=NOW)


def test_there_is_nothing_to_answer_without_one(officer):
    with pytest.raises(Refused, match="no_data_complaint"):
        data_protection.answered(factories.case(), on=TODAY, by=officer, now=NOW)


def test_it_may_be_found_and_answered_after_the_case_is_closed(officer):
    case = factories.decided_case(officer)
    found(case, officer)
    assert data_protection.answered(case, on=TODAY, by=officer, now=NOW).answered_on == TODAY


def test_what_a_colleague_holds_is_left_to_them(officer):
    case = factories.case()
    handling.claim(case, by=factories.officer(), now=NOW)
    with pytest.raises(Refused, match="already_taken"):
        found(case, officer)


def test_somebody_with_a_part_in_the_matter_finds_nothing(officer):
    case, free = factories.case(), factories.officer()
    involvement.add(case, user=officer, part="witness", source="recorded", by=free, now=NOW)
    with pytest.raises(Refused, match="not_visible"):
        found(case, officer)
