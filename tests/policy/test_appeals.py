from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.policy import appeals, working_days
from cases.policy.appeals import Basis, RouteReason
from cases.policy.clauses import Clause
from cases.policy.editions import CURRENT, EARLIER, EDITIONS
from cases.policy.terms import Lateness, LeadInvolved, Reviewer
from tests.policy.examples import CLOSED, day

DAYS = st.dates(date(2019, 1, 1), date(2028, 6, 30))
TEAM, CHIEF, SENIOR = Reviewer.COMPLAINTS_TEAM, Reviewer.CHIEF_OFFICER, Reviewer.SENIOR_REVIEWER
YES, NO, UNKNOWN = LeadInvolved.YES, LeadInvolved.NO, LeadInvolved.UNKNOWN


def optional(text: str | None) -> date | None:
    return day(text) if text else None


@pytest.mark.parametrize(
    ("stated", "deemed", "sent", "received", "basis", "check"),
    [
        pytest.param("2026-11-20", "2026-11-24", None, "2026-11-24", Basis.DEEMED, False,
                     id="both known: deemed is later"),
        pytest.param("2026-11-26", "2026-11-24", None, "2026-11-26", Basis.STATED, False,
                     id="both known: stated is later"),
        pytest.param("2026-11-24", "2026-11-24", None, "2026-11-24", Basis.STATED, False,
                     id="both the same"),
        pytest.param("2026-11-20", None, None, "2026-11-20", Basis.STATED, False,
                     id="only stated"),
        pytest.param(None, "2026-11-24", None, "2026-11-24", Basis.DEEMED, False,
                     id="only deemed"),
        pytest.param(None, None, "2026-11-18", None, Basis.NOT_KNOWN, False, id="neither"),
        pytest.param("2026-12-08", "2026-11-24", None, "2026-12-08", Basis.STATED, False,
                     id="ten working days after the deemed day"),
        pytest.param("2026-12-09", "2026-11-24", None, "2026-12-09", Basis.STATED, True,
                     id="eleven working days after: accepted, to check"),
        pytest.param("2025-11-20", "2026-11-24", "2026-11-18", "2026-11-24", Basis.DEEMED, True,
                     id="stated before the notice: queried, the deemed day counts"),
        pytest.param("2025-11-20", None, "2026-11-18", "2026-11-18", Basis.SENT, True,
                     id="stated before the notice, no deemed day: the notice's own"),
    ],
)  # fmt: skip
def test_effective_receipt(stated, deemed, sent, received, basis, check):
    found = appeals.effective_receipt(
        stated=optional(stated), deemed=optional(deemed), sent_on=optional(sent), closed=CLOSED
    )
    assert (found.received_on, found.basis, found.check) == (optional(received), basis, check)


@given(st.none() | DAYS, st.none() | DAYS, st.none() | DAYS)
def test_a_customer_never_loses_time_by_answering(stated, deemed, sent_on):
    silent = appeals.effective_receipt(stated=None, deemed=deemed, sent_on=sent_on, closed=CLOSED)
    found = appeals.effective_receipt(stated=stated, deemed=deemed, sent_on=sent_on, closed=CLOSED)
    if silent.received_on:
        assert found.received_on >= silent.received_on
    if stated and found.received_on:
        assert found.received_on >= stated


def in_hand(received: str) -> appeals.Deadline:
    return appeals.deadline(CURRENT, stated=day(received), deemed=None, closed=CLOSED)


@pytest.mark.parametrize(
    ("appealed_on", "lateness", "days_late"),
    [
        pytest.param("2026-11-20", Lateness.IN_TIME, 0, id="at once"),
        pytest.param("2026-12-18", Lateness.IN_TIME, 0, id="on the last day, a Friday"),
        pytest.param("2026-12-19", Lateness.LATE, 1, id="on the Saturday"),
        pytest.param("2026-12-20", Lateness.LATE, 1, id="on the Sunday"),
        pytest.param("2026-12-21", Lateness.LATE, 1, id="on the Monday"),
        pytest.param("2026-12-25", Lateness.LATE, 5, id="on Christmas Day: the fifth has begun"),
        pytest.param("2026-12-29", Lateness.LATE, 5, id="on the next working day"),
    ],
)
def test_lateness(appealed_on, lateness, days_late):
    found = appeals.lateness(in_hand("2026-11-20"), day(appealed_on), CLOSED)
    assert (found.lateness, found.days_late) == (lateness, days_late)


def test_an_appeal_is_never_late_when_the_day_of_receipt_is_not_known():
    unknown = appeals.deadline(CURRENT, stated=None, deemed=None, closed=CLOSED)
    found = appeals.lateness(unknown, day("2030-01-01"), CLOSED)
    assert (unknown.last_day, found.lateness) == (None, Lateness.NOT_KNOWN)


