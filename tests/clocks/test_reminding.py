"""Who is reminded of what, once each, and never anyone with a part in the matter."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection

from cases import clocks, handling
from cases.clocks import reminders
from cases.handling import involvement
from cases.models import (
    Absence,
    Case,
    DataComplaint,
    Involvement,
    Letter,
    LetterState,
    Reminder,
    Statement,
)
from cases.policy.terms import LeadInvolved
from tests import factories
from tests.clocks.conftest import DUE

SOON, LATE = date(2026, 12, 14), DUE + timedelta(days=1)


@pytest.fixture
def answered_for(held):
    """A case whose acknowledgement has left, and who holds it."""

    def make(**over):
        case, by = held(**over)
        Letter.objects.update(state=LetterState.SENT, gone_at=factories.NOW)
        return case, by

    return make


def told(case) -> set[tuple[str, int]]:
    return set(Reminder.objects.filter(case=case).values_list("what", "to"))


def test_the_one_who_holds_it_is_reminded_five_working_days_before(answered_for, at):
    case, by = answered_for()
    factories.lead()
    assert clocks.remind(now=at("2026-12-11")) == 0
    assert clocks.remind(now=at(SOON)) == 1
    assert told(case) == {("answer_soon", by.pk)}
    assert case.events.get(kind="reminded").data["reminder"] == "answer_soon"


def test_overdue_it_goes_to_the_lead_too_and_each_is_told_once(answered_for, at):
    case, by = answered_for()
    lead, _other = factories.lead(), factories.officer()
    for _time in range(3):
        clocks.remind(now=at(LATE))
    assert told(case) == {("answer_late", by.pk), ("answer_late", lead.pk)}
    assert case.events.filter(kind="reminded").count() == 2


def test_a_lead_who_is_shut_out_is_passed_over_for_the_chief_officer(answered_for, at):
    lead, chief = factories.lead(), factories.chief_officer()
    case, by = answered_for(lead_involved=LeadInvolved.UNKNOWN)

    clocks.remind(now=at(LATE))

    assert told(case) == {("answer_late", by.pk), ("answer_late", chief.pk)}
    [for_chief] = reminders.of(chief)
    assert not for_chief["may_open"] and reminders.of(lead) == []


def test_when_the_chief_officer_has_a_part_too_it_is_the_senior_reviewer(answered_for, at):
    factories.lead()
    chief, senior = factories.chief_officer(), factories.senior_reviewer()
    case, by = answered_for(lead_involved=LeadInvolved.UNKNOWN)
    how = {"part": "decided", "source": "recorded", "by": by, "now": factories.NOW}
    involvement.add(case, user=chief, **how)
    clocks.remind(now=at(LATE))
    assert told(case) == {("answer_late", by.pk), ("answer_late", senior.pk)}


def test_held_by_nobody_those_who_work_the_queue_are_reminded(at):
    officers = [factories.officer(), factories.officer()]
    factories.chief_officer()
    case = factories.case()
    Letter.objects.update(state=LetterState.SENT, gone_at=factories.NOW)
    clocks.remind(now=at(SOON))
    assert told(case) == {("answer_soon", user.pk) for user in officers}


def test_whoever_stands_in_is_reminded_while_the_other_is_away(answered_for, at):
    case, by = answered_for()
    other = factories.officer()
    days = {"first_day": SOON - timedelta(days=2), "last_day": SOON + timedelta(days=2)}
    who = {"user": by, "substitute": other, "recorded_by": by}
    Absence.objects.create(**who, **days, recorded_at=factories.NOW)
    clocks.remind(now=at(SOON))
    assert told(case) == {("answer_soon", by.pk), ("answer_soon", other.pk)}


@pytest.mark.parametrize(("day", "what"), [("2026-11-26", "ack_soon"), ("2026-12-01", "ack_late")])
def test_an_acknowledgement_that_has_not_left_is_a_reminder(held, at, day, what):
    case, by = held()
    clocks.remind(now=at(day))
    assert told(case) == {(what, by.pk)}
    Letter.objects.update(state=LetterState.SENT, gone_at=factories.NOW)
    assert reminders.of(by) == []


def test_a_statement_that_is_late_is_a_reminder(answered_for, at):
    case, by = answered_for()
    asked = {"asked_by": by, "asked_at": factories.NOW, "due_on": date(2026, 11, 30)}
    Statement.objects.create(case=case, of=factories.lead(), questions="?", **asked)
    clocks.remind(now=at("2026-12-01"))
    assert ("stmt_late", by.pk) in told(case)


def test_a_case_that_stands_still_or_is_closed_reminds_nobody(answered_for, at):
    case, by = answered_for()
    words = {"en": "Please send it."}
    clocks.pause(case, by=by, why="evidence", reasons=words, now=factories.NOW)
    factories.decided_case(by)
    Letter.objects.filter(kind="acknowledgement").update(
        state=LetterState.SENT, gone_at=factories.NOW
    )
    assert clocks.remind(now=at(LATE)) == 0


def test_a_day_that_was_moved_reminds_again_and_the_old_one_no_longer_stands(answered_for, at):
    case, by = answered_for()
    clocks.remind(now=at(SOON))
    clocks.extend(case, by=by, days=10, reasons={"en": "Long."}, now=at(SOON))
    assert reminders.of(by) == []
    clocks.remind(now=at("2027-01-04"))
    assert [row["reminder"].what for row in reminders.of(by)] == ["answer_soon"]
    assert Reminder.objects.filter(case=case).count() == 2


def test_overdue_takes_the_place_of_due_soon_and_is_seen_once(answered_for, at):
    _case, by = answered_for()
    clocks.remind(now=at(SOON))
    clocks.remind(now=at(LATE))
    [row] = reminders.of(by)
    assert row["late"]
    reminders.seen(row["reminder"].pk, by=factories.officer(), now=at(LATE))
    assert len(reminders.of(by)) == 1
    reminders.seen(row["reminder"].pk, by=by, now=at(LATE))
    assert reminders.of(by) == []


def test_the_mail_names_no_customer_and_comes_in_both_languages(
    answered_for, at, django_capture_on_commit_callbacks
):
    case, by = answered_for()
    by.email = "nia@cyngor.example"
    by.save()
    with django_capture_on_commit_callbacks(execute=True):
        clocks.remind(now=at(SOON))
    [sent] = mail.outbox
    assert sent.to == ["nia@cyngor.example"]
    assert case.customer.name not in sent.body + sent.subject
    assert case.reference not in sent.subject and f"/staff/cases/{case.reference}/" in sent.body
    assert "the answer is due soon" in sent.body
    assert "mae terfyn amser yr ateb yn agos" in sent.body


def test_no_longer_free_of_a_part_a_reminder_is_gone(answered_for, at):
    case, by = answered_for()
    clocks.remind(now=at(SOON))
    how = {"source": "declared", "by": by, "now": factories.NOW}
    involvement.add(case, user=by, part=Involvement.Part.INTEREST, **how)
    assert reminders.of(by) == []


def test_the_clock_reminds(answered_for, moment, at):
    case, _by = answered_for()
    moment(at(SOON))
    call_command("clock")
    assert Reminder.objects.filter(case=case).count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.both_engines
def test_of_two_clocks_at_once_one_reminds(at):
    factories.ground_rules(dated=True)
    by, ready = factories.officer(), Barrier(2)
    lead = factories.lead()
    cases = [factories.case() for _n in range(3)]
    for case in cases:
        handling.claim(case, by=by, now=factories.NOW)
    Letter.objects.update(state=LetterState.SENT, gone_at=factories.NOW)

    def tick(_n: int) -> int:
        ready.wait(timeout=60)
        try:
            return clocks.remind(now=at(LATE))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        made = sum(pool.map(tick, range(2)))

    assert made == Reminder.objects.count() == 6
    assert {told(case) == {("answer_late", by.pk), ("answer_late", lead.pk)} for case in cases} == {
        True
    }
    assert Case.objects.filter(events__kind="reminded").distinct().count() == 3


@pytest.mark.parametrize(
    ("day", "what"), [("2026-12-16", "data_soon"), ("2026-12-24", "data_late")]
)
def test_a_complaint_about_personal_data_reminds_even_while_the_case_is_paused(
    answered_for, at, day, what
):
    case, by = answered_for()
    clocks.pause(case, by=by, why="others", reasons={"en": "The court."}, now=factories.NOW)
    DataComplaint.objects.create(
        case=case,
        about="x",
        received_on=date(2026, 11, 23),
        acknowledge_by=date(2026, 12, 23),
        found_by=by,
        found_at=factories.NOW,
    )
    assert clocks.remind(now=at("2026-12-15")) == 0
    clocks.remind(now=at(day))
    assert told(case) == {(what, by.pk)}
    assert len(reminders.of(by)) == 1
    DataComplaint.objects.update(answered_on=date(2026, 12, 17), answered_by=by)
    assert reminders.of(by) == []


def test_given_on_to_a_colleague_an_overdue_case_reminds_them_too(answered_for, at):
    case, by = answered_for()
    clocks.remind(now=at(LATE))
    other = factories.officer()
    handling.hand_over(case, by=by, to=other, reason="Leave.", now=at(LATE))
    clocks.remind(now=at(LATE))
    assert ("answer_late", other.pk) in told(case)


def test_what_is_overdue_stands_first_then_what_is_due_soonest(answered_for, at):
    cases = {}
    for day in (DUE, DUE - timedelta(days=5), DUE + timedelta(days=1), DUE - timedelta(days=4)):
        case, by = answered_for(by=next(iter(cases.values()))[1] if cases else None)
        Case.objects.filter(pk=case.pk).update(due_on=day)
        cases[day] = (case, by)

    clocks.remind(now=at(DUE - timedelta(days=2)))

    days = [(one["late"], one["reminder"].day) for one in reminders.of(by)]
    assert days == sorted(days, key=lambda one: (not one[0], one[1])) and len(days) == 4
    assert [late for late, _day in days] == [True, True, False, False]
