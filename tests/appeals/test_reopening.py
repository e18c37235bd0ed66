"""A decided appeal taken up again on new evidence: a case of its own, looked at by others."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cases import handling
from cases.appeals import reopening, triage
from cases.casework import Incomplete
from cases.handling import linking
from cases.letters import article
from cases.models import Case, CaseLink, CaseType, ClosedDay, Involvement, Letter, State
from cases.permissions import Refused
from cases.policy import working_days
from cases.policy.terms import LeadInvolved, Reviewer
from tests import factories
from tests.factories import NOW, fresh

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=40)
LATE = {"notice_date": date(2026, 9, 1), "received_on": date(2026, 9, 2)}


@pytest.fixture(autouse=True)
def ground(db):
    factories.ground_rules()


@pytest.fixture
def first():
    """Decided by one officer, its letter gone; another officer is there."""
    factories.officer(first_name="Tom")
    return let_leave(factories.decided_case(factories.officer(first_name="Nia")))


def let_leave(case):
    """The half minute in which the decision can be taken back is over."""
    Letter.objects.filter(case=case).update(undo_until=timezone.now() - timedelta(minutes=1))
    return fresh(case)


def reopen(first, by=None, now=LATER):
    reason, by = "A recording of the call.", by or first.decision.decided_by
    return fresh(reopening.reopen(first, by=by, reason=reason, now=now))


def shut_out(case, user, source=Involvement.Source.RECORDED):
    witness = Involvement.Part.WITNESS
    case.involvements.create(user=user, part=witness, source=source, added_at=NOW)


def told(case) -> str:
    return article(case.letters.get(kind="reopened"))


def test_it_is_a_new_case_with_the_same_appeal_and_its_own_clock(first):
    again = reopen(first)

    assert again != first and again.reference != first.reference
    assert (again.customer, again.edition) == (first.customer, first.edition)
    assert (again.state, again.queue) == (State.DECIDE, Reviewer.COMPLAINTS_TEAM)
    target, closed = again.case_type.answer_within, ClosedDay.objects.for_council()
    assert again.due_on == working_days.after(LATER.date(), target, closed)
    old, new = first.appeal, again.appeal
    assert new.notice_on == old.notice_on
    assert again.submission.transcript == first.submission.transcript
    assert [g.words for g in new.grounds.all()] == [g.words for g in old.grounds.all()]
    assert {g.answer_en for g in new.grounds.all()} == {""}


def test_the_first_case_stays_closed_as_it_was(first):
    before = Case.objects.filter(pk=first.pk).values().get()
    answers = list(first.appeal.grounds.values())
    reopen(first)

    assert Case.objects.filter(pk=first.pk).values().get() == before
    assert list(first.appeal.grounds.values()) == answers
    assert first.events.latest("pk").kind == "taken_up_again"


def test_the_letter_says_what_is_looked_at_again_by_when_by_whom_and_gives_a_code(first):
    again = reopen(first)

    letter = told(again)
    for said in (first.reference, again.reference, "The Complaints Team", "29 January 2027"):
        assert said in letter
    assert 'class="code"' in letter
    assert again.access_codes.count() == 1


def test_whoever_decided_the_first_has_no_part_in_the_second(first):
    decider = first.decision.decided_by
    again = reopen(first)

    assert again.involvements.get(user=decider).part == Involvement.Part.REVIEWED
    assert not Case.objects.visible_to(decider).filter(pk=again.pk).exists()
    assert linking.of(first, decider) == []


def test_whoever_investigated_the_first_has_no_part_in_the_second(first):
    investigator = factories.officer()
    decision = first.decision
    decision.investigated_by = investigator
    decision.save()
    again = reopen(first)

    assert not Case.objects.visible_to(investigator).filter(pk=again.pk).exists()


def test_with_nobody_else_free_it_goes_up_the_chain_and_the_letter_says_so():
    chief = factories.chief_officer()
    again = reopen(let_leave(factories.decided_case()))

    assert again.queue == Reviewer.CHIEF_OFFICER
    assert Case.objects.visible_to(chief).filter(pk=again.pk).exists()
    assert "Chief Officer" in told(again)


def test_of_the_chief_officer_s_own_decision_it_goes_to_the_senior_reviewer():
    chief, senior = factories.chief_officer(), factories.senior_reviewer()
    factories.officer()
    again = reopen(let_leave(factories.decided_case(chief, lead_involved=LeadInvolved.YES)))

    assert again.queue == Reviewer.SENIOR_REVIEWER
    assert Case.objects.visible_to(senior).filter(pk=again.pk).exists()


def test_with_nobody_free_at_all_it_is_parked_and_the_letter_names_the_ombudsman():
    first = let_leave(factories.decided_case())
    shut_out(first, factories.chief_officer())
    again = reopen(first)

    assert again.is_parked and again.handler is None
    assert "Ombudsman" in told(again)
    assert again.events.filter(kind="parked").exists()


def test_who_was_shut_out_of_the_first_is_shut_out_of_the_second(first):
    witness = factories.officer()
    shut_out(first, witness, Involvement.Source.DECLARED)
    again = reopen(first)

    copied = again.involvements.get(user=witness)
    assert (copied.part, copied.source) == ("witness", "declared")
    assert not Case.objects.visible_to(witness).filter(pk=again.pk).exists()


def test_it_is_taken_up_once_at_a_time(first):
    again = reopen(first)

    assert reopen(first) == again
    assert CaseLink.objects.filter(kind="reopens").count() == 1
    assert Letter.objects.filter(kind="reopened").count() == 1


def test_once_decided_again_the_later_case_is_the_one_to_take_up(first):
    third = factories.officer()
    again = reopen(first)
    [tom, *_] = handling.colleagues(again, besides=third)
    handling.claim(again, by=tom, now=LATER)
    factories.fair(again, by=tom, now=LATER)
    factories.decide(fresh(again), by=tom, now=LATER)
    again = let_leave(again)

    with pytest.raises(Refused, match="taken_up_since"):
        reopen(first, now=LATER + timedelta(days=1))
    once_more = reopen(again, now=LATER + timedelta(days=1))
    assert list(Case.objects.visible_to(third).filter(pk=once_more.pk)) == [once_more]
    assert set(once_more.involvements.standing().people()) == {
        first.decision.decided_by_id,
        tom.pk,
    }


def test_a_late_appeal_that_was_not_accepted_is_checked_again():
    factories.officer()
    found = factories.case(decided_by="Mr Example", **LATE)
    named = found.claimed_people.get()
    findings = triage.Findings(
        appealable=True,
        late_accepted=False,
        late_reasons=factories.words(),
        people={named.pk: []},
    )
    triage.triage(found, by=factories.officer(), findings=findings, now=NOW)
    again = reopen(let_leave(found))

    assert again.state == State.TRIAGE and again.appeal.late_accepted is None
    assert again.claimed_people.get().checked_at is None


@pytest.mark.parametrize("stands", ["open", "letter_not_gone"])
def test_an_appeal_not_finally_decided_is_not_taken_up(stands):
    officer = factories.officer()
    case = factories.checked_case() if stands == "open" else factories.decided_case(officer)
    with pytest.raises(Refused, match="not_decided" if stands == "open" else stands):
        reopen(case, by=officer)
    assert not CaseLink.objects.exists()


def test_a_complaint_that_was_answered_is_not_taken_up_as_an_appeal(first):
    Case.objects.update(case_type=CaseType.objects.get(code=CaseType.COMPLAINT))
    with pytest.raises(Refused, match="not_decided"):
        reopen(fresh(first))


def test_without_saying_what_is_new_nothing_is_taken_up(first):
    by = first.decision.decided_by
    with pytest.raises(Incomplete):
        reopening.reopen(first, by=by, reason=" ", now=LATER)
    assert Case.objects.count() == 1


def test_who_may_not_see_the_first_case_cannot_take_it_up(first):
    with pytest.raises(Refused, match="not_visible"):
        reopen(first, by=factories.user("auditor"))


@pytest.mark.parametrize("language", ["cy", "en"])
def test_an_officer_takes_it_up_on_the_page_and_a_second_click_changes_nothing(
    signed_in, first, language
):
    browser = signed_in(factories.officer(), language)
    at = f"/staff/cases/{first.reference}/reopen/"

    assert browser.post(at, {"reason": " "}).status_code == 200
    done = browser.post(at, {"reason": "A recording."})
    again = CaseLink.objects.get(kind="reopens").case
    assert done.url == f"/staff/cases/{again.reference}/"
    assert browser.post(at, {"reason": "A recording."}).url == done.url
    page = browser.get(done.url).content.decode()
    assert first.reference in page and "A recording." in page
    assert Case.objects.count() == 2


def test_who_decided_the_first_is_told_that_others_look_at_it_now(signed_in, first):
    browser = signed_in(first.decision.decided_by)
    at = f"/staff/cases/{first.reference}/"

    told_so = browser.post(f"{at}reopen/", {"reason": "A recording."}, follow=True)

    again = CaseLink.objects.get(kind="reopens").case
    html = told_so.content.decode()
    assert "had no part in the first decision" in " ".join(html.split())
    for page in ("", "timeline/", "letters/"):
        assert again.reference not in browser.get(f"{at}{page}").content.decode()
    assert browser.get(f"/staff/cases/{again.reference}/").status_code == 404