@given(st.none() | DAYS, st.none() | DAYS, DAYS)
def test_the_earlier_edition_sets_no_limit(stated, deemed, appealed_on):
    found = appeals.deadline(EARLIER, stated=stated, deemed=deemed, closed=CLOSED)
    assert (found.window, found.last_day, found.not_counted) == (None, None, ())
    assert appeals.lateness(found, appealed_on, CLOSED).lateness is Lateness.NO_LIMIT


@given(DAYS, DAYS)
def test_late_means_after_the_last_day_and_by_at_least_one(received, appealed_on):
    deadline = appeals.deadline(CURRENT, stated=received, deemed=None, closed=CLOSED)
    found = appeals.lateness(deadline, appealed_on, CLOSED)
    assert (found.lateness is Lateness.LATE) == (appealed_on > deadline.last_day)
    assert (found.days_late > 0) == (found.lateness is Lateness.LATE)
    assert working_days.between(received, deadline.last_day, CLOSED) == 20


@given(DAYS, st.integers(0, 30))
def test_a_later_receipt_never_shortens_the_time(received, more):
    later = received + timedelta(more)
    one, other = (
        appeals.deadline(CURRENT, stated=when, deemed=None, closed=CLOSED)
        for when in (received, later)
    )
    assert one.last_day <= other.last_day


@pytest.mark.parametrize(
    ("edition", "lead", "conflicted", "reviewer", "reason"),
    [
        (CURRENT, NO, set(), TEAM, RouteReason.TEAM_CONSIDERS),
        (CURRENT, UNKNOWN, set(), TEAM, RouteReason.TEAM_CONSIDERS),
        (CURRENT, YES, set(), CHIEF, RouteReason.LEAD_INVOLVED),
        (CURRENT, YES, {TEAM}, CHIEF, RouteReason.LEAD_INVOLVED),
        (CURRENT, YES, {CHIEF}, SENIOR, RouteReason.CHIEF_OFFICER_CONFLICTED),
        (CURRENT, YES, {CHIEF, SENIOR}, Reviewer.NOBODY, RouteReason.NOBODY_FREE),
        (CURRENT, NO, {CHIEF, SENIOR}, TEAM, RouteReason.TEAM_CONSIDERS),
        (CURRENT, NO, {TEAM}, CHIEF, RouteReason.TEAM_CONFLICTED),
        (CURRENT, UNKNOWN, {TEAM}, CHIEF, RouteReason.TEAM_CONFLICTED),
        (CURRENT, NO, {TEAM, CHIEF}, SENIOR, RouteReason.CHIEF_OFFICER_CONFLICTED),
        (CURRENT, NO, {TEAM, CHIEF, SENIOR}, Reviewer.NOBODY, RouteReason.NOBODY_FREE),
        (EARLIER, NO, set(), TEAM, RouteReason.TEAM_CONSIDERS),
        (EARLIER, UNKNOWN, set(), TEAM, RouteReason.TEAM_CONSIDERS),
        (EARLIER, YES, set(), CHIEF, RouteReason.LEAD_INVOLVED),
        (EARLIER, YES, {CHIEF}, SENIOR, RouteReason.CHIEF_OFFICER_CONFLICTED),
    ],
)
def test_route(edition, lead, conflicted, reviewer, reason):
    found = appeals.route(edition, lead, conflicted=frozenset(conflicted))
    assert (found.reviewer, found.reason) == (reviewer, reason)


@pytest.mark.parametrize("lead", LeadInvolved)
@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_a_route_is_always_given_and_never_to_someone_caught(edition, lead):
    inside = (TEAM, CHIEF, SENIOR)
    for size in range(len(inside) + 1):
        for caught in combinations(inside, size):
            found = appeals.route(edition, lead, conflicted=frozenset(caught))
            assert found.reviewer not in caught and found.reviewer is not Reviewer.OMBUDSMAN
            assert not (lead is YES and found.reviewer is TEAM)
            assert found.lead_shut_out == (lead is not NO)
            assert found.held_to_confirm == (lead is YES and edition is EARLIER)
            assert found.clause == (
                Clause.LEAD_INVOLVED if lead is YES else Clause.APPEAL_WINDOW
            )  # fmt: skip


@pytest.mark.parametrize(
    ("edition", "involved", "reviewer"),
    [
        pytest.param(EARLIER, True, Reviewer.OMBUDSMAN, id="earlier, confirmed: no internal step"),
        pytest.param(EARLIER, False, TEAM, id="earlier, not confirmed: the team"),
        pytest.param(CURRENT, True, CHIEF, id="current, confirmed: the Chief Officer"),
        pytest.param(CURRENT, False, TEAM, id="current, not confirmed: the team"),
    ],
)
def test_once_the_records_show_whether_the_lead_was_involved(edition, involved, reviewer):
    found = appeals.confirm_lead(edition, involved, conflicted=frozenset())
    assert (found.reviewer, found.held_to_confirm) == (reviewer, False)
    assert found.lead_shut_out is involved


