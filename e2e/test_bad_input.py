"""Every mistake is said in the reader's language, leads to its box, and loses nothing typed."""

import re

from playwright.sync_api import Locator, Page, expect

from e2e import appealing
from e2e.words import OTHER, form, question, said

MONDAY = "2026-11-23T10:00:00+00:00"
ERROR = {"cy": "Gwall:", "en": "Error:"}
FEBRUARY = {"cy": "Chwefror", "en": "February"}
ODD = "Ŵyn ac ŷd 🐑 שלום مرحبا <b>&amp;</b> 'quoted'"


def test_mistakes_are_said_and_nothing_typed_is_lost(page, moment, language, javascript):
    moment(MONDAY)
    given = appealing.answers(language, grounds=[ODD, *appealing.GROUNDS[language]])
    appealing.begin(page, language)

    appealing.go_on(page, language)
    refused(page, language, question("reply_language")["error"][language])

    appealing.fill_in(page, language, given, until="notice_date")
    typed = ("31", FEBRUARY[language], "2026")
    appealing.type_date(page, language, *typed)
    appealing.go_on(page, language)
    refused(page, language)
    for label, kept in zip(("Day", "Month", "Year"), typed, strict=True):
        expect(part(page, language, label)).to_have_value(kept)
    appealing.switch(page, OTHER[language])
    refused(page, OTHER[language], focused=False)
    expect(part(page, OTHER[language], "Day")).to_have_value("31")
    appealing.switch(page, language)

    appealing.fill_in(page, language, given, until="received")
    appealing.type_date(page, language, "15", "11", "2026")
    appealing.go_on(page, language)
    refused(page, language, question("received_on")["early"][language])
    expect(part(page, language, "Day")).to_have_value("15")

    appealing.fill_in(page, language, given, until="grounds")
    appealing.go_on(page, language)
    refused(page, language, question("grounds")["error"][language])

    appealing.fill_in(page, language, given, until="files")
    page.locator("input[type=file]").set_input_files(
        {"name": "ŵyau.pdf", "mimeType": "application/pdf", "buffer": b"not a PDF at all"}
    )
    appealing.go_on(page, language)
    refused(page, language, "ŵyau.pdf", leads=False)

    appealing.fill_in(page, language, given, until="contact")
    appealing.go_on(page, language)
    refused(page, language, question("channels")["error"][language])

    appealing.fill_in(page, language, given, until="email")
    box = page.get_by_label(question("email")["label"][language])
    box.fill("gwen@enghraifft")
    appealing.go_on(page, language)
    refused(page, language)
    expect(box).to_have_value("gwen@enghraifft")

    appealing.fill_in(page, language, given)
    expect(page.get_by_text(ODD)).to_be_visible()
    page.get_by_role("button", name=form()["send_label"][language], exact=True).click()
    refused(page, language, form()["declaration_error"][language])
    appealing.send(page, language)


def test_somebody_elses_draft_does_not_open(page, new_context, moment, language, javascript):
    moment(MONDAY)
    appealing.begin(page, language)
    appealing.fill_in(page, language, appealing.answers(language), until="grounds")
    stranger = new_context().new_page()
    assert stranger.goto(page.url).status == 404
    expect(stranger.get_by_role("heading", level=1)).to_have_text(
        said(language, "We cannot open this appeal")
    )


def refused(
    page: Page, language: str, words: str = "", *, leads: bool = True, focused: bool = True
) -> None:
    """The page says in its title and its summary what is wrong, and leads to the control."""
    expect(page).to_have_title(re.compile(f"^{ERROR[language]}"))
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text(said(language, "There is a problem"))
    expect(summary).to_contain_text(words)
    if focused:
        expect(page.locator(":focus")).to_contain_text(said(language, "There is a problem"))
    if leads:
        summary.get_by_role("link").first.click()
        expect(page.locator("input:focus, textarea:focus")).to_have_count(1)


def part(page: Page, language: str, label: str) -> Locator:
    """A box of a date."""
    return page.get_by_label(said(language, label, "part of a date"), exact=True)
