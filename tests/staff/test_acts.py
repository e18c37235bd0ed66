"""Taking, handing over, sending up and back: done once, by who may, and said in their language."""

import pytest

from cases import handling
from cases.models import Case
from cases.policy.terms import LeadInvolved
from tests import factories


@pytest.fixture
def officer(ground):
    return factories.officer(first_name="Nia", last_name="Enghraifft")


@pytest.fixture
def case(officer):
    return factories.checked_case(factories.officer())


def _at(case, act: str = "") -> str:
    return f"/staff/cases/{case.reference}/{act}"


def test_an_officer_takes_a_case_and_it_is_in_their_work(signed_in, officer, case, language):
    browser = signed_in(officer, language)

    taken = browser.post(_at(case, "claim/"), follow=True)

    said = {"cy": "Rydych wedi cymryd yr achos hwn.", "en": "You have taken this case."}
    assert said[language] in taken.content.decode()
    assert [row.case for row in browser.get("/staff/").context["mine"]] == [case]


def test_the_second_to_take_a_case_is_told_who_has_it(signed_in, officer, case, language):
    handling.claim(case, by=officer, now=factories.NOW)
    late = signed_in(factories.officer(), language)

    refused = late.post(_at(case, "claim/"))

    said = {
        "cy": "Mae’r achos hwn eisoes yn nwylo Nia Enghraifft.",
        "en": "This case is already taken by Nia Enghraifft.",
    }
    assert refused.status_code == 409
    assert said[language] in refused.content.decode()
    assert factories.fresh(case).handler == officer


def test_the_language_control_of_a_refusal_leads_to_the_case(signed_in, officer, case):
    handling.claim(case, by=officer, now=factories.NOW)

    refused = signed_in(factories.officer()).post(_at(case, "claim/"))

    assert refused.context["stay"] == _at(case)


def test_a_case_is_handed_to_a_colleague_with_a_reason(signed_in, officer, case, language):
    handling.claim(case, by=officer, now=factories.NOW)
    colleague = factories.officer(first_name="Tom", last_name="Example")
    browser = signed_in(officer, language)

    empty = browser.post(_at(case, "hand-over/"), {"to": colleague.pk, "reason": " "})
    said = {"cy": "Rhowch reswm", "en": "Enter a reason"}
    assert empty.status_code == 200 and said[language] in empty.content.decode()
    assert f'value="{colleague.pk}" selected' in empty.content.decode()

    done = browser.post(_at(case, "hand-over/"), {"to": colleague.pk, "reason": "On leave"})
    assert done.url == _at(case)
    assert factories.fresh(case).handler == colleague
    history = browser.get(_at(case, "timeline/")).content.decode()
    assert "On leave" in history and "Tom Example" in history


def test_a_case_goes_back_to_the_queue(signed_in, officer, case):
    handling.claim(case, by=officer, now=factories.NOW)

    signed_in(officer).post(_at(case, "hand-over/"), {"to": "queue", "reason": "Too much work"})

    assert factories.fresh(case).handler is None


def test_an_involved_colleague_is_not_offered_and_not_taken(signed_in, officer, case):
    handling.claim(case, by=officer, now=factories.NOW)
    auditor = factories.user("auditor", first_name="Alun")
    browser = signed_in(officer)

    offered = browser.get(_at(case, "hand-over/")).content.decode()
    assert "Alun" not in offered
    tried = browser.post(_at(case, "hand-over/"), {"to": auditor.pk, "reason": "x"})

    assert tried.status_code == 200 and factories.fresh(case).handler == officer


def test_a_case_moved_to_the_chief_officer_leaves_the_team(signed_in, officer, case, language):
    chief = factories.chief_officer()
    browser = signed_in(officer, language)

    moved = browser.post(_at(case, "move/"), {"reason": "The Lead gave the warning."})

    assert moved.url == "/staff/"
    assert browser.get(_at(case)).status_code == 404
    theirs = signed_in(chief, language)
    assert theirs.get(_at(case)).status_code == 200
    assert "The Lead gave the warning." in theirs.get(_at(case, "timeline/")).content.decode()


def test_only_the_chief_officer_sends_a_case_back(signed_in, officer, language):
    case = factories.case(lead_involved=LeadInvolved.YES)
    chief = signed_in(factories.chief_officer(), language)

    back = chief.post(_at(case, "send-back/"), {"reason": "Another lead, years ago."})

    assert back.url == "/staff/"
    assert factories.fresh(case).queue == "complaints_team"
    team = signed_in(officer, language)
    assert team.get(_at(case)).status_code == 200
    assert team.get(_at(case, "send-back/")).status_code == 409


def test_someone_else_is_recorded_as_involved(signed_in, officer, case, language):
    colleague = factories.officer(first_name="Tom", last_name="Example")
    browser = signed_in(officer, language)

    unsaid = browser.post(_at(case, "involvement/"), {"who": "other", "part": "decided"})
    said = {"cy": "Dewiswch pwy oedd yn rhan o’r mater", "en": "Choose who was involved"}
    assert said[language] in unsaid.content.decode()

    typed = {"who": "other", "person": colleague.pk, "part": "decided"}
    assert browser.post(_at(case, "involvement/"), typed).url == _at(case)
    assert "Tom Example" in browser.get(_at(case)).content.decode()
    assert signed_in(colleague).get(_at(case)).status_code == 404


def test_a_step_done_by_a_colleague_meanwhile_keeps_what_was_typed(
    signed_in, officer, case, language
):
    handling.claim(case, by=officer, now=factories.NOW)
    browser = signed_in(officer, language)
    assert browser.get(_at(case, "hand-over/")).status_code == 200
    other = factories.officer()
    Case.objects.filter(pk=case.pk).update(handler=other)

    answer = browser.post(_at(case, "hand-over/"), {"to": "queue", "reason": "Typed at length"})

    assert answer.status_code == 200
    html = answer.content.decode()
    said = {"cy": "Dim ond y sawl sydd â’r achos hwn", "en": "Only the person who holds this case"}
    assert said[language] in html and "Typed at length" in html


def test_changing_the_language_in_a_form_keeps_what_was_typed(signed_in, officer, case):
    handling.claim(case, by=officer, now=factories.NOW)
    browser = signed_in(officer, "en")
    typed = {"to": "queue", "reason": "Half a sentence", "switch_language": "cy"}

    page = browser.post(_at(case, "hand-over/"), typed)

    html = page.content.decode()
    assert '<html lang="cy"' in html and "Half a sentence" in html
    assert 'value="queue" selected' in html and "govuk-error-summary" not in html
    assert page.headers["Content-Language"] == "cy"
    assert '<html lang="cy"' in browser.get("/staff/").content.decode()
    assert factories.fresh(case).handler == officer


def test_looking_is_recorded_once_an_hour(signed_in, officer, case, moment):
    moment("2026-11-24T09:59+00:00")
    browser = signed_in(officer)
    for when in ("10:00", "10:20", "10:59"):
        moment(f"2026-11-24T{when}+00:00")
        browser.get(_at(case))
        browser.get(_at(case, "answers/"))
    assert case.events.filter(kind="viewed", by=officer).count() == 1

    moment("2026-11-24T11:01+00:00")
    browser.get(_at(case))
    assert case.events.filter(kind="viewed", by=officer).count() == 2
