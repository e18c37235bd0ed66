"""Staff work on a case: sign in, find it, check it, take it, decide it, read the letter first."""

import re
from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

from e2e.words import NAMES, said


def open_case(page: Page, reference: str, language: str) -> None:
    """To the case by searching for its reference, as from a telephone call."""
    in_language(page, language)
    search(page, reference, language)
    page.get_by_role("main").get_by_role("link", name=reference).click()
    expect(page).to_have_url(re.compile(f"/cases/{reference}/$"))


def search(page: Page, words: str, language: str) -> None:
    box = page.get_by_role("search")
    box.get_by_label(said(language, "Reference, name, postcode or words")).fill(words)
    box.get_by_role("button", name=said(language, "Search")).click()


def in_language(page: Page, language: str) -> None:
    """The start of the staff area, in the language one works in."""
    page.goto("/staff/")
    if page.locator("html").get_attribute("lang") != language:
        page.get_by_role("button", name=NAMES[language], exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def tab(page: Page, language: str, name: str) -> None:
    """One of the parts of a case."""
    parts = page.get_by_role("navigation", name=said(language, "Parts of this case"))
    parts.get_by_role("link", name=said(language, name)).click()


def check(
    page: Page,
    language: str,
    *,
    appealable: bool = True,
    late_because: Mapping[str, str] | None = None,
    person: str = "",
    sends: bool = False,
) -> None:
    """The first look, recorded: `person` answers who the named person is (default: not staff),
    `late_because` why a late appeal is accepted, by the language of the letter. Nothing else stands
    in the appeal."""
    press_link(page, said(language, "Check this appeal"))
    if appealable:
        pick(page, said(language, "A decision to manage contact: it goes on as an appeal"))
    else:
        words = "A warning or an interim telephone restriction: it becomes a complaint"
        pick(page, said(language, words))
    who = page.get_by_label(said(language, "Who is this?"))
    if who.count():
        who.select_option(label=person or said(language, "Not a member of our staff"))
    if late_because:
        pick(page, said(language, "It is late. Accept it: it goes on like any other"))
        for letter_language, words in late_because.items():
            page.get_by_label(said(language, LATE_REASONS[letter_language])).fill(words)
    pick(page, said(language, "There is none"))
    pick(page, said(language, "None are needed"))
    acts = page.get_by_role("radio", name=said(language, "Their authority has been seen"))
    if acts.count():
        acts.check()
    for other in page.get_by_role("radio", name=said(language, "It is something else")).all():
        other.check()
    press(page, said(language, "Continue"))
    if sends or late_because:
        press(page, said(language, "Record this and send the letter"))
    done(page, said(language, "The check is recorded."))


def take(page: Page, language: str) -> None:
    press(page, said(language, "Take this case"))
    expect(page.get_by_text(said(language, "You hold this case."))).to_be_visible()


def judge(page: Page, language: str) -> None:
    """Answer from the records whether the first decision was fair: each time yes."""
    press_link(page, said(language, "Answer whether the first decision was fair"))
    answers = page.get_by_role(
        "radio", name=said(language, "Yes", "answer: it was done"), exact=True
    )
    expect(answers.last).to_be_visible()  # `all` waits for nothing
    for answer in answers.all():
        answer.check()
    press(page, said(language, "Record the answers"))
    done(page, said(language, "Your answers about the first decision are recorded."))


def write_decision(
    page: Page,
    language: str,
    *,
    outcome: str,
    reasons: Mapping[str, str],
    answers: Mapping[str, list[str]],
) -> Locator:
    """Answer whether the first decision was fair and fill in the decision in each language of the
    letter; the letter as it would be sent."""
    judge(page, language)
    press_link(page, said(language, "Decide this appeal"))
    pick(page, said(language, outcome))
    for letter_language, words in reasons.items():
        page.get_by_label(said(language, REASONS[letter_language])).fill(words)
    for letter_language, all_words in answers.items():
        for number, words in enumerate(all_words, start=1):
            label = said(language, GROUND[letter_language], n=number)
            page.get_by_label(label).fill(words)
    press(page, said(language, "Continue to the letter"))
    return letter_before_it_is_sent(page, language)


def letter_before_it_is_sent(page: Page, language: str) -> Locator:
    heading = said(language, "Read the letter before it is sent")
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    return page.get_by_role("main")


def propose(page: Page, language: str) -> None:
    """Send what has just been read to be signed off."""
    press(page, said(language, "Send for sign-off"))
    done(page, said(language, "The decision waits for a colleague to sign it off."))


def sign_off(page: Page, reference: str, language: str) -> None:
    """As the colleague: take the case, read what is proposed, and sign it off."""
    open_case(page, reference, language)
    take(page, language)
    press_link(page, said(language, "Read the proposed decision"))
    press(page, said(language, "Sign it off and send the letter"))
    done(page, said(language, "The decision is signed off and the letter is on its way."))


def decide(page: Page, language: str) -> None:
    """Send what has just been read, when nobody else is free to sign it off."""
    press(page, said(language, "Decide and send the letter"))
    done(page, said(language, "The appeal is decided and the letter is on its way."))


LATE_REASONS = {
    "cy": "If it is late: the reasons for your answer, in Welsh",
    "en": "If it is late: the reasons for your answer, in English",
}
REASONS = {
    "cy": "The reasons for the outcome, in Welsh",
    "en": "The reasons for the outcome, in English",
}
GROUND = {
    "cy": "Your answer to ground %(n)s, in Welsh",
    "en": "Your answer to ground %(n)s, in English",
}


def pick(page: Page, words: str) -> None:
    page.get_by_role("radio", name=words, exact=True).check()


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def press_link(page: Page, words: str) -> None:
    """A link, or a link that looks like a button."""
    main = page.get_by_role("main")
    main.get_by_role("link", name=words, exact=True).or_(
        main.get_by_role("button", name=words, exact=True)
    ).click()


def done(page: Page, words: str) -> None:
    """What was done is said at the top of the page."""
    expect(page.get_by_role("alert")).to_contain_text(words)
