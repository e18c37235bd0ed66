"""A customer follows their appeal with the reference and the one-time code of a letter."""

from playwright.sync_api import Page, expect

from e2e.words import said


def follow(
    page: Page, language: str, reference: str, code: str, *, what: str = "Where your appeal is"
) -> None:
    """To the page of the case, whose heading says `what` it is."""
    page.goto(f"/{language}/{ {'cy': 'dilyn', 'en': 'track'}[language] }/")
    page.get_by_label(said(language, "Reference number"), exact=True).fill(reference)
    page.get_by_label(said(language, "One-time code")).fill(code)
    page.get_by_role("button", name=said(language, "Continue"), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(said(language, what))


def read_letter(page: Page, language: str, name: str) -> str:
    """Open a letter by its name; its words."""
    page.get_by_role("main").get_by_role("link", name=said(language, name), exact=True).click()
    expect(
        page.get_by_role("link", name=said(language, "The letter alone, to print"))
    ).to_be_visible()
    return " ".join(page.get_by_role("main").inner_text().split())


def press(page: Page, language: str, words: str, **facts) -> None:
    page.get_by_role("main").get_by_role("button", name=said(language, words, **facts)).click()


def go(page: Page, language: str, words: str) -> None:
    """Follow a link, or what looks like a button and is one."""
    found = page.get_by_role("main").get_by_text(said(language, words), exact=True)
    found.and_(page.locator("a")).click()


def tell(page: Page, language: str, words: str, *names: str, label: str = "") -> None:
    """Fill in the form that takes words and files, and send it; the receipt is shown."""
    page.get_by_label(said(language, label or "What do you want to tell us?")).fill(words)
    if names:
        page.locator("input[type=file]").set_input_files(
            [{"name": name, "mimeType": "application/pdf", "buffer": PDF} for name in names]
        )
    press(page, language, "Send")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        said(language, "We have received what you sent")
    )
    main = page.get_by_role("main")
    expect(main).to_contain_text(words)
    for name in names:
        expect(main).to_contain_text(name)


PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
