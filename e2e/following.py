"""A customer follows their appeal with the reference and the one-time code of a letter."""

from playwright.sync_api import Page, expect

from e2e.words import said


def follow(page: Page, language: str, reference: str, code: str) -> None:
    page.goto(f"/{language}/{ {'cy': 'dilyn', 'en': 'track'}[language] }/")
    page.get_by_label(said(language, "Reference number"), exact=True).fill(reference)
    page.get_by_label(said(language, "One-time code")).fill(code)
    page.get_by_role("button", name=said(language, "Continue"), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        said(language, "Where your appeal is")
    )


def read_letter(page: Page, language: str, name: str) -> str:
    """Open a letter by its name; its words."""
    page.get_by_role("main").get_by_role("link", name=said(language, name)).click()
    expect(
        page.get_by_role("link", name=said(language, "The letter alone, to print"))
    ).to_be_visible()
    return " ".join(page.get_by_role("main").inner_text().split())
