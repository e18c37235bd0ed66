"""Many cases at once: each by itself, with a report of what was refused and why."""

import csv
import io
import uuid

import pytest

from cases import handling
from cases.handling import involvement
from cases.models import Case, Event
from cases.permissions import Refused
from tests import factories
from tests.factories import NOW, fresh

BULK = "/staff/bulk/"


@pytest.fixture
def officer(ground):
    return factories.officer(first_name="Nia", last_name="Enghraifft")


@pytest.fixture
def colleague(officer):
    return factories.officer(first_name="Huw", last_name="Enghraifft")


@pytest.fixture
def cases(officer):
    return [factories.case() for _ in range(3)]


def _references(cases) -> list[str]:
    return [case.reference for case in cases]


def _give(browser, cases, to, reason="Holidays", key=None, **sent):
    asked = {"case": _references(cases), "to": to, "reason": reason, "key": key or uuid.uuid4()}
    return browser.post(BULK, {**asked, **sent}, follow=True)


def _report(page) -> tuple[list[str], dict[str, str]]:
    refused = {reference: str(why) for reference, _case, why in page.context["refused"]}
    return [reference for reference, _case in page.context["done"]], refused


def test_the_ticked_cases_are_asked_about_at_an_address(signed_in, officer, cases, language):
    browser = signed_in(officer, language)

    asked = browser.post(BULK, {"case": _references(cases), "do": "give", "back": "sort=name"})
    page = browser.get(asked.url)

    assert asked.status_code == 302 and page.status_code == 200
    assert all(reference in page.content.decode() for reference in _references(cases))
    assert page.context["back_to"] == "/staff/cases/?sort=name"
    assert not Event.objects.filter(kind="assigned").exists()


def test_cases_nobody_holds_are_given_to_a_colleague_with_the_reason(
    signed_in, officer, colleague, cases
):
    page = _give(signed_in(officer), cases, colleague.pk)

    assert _report(page) == (_references(cases), {})
    assert {fresh(case).handler for case in cases} == {colleague}
    event = cases[0].events.get(kind="assigned")
    assert event.by == officer and event.data == {"to": colleague.pk, "reason": "Holidays"}


def test_one_takes_many_without_a_reason(signed_in, officer, cases):
    page = _give(signed_in(officer), cases, "me", reason="")

    assert _report(page) == (_references(cases), {})
    assert {fresh(case).handler for case in cases} == {officer}


def test_a_colleague_is_given_cases_with_a_reason_only(signed_in, officer, colleague, cases):
    page = _give(signed_in(officer), cases, colleague.pk, reason=" ")

    assert page.context["form"].errors["reason"]
    assert {fresh(case).handler for case in cases} == {None}


def test_what_one_holds_goes_back_to_the_queue(signed_in, officer, cases):
    for case in cases:
        handling.claim(case, by=officer, now=NOW)

    page = _give(signed_in(officer), cases, "queue")

    assert _report(page) == (_references(cases), {})
    assert {fresh(case).handler for case in cases} == {None}


def test_what_is_refused_is_reported_with_why_and_the_rest_is_done(
    signed_in, officer, colleague, cases, language
):
    third = factories.officer(first_name="Mair", last_name="Enghraifft")
    free, held, closed = cases[0], cases[1], factories.decided_case(third)
    handling.claim(held, by=third, now=NOW)
    conflicted = cases[2]
    involvement.add(
        conflicted, part="warned", source="recorded", by=officer, now=NOW, user=colleague
    )
    chosen = [free, held, conflicted, closed]

    page = _give(signed_in(officer, language), chosen, colleague.pk)

    done, refused = _report(page)
    assert done == [free.reference]
    assert list(refused) == [held.reference, conflicted.reference, closed.reference]
    assert all(refused.values()) and refused[conflicted.reference] in page.content.decode()
    assert fresh(held).handler == third and fresh(conflicted).handler is None


