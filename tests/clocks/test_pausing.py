"""The time to answer stands still for a reason, and goes on with the same days left."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from cases import clocks, letters
from cases.casework import Incomplete
from cases.follow import story
from cases.models import Case, ClosedDay, Pause
from cases.permissions import Refused
from cases.policy import working_days
from tests import factories
from tests.clocks.conftest import DUE

WORDS = {"cy": "Anfonwch y llythyr.", "en": "Please send the letter."}


def pause(case, by, now=factories.NOW, **over):
    return clocks.pause(case, by=by, now=now, **{"why": "evidence", "reasons": WORDS, **over})


def test_the_customer_is_told_why_and_no_day_is_promised_meanwhile(held, at):
    case, by = held(reply_language="both")

    stands = pause(case, by, now=at("2026-12-01"))

    page = letters.page(stands.letter)
    assert clocks.paused(case)
    for said in (*WORDS.values(), "something that only you can give us", "1 Rhagfyr 2026"):
        assert said in page
    news = letters.write(case, "progress", news="checked", now=at("2026-12-02"))
    assert "21 December 2026" not in letters.page(news)


def test_as_many_days_are_left_when_it_goes_on_as_when_it_stood_still(held, at):
    case, by = held()
    pause(case, by, now=at("2026-12-01"))
    clocks.resume(case, by=by, now=at("2026-12-31"))

    case, closed = factories.fresh(case), ClosedDay.objects.for_council()
    left = working_days.between(date(2026, 12, 1), DUE, closed)
    assert working_days.between(date(2026, 12, 31), case.due_on, closed) == left
    told = letters.page(case.letters.filter(kind="progress").latest("pk"))
    assert "We now aim to send it by 21 January 2027" in told and "We still aim" not in told
    assert case.events.get(kind="resumed").data["due_on"] == case.due_on.isoformat()


def test_paused_and_resumed_on_one_day_nothing_moves(held):
    case, by = held()
    pause(case, by)
    clocks.resume(case, by=by, now=factories.NOW)
    assert factories.fresh(case).due_on == DUE


def test_while_it_stands_still_a_case_is_not_overdue(held, at):
    case, by = held()
    late = DUE + timedelta(days=30)
    assert case in Case.objects.overdue(late)
    pause(case, by)
    assert case not in Case.objects.overdue(late)


def test_it_cannot_stand_still_twice_nor_go_on_twice_nor_be_extended(held):
    case, by = held()
    with pytest.raises(Refused, match="not_paused"):
        clocks.resume(case, by=by, now=factories.NOW)
    pause(case, by)
    with pytest.raises(Refused, match="paused"):
        pause(case, by)
    with pytest.raises(Refused, match="paused"):
        clocks.extend(case, by=by, days=5, reasons=WORDS, now=factories.NOW)
    assert Pause.objects.count() == case.letters.filter(kind="paused").count() == 1
    clocks.resume(case, by=by, now=factories.NOW)
    with pytest.raises(Refused, match="not_paused"):
        clocks.resume(case, by=by, now=factories.NOW)


def test_an_overdue_case_is_not_made_to_look_in_time(held, at):
    case, by = held()
    with pytest.raises(Refused, match="date_passed"):
        pause(case, by, now=at(DUE + timedelta(days=1)))


@pytest.mark.parametrize(
    ("over", "problem"),
    [
        ({"why": "tired"}, ("why", "required")),
        ({"reasons": {"en": ""}}, ("reasons_en", "required")),
    ],
)
def test_a_reason_we_know_and_words_of_it_are_needed(held, over, problem):
    case, by = held()
    with pytest.raises(Incomplete) as refused:
        pause(case, by, **over)
    assert refused.value.problems == [problem] and not Pause.objects.exists()


@pytest.mark.parametrize("why", Pause.Why.values)
def test_every_reason_has_its_sentence(held, why):
    case, by = held(reply_language="both", representative="Rhodri Esiampl")
    page = letters.page(pause(case, by, why=why).letter)
    assert "The reason: " in page and "Y rheswm: " in page


def test_an_extension_and_a_pause_add_up(held, at):
    case, by = held()
    clocks.extend(case, by=by, days=5, reasons=WORDS, now=factories.NOW)
    pause(factories.fresh(case), by, now=at("2026-12-01"))
    clocks.resume(case, by=by, now=at("2026-12-08"))
    closed = ClosedDay.objects.for_council()
    assert factories.fresh(case).due_on == working_days.after(date(2026, 11, 23), 30, closed)


def test_on_their_own_page_the_customer_reads_that_it_is_paused_and_no_day(held, at):
    case, by = held()
    pause(case, by)
    case = factories.fresh(case)
    with translation.override("en"):
        told = story.of(case, now=at(DUE + timedelta(days=9)))
    assert "has been paused since 23 November 2026" in told.next[0]
    assert "sorry" not in " ".join(told.next)
    assert told.stages[-1].when == "Not yet. The time to answer is paused."
