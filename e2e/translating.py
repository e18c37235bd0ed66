"""An officer has words translated, and the Welsh-language officer translates them."""

from collections.abc import Mapping

from playwright.sync_api import Page, expect

from e2e import casework
from e2e.words import said

WRITE_IN = {
    "cy": "Write it in Welsh and have it translated",
    "en": "Write it in English and have it translated",
}


def write_to_be_translated(
    page: Page, language: str, *, outcome: str, words: Mapping[str, list[str]], reasons: str
) -> None:
    """Open the decision and write it in a language that is not the letter’s; ask."""
    casework.judge(page, language)
    casework.press_link(page, said(language, "Decide this appeal"))
    casework.pick(page, said(language, outcome))
    [(written, answers)] = words.items()
    opens = page.get_by_text(said(language, WRITE_IN[written]), exact=True)
    for box in opens.all():
        box.click()
    for number, answer in enumerate(answers, start=1):
        page.get_by_label(said(language, casework.GROUND[written], n=number)).fill(answer)
    page.get_by_label(said(language, casework.REASONS[written])).fill(reasons)
    casework.press(page, said(language, "Ask for a translation"))
    casework.done(
        page,
        said(language, "You have asked for a translation. The date to answer by does not move."),
    )


def translate(
    page: Page, language: str, reference: str, target: str, translations: Mapping[str, str]
) -> None:
    """As the Welsh-language officer: find the words by the reference, and file theirs."""
    casework.in_language(page, language)
    side = page.get_by_role("navigation", name=said(language, "Staff navigation"))
    side.get_by_role("link", name=said(language, "Translations")).click()
    page.get_by_role("main").get_by_role("link", name=reference).click()
    for source, translated in translations.items():
        piece = page.get_by_role("region").filter(has=page.get_by_text(source, exact=True))
        piece.get_by_role("textbox").fill(translated)
        expect(piece.get_by_role("textbox")).to_have_attribute("lang", target)
    casework.press(page, said(language, "File the translation"))
    casework.done(page, said(language, "The translation is filed. The officer has it now."))
