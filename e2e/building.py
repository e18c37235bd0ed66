"""An editor makes a form in the CMS: blocks put in by its buttons, boxes filled in by their labels,
and the Welsh given text by text beside the English."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from playwright.sync_api import FrameLocator, Locator, Page, expect

from e2e.editing import DRAWN
from e2e.words import said

Boxes = Mapping[str, Any]
"""What is typed, by the English label of its box: `Both` for words people read, a sentence of ours
to choose from a list, True or False to tick, or a plain value."""


class Both(NamedTuple):
    """What people read, in each language."""

    cy: str
    en: str


class Ours(str):
    """A choice the CMS itself words, by its English."""


@dataclass(frozen=True)
class Asked:
    """A question: the kind of its block, its boxes, its options, and the questions of a group."""

    kind: str
    boxes: Boxes
    options: Mapping[str, Both] = field(default_factory=dict)
    questions: Sequence["Asked"] = ()


ALIKE = {"Label"}
"""Labels that Welsh words alike."""


def write(within: Locator, language: str, boxes: Boxes) -> None:
    """Fill in boxes by their labels, English where people read it."""
    for label, typed in boxes.items():
        shown = label if label in ALIKE else said(language, label)
        name = re.compile(rf"^{re.escape(shown)}\W*$", re.IGNORECASE)
        if isinstance(typed, bool):
            within.get_by_role("checkbox", name=name).first.set_checked(typed)
        elif (choice := within.get_by_role("combobox", name=name)).count():
            words = said(language, typed) if isinstance(typed, Ours) else typed
            choice.first.select_option(label=words)
        else:
            words = typed.en if isinstance(typed, Both) else typed
            typing = within.get_by_role("textbox", name=name)
            typing.or_(within.get_by_role("spinbutton", name=name)).first.fill(words)


def insert(within: Locator, language: str, kind: str) -> Locator:
    """Put a block at the end of what `within` holds; `kind` as the list of kinds names it."""
    kind = said(language, kind)
    alike = _called(within, kind)
    before = alike.count()
    within.get_by_role("button", name="Insert a block").last.click()
    offered = within.page.get_by_role("option", name=kind, exact=True)
    expect(offered.or_(alike.nth(before)).first).to_be_visible()
    if offered.count():
        offered.click()
    expect(alike).to_have_count(before + 1)
    return _kept(alike)


def ask(step: Locator, language: str, asked: Asked) -> Locator:
    """Put a question into a step or a group, with its options and what it asks again."""
    block = insert(step, language, asked.kind)
    write(block, language, asked.boxes)
    for number, (value, words) in enumerate(asked.options.items()):
        if number:
            block.get_by_role("button", name=said(language, "Add"), exact=True).last.click()
        options = _called(block, said(language, "Option"))
        expect(options).to_have_count(number + 1)
        option = _kept(options)
        write(option, language, {"Value": value, "Label": words})
    for inner in asked.questions:
        ask(block, language, inner)
    return block


def show_when(holder: Locator, language: str, label: str, boxes: Boxes) -> None:
    """Unfold the conditions of a step or question, and add the one row it depends on."""
    rows = _kept(_called(holder, said(language, label)).first)
    rows.get_by_role("button", name="Toggle section").first.click()
    rows.get_by_role("button", name=said(language, "Add"), exact=True).first.click()
    write(_kept(_called(rows, said(language, "Row"))), language, boxes)


def begin(page: Page, language: str, link: str) -> Locator:
    """From the front page of the CMS to a new form, or to what it needs; the page there."""
    page.goto("/admin/")
    start = page.get_by_role("region", name=said(language, "Make a form"), exact=True)
    start.get_by_role("link", name=said(language, link), exact=True).click()
    return page.get_by_role("main")


def make_kind(page: Page, language: str, boxes: Boxes) -> None:
    """A kind of case of its own, with its team and its days."""
    main = begin(page, language, "Case types")
    page.locator("header a[href$='/add/']").click()
    write(main, language, boxes)
    main.get_by_role("button", name=said(language, "Save"), exact=True).click()
    expect(page).to_have_url(re.compile("/casetype/$"), timeout=DRAWN)


def choose(page: Page, language: str, entry: str) -> None:
    """Something from the menu beside the title of the page."""
    page.get_by_role("button", name=said(language, "Actions"), exact=True).click()
    page.get_by_role("link", name=said(language, entry), exact=True).click()


def begin_welsh(page: Page, language: str) -> None:
    """To the screen that shows each English text with room for its Welsh."""
    choose(page, language, "Translate this page")
    page.get_by_role("checkbox", name="Cymraeg").check()
    page.get_by_role("main").get_by_role("button", name=said(language, "Submit")).click()
    expect(page.get_by_role("main")).to_contain_text("English to Cymraeg", timeout=DRAWN)


def publish(page: Page, language: str) -> Locator:
    """From the Welsh page, both languages; what the CMS then says."""
    page.get_by_role("button", name=PUBLISH[language]).click()
    said_now = page.get_by_role("main").get_by_role("status").first
    expect(said_now).not_to_be_empty(timeout=DRAWN)
    return said_now


def both_frames(page: Page, language: str) -> dict[str, FrameLocator]:
    """What the preview shows of one page of the form, Welsh and English beside each other."""
    names = {"cy": "Welsh", "en": "English"}
    return {
        code: page.frame_locator(f"iframe[title$='({said(language, name, OF_A_PAGE)})']").last
        for code, name in names.items()
    }


OF_A_PAGE = "language of a page"
PUBLISH = {"cy": "Cyhoeddi yn Cymraeg", "en": "Publish in Cymraeg"}


def _called(within: Locator, name: str) -> Locator:
    """Blocks of this name, whatever of their own or of what they stand in follows it."""
    return within.get_by_role("region", name=re.compile(rf"^{re.escape(name)}(?!\w)"))


def _kept(found: Locator) -> Locator:
    """The newest of these blocks, found again whatever its heading comes to say."""
    return found.page.locator(f"[id='{found.last.get_attribute('id')}']")
