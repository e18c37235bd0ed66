"""A substitute finds what their colleague holds, if they may see it, and can take it over."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import colleagues
from cases.casework import Incomplete
from cases.colleagues import absence, standing_in
from cases.handling import involvement
from cases.models import Proposal
from cases.permissions import Refused
from tests import factories
from tests.factories import NOW, fresh

TODAY = NOW.date()
LATER = NOW + timedelta(days=7)


@pytest.fixture
def away(officer, colleague):
    return absence.record(
        by=officer, first_day=TODAY, last_day=TODAY, substitute=colleague, now=NOW
    )


def take(case, by, *, reason="Owain is away.", now=NOW):
    return colleagues.stand_in(case, by=by, reason=reason, now=now)


def test_the_substitute_finds_the_cases_in_the_same_number_of_queries(away, colleague, held):
    def found():
        with CaptureQueriesContext(connection) as asked:
            (one,) = standing_in.for_(colleague, TODAY)
        return one, len(asked)

    first = held()
    found()
    one, before = found()
    assert (one.cases, one.until, one.colleague) == ([first], TODAY, away.user)
    for _ in range(5):
        held()
    one, after = found()
    assert len(one.cases) == 6 and after == before


def test_they_take_a_case_over_once_and_that_is_on_record(away, officer, colleague, held):
    case = held()
    take(case, colleague)
    assert fresh(case).handler == colleague
    event = case.events.get(kind="stood_in")
    assert event.data == {"people": [officer.pk], "reason": "Owain is away."}
    with pytest.raises(Refused, match="already_yours"):
        take(case, colleague)


def test_a_reason_is_needed(away, colleague, held):
    with pytest.raises(Incomplete):
        take(held(), colleague, reason=" ")


def test_it_ends_with_the_absence(away, officer, colleague, held):
    case = held()
    with pytest.raises(Refused, match="not_standing_in"):
        take(case, colleague, now=LATER)
    assert standing_in.for_(colleague, LATER.date()) == []
    absence.end(away, by=officer, now=NOW)
    with pytest.raises(Refused, match="not_standing_in"):
        take(case, colleague)
    assert standing_in.for_(colleague, TODAY) == []


def test_nobody_else_takes_it(away, held):
    case = held()
    for person in (factories.officer(), factories.lead()):
        with pytest.raises(Refused, match="not_standing_in"):
            take(case, person)
    for person in (factories.chief_officer(), factories.user("auditor")):
        with pytest.raises(Refused, match="not_visible"):
            take(case, person)


def test_a_substitute_with_a_part_in_it_finds_nothing_of_the_case(
    signed_in, away, officer, colleague, held
):
    case = held(name="Zanzibar Canary", email="z@z.cymru")
    involvement.add(case, part="witness", source="recorded", by=officer, user=colleague, now=NOW)
    (one,) = standing_in.for_(colleague, TODAY)
    assert one.cases == []
    with pytest.raises(Refused, match="not_visible"):
        take(case, colleague)
    screen = signed_in(colleague)
    assert "Zanzibar" not in screen.get("/staff/").content.decode()
    assert screen.get(f"/staff/cases/{case.reference}/stand-in/").status_code == 404


def test_it_is_found_on_my_work_and_taken_over_on_the_case(
    signed_in, away, colleague, held, language
):
    case = held()
    screen = signed_in(colleague, language)
    work = screen.get("/staff/").content.decode()
    assert case.reference in work and "Owain Enghraifft" in work
    address = f"/staff/cases/{case.reference}/stand-in/"
    assert address in screen.get(f"/staff/cases/{case.reference}/").content.decode()
    assert screen.get(address).status_code == 200
    empty = screen.post(address, {"reason": ""})
    assert empty.status_code == 200 and empty.context["form"].errors
    assert screen.post(address, {"reason": "Mae Owain i ffwrdd."}).status_code == 302
    assert fresh(case).handler == colleague
    assert screen.get(address).status_code == 409


def test_whoever_proposed_a_decision_does_not_come_to_sign_it(away, officer, colleague, held):
    case = held()
    Proposal.objects.create(case=case, proposed_by=colleague, proposed_at=NOW)
    with pytest.raises(Refused, match="not_allowed"):
        take(case, colleague)
    report = colleagues.hand_on(
        officer, by=factories.lead(), to=colleague, reason="She has left.", now=NOW
    )
    assert report.refused == [(case, "colleague_may_not")] and fresh(case).handler == officer
