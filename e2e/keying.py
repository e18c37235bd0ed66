"""Staff key in an appeal that came by post, e-mail, telephone or in person."""

from datetime import date

from playwright.sync_api import Page, expect

from e2e import appealing, casework
from e2e.words import form, said


def begin(page: Page, language: str, *, came: str, on: date, written_in: str) -> None:
    """From the start of the staff area to the first question."""
    casework.in_language(page, language)
    side = page.get_by_role("navigation", name=said(language, "Staff navigation"))
    side.get_by_role("link", name=said(language, "Key in a case"), exact=True).click()
    casework.pick(page, said(language, came))
    appealing.type_date(page, language, str(on.day), str(on.month), str(on.year))
    casework.pick(page, said(language, written_in, "language"))
    casework.press(page, said(language, "Go on to the questions"))
    page.wait_for_url(f"**/{form()['steps'][0]['slug'][language]}/")


def take_in(page: Page, language: str, confirmation: str) -> str:
    """Confirm and take in, from the check page; the reference on the receipt."""
    page.get_by_role("checkbox", name=said(language, confirmation)).check()
    casework.press(page, said(language, "Take in this appeal"))
    expect(page.get_by_role("heading", level=1)).to_have_text(
        said(language, "The appeal has been taken in")
    )
    return appealing.reference(page)
