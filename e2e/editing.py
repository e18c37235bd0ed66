"""An editor at work in the CMS: in English at the page itself, in Welsh beside the English."""

from playwright.sync_api import FrameLocator, Locator, Page, expect

DRAWN = 60_000  # milliseconds for a preview, with other browsers at work beside this one


def open_page(page: Page, edited) -> None:
    """The editor of one language's page."""
    page.goto(f"/admin/pages/{edited.pk}/edit/")


def block(within: Page | Locator, name: str) -> Locator:
    """A part of a page by its heading, unfolded."""
    found = within.get_by_role("region", name=name, exact=True)
    fold = found.get_by_role("button", name="Toggle section").first
    if fold.get_attribute("aria-expanded") == "false":
        fold.click()
    return found


def save_draft(page: Page) -> None:
    page.get_by_role("button", name="Save draft").click()
    expect(messages(page)).to_contain_text("has been updated")


def publish(page: Page) -> None:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()


def translate(page: Page, english: str, welsh: str, *, language: str = "en") -> None:
    """Give the Welsh for one English text, in the editor that shows them together."""
    begin, again, save = TRANSLATING[language]
    text = page.get_by_role("listitem").filter(has=page.get_by_text(english, exact=True)).last
    text.get_by_role("button", name=begin).or_(text.get_by_role("button", name=again)).click()
    text.get_by_role("textbox").fill(welsh)
    text.get_by_role("button", name=save).click()
    expect(text.get_by_role("button", name=again)).to_be_visible(timeout=DRAWN)


TRANSLATING = {"cy": ("Cyfieithu", "Golygu", "Cadw"), "en": ("Translate", "Edit", "Save")}
"""The buttons beside a text, as the translation editor words them."""


def publish_translation(page: Page) -> None:
    page.get_by_role("button", name="Publish in Cymraeg").click()
    expect(messages(page)).to_contain_text("Published")


def casework(page: Page, place: str) -> None:
    """What is kept outside the pages, from the front page of the CMS."""
    page.goto("/admin/")
    start = page.get_by_role("region", name="What you can edit", exact=True)
    start.get_by_role("link", name=place, exact=True).click()


def open_letter(page: Page, text) -> None:
    """The words of a letter, in the editor."""
    page.goto(f"/admin/snippets/cases/lettertext/edit/{text.pk}/")


def preview(page: Page, mode: str) -> FrameLocator:
    """The frame beside the words that shows the letter in one of its ways."""
    chosen = page.locator("#id_preview_mode")
    if not chosen.is_visible():
        page.locator("[data-side-panel-toggle=preview]").click()
    chosen.select_option(mode)
    frame = f"#w-preview-iframe[src*='mode={mode}&']"  # the next one loads hidden beside it
    expect(page.locator(frame)).to_be_visible(timeout=DRAWN)
    return page.frame_locator(frame)


def type_and_see(field: Locator, words: str, shown: Locator) -> None:
    """Type once, however soon, and see it in the preview."""
    field.fill(words)
    expect(shown).to_have_text(words, timeout=DRAWN)


def save_letter(page: Page) -> None:
    page.locator("footer button[type=submit]").click()


def history(page: Page, text) -> Locator:
    """What was done to a letter's words, the latest first."""
    page.goto(f"/admin/snippets/cases/lettertext/history/{text.pk}/")
    return page.get_by_role("main")


def bring_back(page: Page, text, version) -> None:
    """Put an older version in place of the words as they are."""
    page.goto(f"/admin/snippets/cases/lettertext/history/{text.pk}/revisions/{version.pk}/revert/")
    page.locator("footer button[type=submit]").click()


def messages(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("status").first
