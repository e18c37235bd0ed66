"""A customer we may only write to, on paper; and staff who sign in to do it."""

from playwright.sync_api import Page, expect

from e2e import appealing, casework
from e2e.ways import two_ways
from e2e.words import said

MONDAY = "2026-11-23T10:00:00+00:00"
WRITTEN = {"cy": "Mae’r cofnodion yn dangos hyn.", "en": "The records show this."}


@two_ways
def test_someone_without_email_gets_every_letter_by_post(
    page, sign_in, letterbox, moment, language, javascript
):
    moment(MONDAY)
    given = appealing.answers(language, channels=["post"])
    appealing.begin(page, language)
    answered = appealing.fill_in(page, language, given)
    assert "address" in answered and "email" not in answered
    appealing.send(page, language)
    reference = appealing.reference(page)

    officer = sign_in("officer")
    posted(officer, language, reference, given["address"].splitlines()[0])
    casework.open_case(officer, reference, language)
    casework.check(officer, language)
    casework.take(officer, language)
    letter = casework.write_decision(
        officer,
        language,
        outcome="The decision stands",
        reasons={language: WRITTEN[language]},
        answers={language: [WRITTEN[language]] * len(given["grounds"])},
    )
    expect(letter).to_contain_text(said(language, "It goes on the list of letters to print."))
    casework.decide(officer, language)
    posted(officer, language, reference, WRITTEN[language])

    casework.open_case(officer, reference, language)
    casework.tab(officer, language, "Letters")
    rows = officer.get_by_role("row").filter(has_text=said(language, "Posted", "state of a letter"))
    expect(rows).to_have_count(2)
    letterbox.collect("")
    assert not [message for _to, message in letterbox.messages if reference in message.as_string()]


def posted(page: Page, language: str, reference: str, words: str) -> None:
    """Print the one letter of a case from the list, reading it first, and mark it posted."""
    casework.in_language(page, language)
    page.get_by_role("navigation").get_by_role(
        "link", name=said(language, "Letters to print")
    ).click()
    row = page.get_by_role("row").filter(has_text=reference)
    expect(row).to_have_count(1)
    row.get_by_role("rowheader").get_by_role("link").click()
    expect(page.locator("body")).to_contain_text(words)
    page.go_back()
    row.get_by_role("button", name=said(language, "Mark as posted")).click()
    expect(page.get_by_role("row").filter(has_text=reference)).to_have_count(0)


@two_ways
def test_staff_sign_in_and_out(page, settings, language, javascript):
    page.goto("/staff/")
    label, wrong = said(language, "Username"), "The username or password is not correct"
    page.get_by_label(label).fill("officer")
    page.get_by_label(said(language, "Password"), exact=True).fill("not this one")
    casework.press(page, said(language, "Sign in"))
    expect(page.get_by_role("alert")).to_contain_text(said(language, wrong))
    expect(page.get_by_label(label)).to_have_value("officer")
    page.get_by_label(said(language, "Password"), exact=True).fill(settings.DEMO_PASSWORD)
    casework.press(page, said(language, "Sign in"))
    expect(page.get_by_role("heading", level=1)).to_have_text(said(language, "My work"))
    casework.press(page, said(language, "Sign out"))
    page.goto("/staff/cases/")
    expect(page.get_by_role("heading", level=1)).to_have_text(said(language, "Sign in"))
