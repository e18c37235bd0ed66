"""All the work of a colleague is given on by who leads: what cannot be is said, nothing is lost."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from cases import colleagues
from cases.colleagues import absence
from cases.handling import involvement
from cases.models import Case, Pause
from cases.policy.terms import LeadInvolved
from tests import factories
from tests.factories import NOW, fresh

LIST = "/staff/colleagues/"


@pytest.fixture
def lead(ground):
    return factories.lead(first_name="Lowri", last_name="Enghraifft")


def shut_out(case, user, by):
    involvement.add(case, part="witness", source="recorded", by=by, user=user, now=NOW)


def hand_on(colleague, by, to, reason="She has left."):
    return colleagues.hand_on(colleague, by=by, to=to, reason=reason, now=NOW)


def test_every_case_goes_to_the_colleague_and_is_on_record(lead, officer, colleague, held):
    cases = [held(), held()]
    report = hand_on(officer, lead, colleague)
    assert report.given == cases and report.refused == []
    for case in cases:
        assert fresh(case).handler == colleague
        event = case.events.get(kind="handed_on")
        assert event.by == lead
        said = {"people": [officer.pk], "to": colleague.pk, "reason": "She has left."}
        assert event.data == said


def test_back_to_the_queue_and_again_does_nothing(lead, officer, held):
    case = held()
    assert hand_on(officer, lead, None).given == [case]
    assert hand_on(officer, lead, None).given == []
    assert fresh(case).handler is None and case.events.filter(kind="put_back").count() == 1


def test_one_the_new_colleague_may_not_see_stays_and_is_reported(lead, officer, colleague, held):
    free, closed_to_them = held(), held()
    shut_out(closed_to_them, colleague, officer)
    report = hand_on(officer, lead, colleague)
    assert report.given == [free] and report.refused == [(closed_to_them, "colleague_may_not")]
    assert fresh(closed_to_them).handler == officer


def test_what_one_may_not_see_is_neither_given_on_nor_counted(signed_in, ground, held):
    chief, other, third = (factories.chief_officer() for _ in range(3))
    case = held(other, lead_involved=LeadInvolved.YES, name="Zanzibar Canary", email="z@z.cymru")
    shut_out(case, chief, other)
    assert fresh(case).handler == other
    screen = signed_in(chief)
    rows = screen.get(LIST).context["rows"]
    assert {row["user"]: row["count"] for row in rows} == {other: 0, third: 0}
    assert "Zanzibar" not in screen.get(f"{LIST}{other.pk}/").content.decode()
    report = hand_on(other, chief, third)
    assert (report.given, report.refused) == ([], []) and fresh(case).handler == other


def test_nobody_of_another_queue_is_there(signed_in, lead):
    chief = factories.chief_officer()
    assert signed_in(lead).get(f"{LIST}{chief.pk}/").status_code == 404


def test_only_who_leads_may(signed_in, officer, colleague, held):
    case = held()
    assert hand_on(officer, colleague, colleague).refused == [(case, "not_allowed")]
    assert fresh(case).handler == officer
    assert signed_in(colleague).get(LIST).status_code == 404
    assert signed_in(colleague).post(f"{LIST}{officer.pk}/").status_code == 404


def test_the_page_counts_gives_on_and_says_what_was_refused(
    signed_in, lead, officer, colleague, held, language
):
    free, closed_to_them = held(), held()
    shut_out(closed_to_them, colleague, officer)
    absence.record(
        by=colleague, first_day=NOW.date(), last_day=NOW.date() + timedelta(days=2), now=NOW
    )
    screen = signed_in(lead, language)
    listed = screen.get(LIST)
    assert {row["user"]: row["count"] for row in listed.context["rows"]} == {
        officer: 2, colleague: 0
    }  # fmt: skip
    page = f"{LIST}{officer.pk}/"
    assert page in listed.content.decode()
    html = screen.get(page).content.decode()
    assert free.reference in html and "2026" in html
    wrong = screen.post(page, {"to": colleague.pk, "reason": ""})
    assert wrong.context["form"].errors.keys() == {"reason"}
    report = screen.post(page, {"to": colleague.pk, "reason": "Wedi gadael"})
    assert report.context["refused"][0][0] == closed_to_them
    assert fresh(free).handler == colleague and fresh(closed_to_them).handler == officer
    again = screen.post(page, {"to": "queue", "reason": "Wedi gadael"})
    assert fresh(closed_to_them).handler is None and again.status_code == 200


def test_a_closed_account_that_holds_cases_is_listed_until_they_are_given_on(
    signed_in, lead, officer, held
):
    case = held()
    officer.is_active = False
    officer.save()
    screen = signed_in(lead)
    assert officer in [row["user"] for row in screen.get(LIST).context["rows"]]
    assert screen.post(f"{LIST}{officer.pk}/", {"to": "queue", "reason": "Left"}).status_code == 200
    assert fresh(case).handler is None
    assert officer not in [row["user"] for row in screen.get(LIST).context["rows"]]


def test_the_clock_puts_the_cases_of_a_closed_account_back(officer, colleague, held):
    case = held()
    officer.is_active = False
    officer.save()
    call_command("clock")
    assert fresh(case).handler is None and fresh(case).closed_at is None
    assert Case.objects.visible_to(colleague).unassigned().get() == case
    assert case.events.filter(kind="taken_from", by=None).count() == 1


def test_an_account_is_never_deleted_and_the_page_says_why(client, officer, language):
    client.force_login(factories.user(is_superuser=True, is_staff=True))
    client.cookies["django_language"] = language
    unused = factories.user()
    for address in (
        f"/admin/users/delete/{unused.pk}/",
        f"/admin/bulk/auth/user/delete/?id={unused.pk}&id={officer.pk}",
    ):
        answer = client.post(address, follow=True)
        words = {"cy": "Nid yw cyfrifon byth yn cael eu dileu", "en": "Accounts are never deleted"}
        assert words[language] in answer.content.decode(), address
    officer.refresh_from_db()
    unused.refresh_from_db()


def test_the_page_says_which_of_the_cases_are_overdue(signed_in, lead, officer, held, moment):
    case = held()
    at = f"{LIST}{officer.pk}/"
    assert "Overdue" not in signed_in(lead).get(at).content.decode()
    moment(NOW + timedelta(days=60))
    assert "Overdue" in signed_in(lead).get(at).content.decode()
    Pause.objects.create(case=case, why="customer", paused_on=NOW.date(), by=officer, at=NOW)
    assert "Overdue" not in signed_in(lead).get(at).content.decode()
