"""An officer who keeps to a contact plan, reads a letter out, and takes a word back."""

import pytest
from playwright.sync_api import Page, expect

from cases.models import Case
from e2e import casework
from e2e.ways import two_ways
from e2e.words import said
from tests import factories

WEDNESDAY = "2026-11-25T10:00:00+00:00"
PHONE = {"channels": frozenset({"phone"}), "email": "", "phone": "01632 960123"}


@pytest.fixture
def now(moment):
    return moment(WEDNESDAY)


@pytest.fixture
def case(now) -> Case:
    return factories.case(now=now, address="1 Stryd Prawf\nLL11 1AA", **PHONE)


def listed(page: Page, language: str, reference: str):
    """The letter of this case among those to be read out."""
    page.goto("/staff/print/")
    calls = page.get_by_role("region", name=said(language, "To be read out by telephone"))
    return calls.get_by_role("listitem").filter(has_text=reference)


@two_ways
def test_a_letter_is_read_out_on_a_day_the_plan_leaves_and_read_back(
    sign_in, case, moment, language, javascript
):
    page = sign_in("officer")
    casework.open_case(page, case.reference, language)
    plan(page, language, case, day="dydd Iau" if language == "cy" else "Thursday")

    listed(page, language, case.reference).get_by_role(
        "link", name=said(language, "Read it out")
    ).click()
    expect(page.get_by_role("main")).to_contain_text(said(language, "This could not be done"))
    expect(page.get_by_role("main").get_by_role("link", name="6.1")).to_be_visible()

    moment("2026-11-26T10:00:00+00:00")
    page = sign_in("officer")  # another day: the session of yesterday has ended
    casework.in_language(page, language)
    listed(page, language, case.reference).get_by_role(
        "link", name=said(language, "Read it out")
    ).click()
    expect(page.get_by_role("main")).to_contain_text("01632 960123")
    casework.pick(page, "Siân Enghraifft")
    casework.press(page, said(language, "Record the call"))
    expect(page.get_by_role("alert")).to_contain_text(
        said(language, "Tick the box once the person has read the letter back and understood it")
    )
    page.get_by_role("checkbox").check()
    casework.press(page, said(language, "Record the call"))
    casework.done(page, said(language, "The letter is marked as read out."))
    expect(listed(page, language, case.reference)).to_have_count(0)

    marked = page.get_by_role("region", name=said(language, "Marked by you today"))
    mine = marked.get_by_role("listitem").filter(has_text=case.reference)
    mine.get_by_role("button", name=said(language, "Undo", "button")).click()
    expect(listed(page, language, case.reference)).to_have_count(1)


def plan(page: Page, language: str, case: Case, *, day: str) -> None:
    """Only post and telephone from now on, and calls on one day of the week."""
    page.goto(f"/staff/cases/{case.reference}/contact/")
    casework.press_link(page, said(language, "Record a contact plan"))
    for words in (
        "Post",
        said(language, "Phone", "way of contact"),
        day,
    ):
        page.get_by_role("checkbox", name=words, exact=True).check()
    page.get_by_role("radio", name="6.1").check()
    casework.press(page, said(language, "Record the plan"))
    casework.done(page, said(language, "The contact plan is recorded."))
    expect(page.locator(".app-identity__strong").get_by_role("link", name="6.1")).to_be_visible()