def test_a_case_one_may_not_see_is_refused_as_one_that_is_not_there(
    signed_in, officer, colleague, cases
):
    involvement.add(cases[0], part="warned", source="declared", by=officer, now=NOW, user=officer)
    unseen, nowhere = cases[0].reference, "CYS-BBBBB-BBBBB"
    browser = signed_in(officer)
    sent = {"case": [unseen, nowhere], "to": colleague.pk, "reason": "x", "key": uuid.uuid4()}

    page = browser.post(BULK, sent, follow=True)

    done, refused = _report(page)
    assert done == [] and refused[unseen] == refused[nowhere]
    assert fresh(cases[0]).handler is None
    assert "Siân Enghraifft" not in page.content.decode()


def test_sent_again_nothing_is_done_again(signed_in, officer, colleague, cases):
    browser, key = signed_in(officer), uuid.uuid4()
    first = _give(browser, cases, colleague.pk, key=key)
    handling.hand_over(fresh(cases[0]), by=colleague, to=None, reason="x", now=NOW)

    again = _give(browser, cases, colleague.pk, key=key)

    assert _report(again) == _report(first)
    assert Event.objects.filter(kind="assigned").count() == 3
    assert browser.get(again.redirect_chain[-1][0]).status_code == 200  # and refreshed
    assert fresh(cases[0]).handler is None


def test_what_is_already_so_counts_as_done(signed_in, officer, colleague, cases):
    browser = signed_in(officer)
    _give(browser, cases, colleague.pk)

    assert _report(_give(browser, cases, colleague.pk)) == (_references(cases), {})
    assert Event.objects.filter(kind="assigned").count() == 3


@pytest.mark.parametrize(
    ("references", "do"),
    [([], "give"), (["\0"], "csv"), ([f"CYS-{n}" for n in range(101)], "give")],
)
def test_none_or_too_many_lead_back_to_the_list(signed_in, officer, references, do):
    answer = signed_in(officer).post(
        BULK, {"case": references, "do": do, "back": "state=triage&page=2"}
    )

    assert answer.status_code == 302 and answer.url == "/staff/cases/?state=triage&page=2"


def test_the_selection_alone_is_taken_out(signed_in, officer, cases):
    answer = signed_in(officer).post(BULK, {"case": _references(cases[:2]), "do": "csv"})

    text = b"".join(answer.streaming_content).decode().lstrip("\ufeff")
    _heading, *lines = csv.reader(io.StringIO(text))
    assert {line[0] for line in lines} == set(_references(cases[:2]))
    taken = Event.objects.filter(kind="exported").values_list("case", flat=True)
    assert set(taken) == {case.pk for case in cases[:2]}


def test_what_cannot_be_taken_out_is_reported_before_the_rest(signed_in, officer, cases):
    involvement.add(cases[0], part="warned", source="declared", by=officer, now=NOW, user=officer)
    browser = signed_in(officer)

    page = browser.post(BULK, {"case": _references(cases), "do": "xlsx"}, follow=True)

    done, refused = _report(page)
    assert done == _references(cases[1:]) and list(refused) == [cases[0].reference]
    assert not Event.objects.filter(kind="exported").exists()
    rest = browser.post(BULK, {"case": done, "do": "xlsx"})
    assert rest["Content-Disposition"].endswith('.xlsx"')
    rest.close()


def test_a_change_of_language_keeps_what_was_typed(signed_in, officer, colleague, cases):
    page = signed_in(officer).post(
        BULK,
        {
            "case": _references(cases),
            "to": colleague.pk,
            "reason": "Gwyliau",
            "key": uuid.uuid4(),
            "switch_language": "cy",
        },
    )

    assert page.wsgi_request.LANGUAGE_CODE == "cy"
    assert page.context["form"]["reason"].value() == "Gwyliau"
    assert page.context["form"]["to"].value() == str(colleague.pk)


def test_a_report_is_its_readers_alone(signed_in, officer, colleague, cases):
    page = _give(signed_in(officer), cases, colleague.pk)

    assert signed_in(colleague).get(page.redirect_chain[-1][0]).status_code == 404


def test_a_case_is_given_only_to_whoever_could_take_it(ground, officer, cases):
    with pytest.raises(Refused):
        handling.assign(cases[0], by=officer, to=factories.chief_officer(), reason="x", now=NOW)
    assert Case.objects.get(pk=cases[0].pk).handler is None