@pytest.mark.parametrize(
    ("edition", "decided_by", "clause"),
    [
        (CURRENT, TEAM, Clause.OMBUDSMAN),
        (CURRENT, CHIEF, Clause.OMBUDSMAN),
        (EARLIER, TEAM, None),
        (EARLIER, Reviewer.OMBUDSMAN, Clause.LEAD_INVOLVED),
    ],
)
def test_the_ombudsman_is_always_the_next_step(edition, decided_by, clause):
    found = appeals.next_step(edition, decided_by)
    assert (found.reviewer, found.clause) == (Reviewer.OMBUDSMAN, clause)


def test_a_stored_answer_routes_as_its_member_does():
    assert appeals.route(CURRENT, "yes", conflicted=frozenset()).reviewer is CHIEF
    assert appeals.route(CURRENT, "yes", conflicted=frozenset({"chief_officer"})).reviewer is SENIOR
    assert appeals.next_step(EARLIER, "ombudsman").clause is Clause.LEAD_INVOLVED


def test_an_answer_nobody_knows_is_refused_and_not_taken_for_no():
    with pytest.raises(ValueError):
        appeals.route(CURRENT, "maybe", conflicted=frozenset())


LATENESSES = st.sampled_from([(Lateness.NOT_KNOWN, None), (Lateness.NO_LIMIT, None)]) | st.tuples(
    st.sampled_from([Lateness.IN_TIME, Lateness.LATE]), DAYS
)


@given(before=LATENESSES, then=LATENESSES)
def test_a_day_told_later_counts_only_when_it_leaves_nobody_worse_off(before, then):
    counts = appeals.no_worse(
        lateness=before[0], last_day=before[1], then=then[0], then_last_day=then[1]
    )
    rank = [Lateness.LATE, Lateness.NOT_KNOWN, Lateness.IN_TIME]
    places = [rank.index(one) if one in rank else 2 for one in (before[0], then[0])]
    if counts:
        assert places[1] >= places[0]
        if places[1] == places[0] and before[1]:
            assert then[1] >= before[1]
    else:
        assert places[1] < places[0] or (before[1] and (not then[1] or then[1] < before[1]))


@pytest.mark.parametrize(
    ("before", "then", "counts"),
    [
        pytest.param((Lateness.LATE, "2026-11-02"), (Lateness.IN_TIME, "2026-11-30"), True,
                     id="late becomes in time"),
        pytest.param((Lateness.LATE, "2026-11-02"), (Lateness.LATE, "2026-11-09"), True,
                     id="less late"),
        pytest.param((Lateness.LATE, "2026-11-02"), (Lateness.LATE, "2026-10-26"), False,
                     id="later still"),
        pytest.param((Lateness.IN_TIME, "2026-12-16"), (Lateness.IN_TIME, "2026-12-14"), False,
                     id="a promised last day is not shortened"),
        pytest.param((Lateness.NOT_KNOWN, None), (Lateness.LATE, "2026-09-29"), False,
                     id="not known never becomes late by itself"),
        pytest.param((Lateness.NOT_KNOWN, None), (Lateness.IN_TIME, "2026-12-16"), True,
                     id="not known becomes in time"),
        pytest.param((Lateness.NO_LIMIT, None), (Lateness.NO_LIMIT, None), True, id="no limit"),
    ],
)  # fmt: skip
def test_no_worse(before, then, counts):
    said = appeals.no_worse(
        lateness=before[0], last_day=optional(before[1]), then=then[0],
        then_last_day=optional(then[1]),
    )  # fmt: skip
    assert said is counts


@pytest.mark.parametrize(
    ("conflicted", "reviewer", "reason"),
    [
        (set(), TEAM, RouteReason.TEAM_CONSIDERS),
        ({CHIEF}, TEAM, RouteReason.TEAM_CONSIDERS),
        ({TEAM}, CHIEF, RouteReason.TEAM_CONFLICTED),
        ({TEAM, CHIEF}, SENIOR, RouteReason.CHIEF_OFFICER_CONFLICTED),
        ({TEAM, CHIEF, SENIOR}, Reviewer.NOBODY, RouteReason.NOBODY_FREE),
    ],
)
def test_a_complaint_is_answered_by_the_team_or_by_who_is_free(conflicted, reviewer, reason):
    route = appeals.route_complaint(conflicted=frozenset(conflicted))
    assert (route.reviewer, route.reason, route.held_to_confirm) == (reviewer, reason, False)
    assert route.clause is Clause.CONTACT_AND_COMPLAINT_APART
