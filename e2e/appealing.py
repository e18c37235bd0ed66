"""A resident appeals: from the start page through every step to the receipt."""

import re
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from e2e.words import form, option, question, said, step
from forms.addresses import CHECK

REFERENCE = re.compile(r"CYS-[0-9A-Z]{5}-[0-9A-Z]{5}")
MOST_STEPS = 25
NOT_SAID = object()  # an answer staff mark as missing from the letter they key in
GROUNDS = {
    "cy": ["Ni chefais rybudd cyn y llythyr.", "Nid yw chwe mis yn gymesur ag un sgwrs."],
    "en": ["Nobody warned me before the letter.", "Six months is out of proportion."],
}


def answers(language: str, **over: Any) -> dict[str, Any]:
    """A plain appeal, received in time by Monday 23 November 2026; by question key.

    A date of None is one the person does not know.
    """
    plain = {
        "reply_language": language,
        "notice_kind": "decision",
        "notice_date": date(2026, 11, 16),
        "notice_channel": "post",
        "received_on": date(2026, 11, 18),
        "late_reason": "",
        "decided_by": "",
        "lead_involved": "no",
        "grounds": GROUNDS[language],
        "outcome_wanted": {"cy": "Hoffwn gael ffonio eto.", "en": "I want to phone again."}[
            language
        ],
        "evidence": [],
        "who_for": "myself",
        "your_name": "Gwenllïan Ŵyn",
        "channels": ["email"],
        "email": "gwenllian@enghraifft.cymru",
        "phone": "01632 960 001",
        "address": "1 Stryd Enghraifft\nWrecsam\nLL99 9ZZ",
        "adjustment_kinds": [],
        "adjustments": "",
    }
    return plain | over


def appeal(page: Page, language: str, given: dict[str, Any]) -> str:
    """Appeal from the start page on; the reference on the receipt."""
    begin(page, language)
    fill_in(page, language, given)
    send(page, language)
    return reference(page)


def begin(page: Page, language: str) -> None:
    page.goto(f"/{language}/{form()['slug'][language]}/")
    start(page, language)


def start(page: Page, language: str) -> None:
    """From the start page to the first question."""
    page.get_by_role("button", name=said(language, "Start now")).click()
    page.wait_for_url(f"**/{form()['steps'][0]['slug'][language]}/")


def fill_in(page: Page, language: str, given: dict[str, Any], *, until: str = "") -> list[str]:
    """Answer the step shown and those after it, up to the check page or the step `until`.

    Gives the keys of the steps answered.
    """
    answered: list[str] = []
    while len(answered) < MOST_STEPS:
        if at_the_check_page(page, language):
            assert not until, f"never asked: {until}"
            return answered
        shown = step_shown(page, language)
        if shown["key"] == until:
            return answered
        answer_step(page, language, shown, given)
        go_on(page, language)
        page.wait_for_url(lambda url, here=shown["slug"][language]: f"/{here}/" not in url)
        answered.append(shown["key"])
    raise AssertionError(f"no end after {answered}")


def step_shown(page: Page, language: str) -> dict[str, Any]:
    return step(slug_of(page), language)


def slug_of(page: Page) -> str:
    """The last part of the address."""
    return urlsplit(page.url).path.rstrip("/").rsplit("/", 1)[-1]


def at_the_check_page(page: Page, language: str) -> bool:
    return slug_of(page) == CHECK[language]


def answer_step(page: Page, language: str, shown: dict[str, Any], given: dict[str, Any]) -> None:
    """Fill in every question of a step, without going on."""
    for asked in shown["questions"]:
        if asked["type"] == "guidance":
            continue
        if given[asked["key"]] is NOT_SAID:
            page.get_by_label(said(language, "The letter does not say")).check()
        else:
            FILL[asked["type"]](page, language, asked, given[asked["key"]])


def go_on(page: Page, language: str) -> None:
    page.get_by_role("button", name=said(language, "Continue"), exact=True).click()


def switch(page: Page, to: str) -> None:
    """Change the language on a page of the form: it keeps what was typed."""
    page.get_by_role("button", name={"cy": "Cymraeg", "en": "English"}[to], exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", to)


def send(page: Page, language: str) -> None:
    """Declare and send, from the check page."""
    page.get_by_role("checkbox", name=form()["declaration"][language]).check()
    page.get_by_role("button", name=form()["send_label"][language], exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        said(language, "Your appeal has been submitted")
    )


def reference(page: Page) -> str:
    found = REFERENCE.search(page.get_by_role("main").inner_text())
    assert found, "no reference on this page"
    return found[0]


def _text(page: Page, language: str, asked: dict, answer: str) -> None:
    page.get_by_label(asked["label"][language]).fill(answer)


def _radios(page: Page, language: str, asked: dict, answer: str) -> None:
    words = option(asked["key"], answer, language)
    page.get_by_role("radio", name=words, exact=True).check()


def _checkboxes(page: Page, language: str, asked: dict, answer: list[str]) -> None:
    for value in answer:
        words = option(asked["key"], value, language)
        page.get_by_role("checkbox", name=words, exact=True).check()


def _date(page: Page, language: str, asked: dict, answer: date | None) -> None:
    if answer is None:
        page.get_by_label(question(asked["key"])["unknown"][language]).check()
        return
    type_date(page, language, str(answer.day), str(answer.month), str(answer.year))


def type_date(page: Page, language: str, *parts: str) -> None:
    """Day, month and year as typed."""
    for label, typed in zip(("Day", "Month", "Year"), parts, strict=True):
        words = said(language, label, "part of a date")
        page.get_by_label(words, exact=True).fill(typed)


def _reasons(page: Page, language: str, asked: dict, answer: list[str]) -> None:
    for number, words in enumerate(answer, start=1):
        if number > 1:
            page.get_by_role("button", name=asked["add"][language]).click()
        page.get_by_label(f"{asked['item'][language]} {number}", exact=True).fill(words)


def _files(page: Page, language: str, asked: dict, answer: list[Any]) -> None:
    if answer:
        # With script, the label belongs to the button that opens the chooser.
        page.locator("input[type=file]").set_input_files(answer)


FILL = {
    "short_text": _text,
    "long_text": _text,
    "email": _text,
    "phone": _text,
    "address": _text,
    "radios": _radios,
    "checkboxes": _checkboxes,
    "date": _date,
    "reasons": _reasons,
    "files": _files,
}
