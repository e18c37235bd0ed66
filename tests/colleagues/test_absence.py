"""Days away and who stands in: recorded by oneself, ended early, seen where work is given on."""

from datetime import date, timedelta

import pytest

from cases.casework import Incomplete
from cases.colleagues import absence
from cases.models import Absence
from cases.permissions import Refused
from tests import factories
from tests.factories import NOW

PAGE = "/staff/absence/"
TODAY = NOW.date()
FRIDAY = date(2026, 11, 27)


def away(by, **over):
    days = {"first_day": TODAY, "last_day": FRIDAY}
    return absence.record(by=by, now=NOW, **{**days, **over})


def typed(first: date, last: date, substitute="") -> dict:
    days = {"first_day": first, "last_day": last}
    parts = ("day", "month", "year")
    boxes = {f"{name}_{part}": getattr(day, part) for name, day in days.items() for part in parts}
    return {**boxes, "substitute": getattr(substitute, "pk", substitute)}


def test_recorded_twice_it_is_one(officer, colleague):
    assert away(officer, substitute=colleague) == away(officer, substitute=colleague)
    assert absence.until(TODAY) == {officer.pk: FRIDAY}
    assert absence.until(FRIDAY + timedelta(days=1)) == {}


def test_one_that_runs_into_another_is_refused(officer):
    away(officer)
    with pytest.raises(Incomplete) as refused:
        away(officer, first_day=FRIDAY, last_day=FRIDAY + timedelta(days=7))
    assert refused.value.problems == [("first_day", "overlaps")]


@pytest.mark.parametrize(
    ("first", "last"), [(FRIDAY, TODAY), (TODAY - timedelta(days=9), TODAY - timedelta(days=2))]
)
def test_days_that_end_before_they_begin_or_are_over_are_refused(officer, first, last):
    with pytest.raises(Incomplete):
        away(officer, first_day=first, last_day=last)


def test_who_stands_in_works_the_same_queue(officer):
    strangers = (officer, factories.chief_officer(), factories.user("frontline"),
                 factories.officer(is_active=False))  # fmt: skip
    for person in strangers:
        with pytest.raises(Incomplete) as refused:
            away(officer, substitute=person)
        assert refused.value.problems == [("substitute", "not_a_colleague")]
    assert away(officer, substitute=factories.lead())


def test_it_ends_early_and_only_by_whose_it_is(officer, colleague):
    mine = away(officer)
    with pytest.raises(Refused):
        absence.end(mine, by=colleague, now=NOW)
    absence.end(mine, by=officer, now=NOW)
    assert absence.until(TODAY) == {} and away(officer).pk != mine.pk


def test_it_is_recorded_and_ended_on_the_page(signed_in, officer, colleague, language):
    away(colleague)
    screen = signed_in(officer, language)
    wrong = screen.post(PAGE, typed(FRIDAY, TODAY, colleague))
    assert wrong.status_code == 200 and wrong.context["form"].errors.keys() == {"last_day"}
    for _ in range(2):
        assert screen.post(PAGE, typed(TODAY, FRIDAY, colleague)).url == PAGE
    overlapping = screen.post(PAGE, typed(FRIDAY, FRIDAY))
    assert overlapping.context["form"].errors.keys() == {"first_day"}
    (mine,) = screen.get(PAGE).context["absences"]
    assert (mine.user, mine.substitute) == (officer, colleague)
    assert screen.post(f"{PAGE}{mine.pk}/end/").url == PAGE
    assert not screen.get(PAGE).context["absences"]
    theirs = Absence.objects.get(user=colleague)
    assert screen.post(f"{PAGE}{theirs.pk}/end/").status_code == 404


def test_a_posted_stranger_is_refused(signed_in, officer):
    stranger = factories.chief_officer()
    answer = signed_in(officer).post(PAGE, typed(TODAY, FRIDAY, stranger))
    assert answer.status_code == 200 and not Absence.objects.exists()


def test_the_hand_over_list_says_who_is_away_until_when(signed_in, held, officer, colleague):
    away(colleague)
    case = held()
    page = signed_in(officer).get(f"/staff/cases/{case.reference}/hand-over/").content.decode()
    assert "Mari Enghraifft (away until 27 November 2026)" in page
