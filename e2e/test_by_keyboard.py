"""From an alert that a case is overdue to a sent decision with the keys alone, by somebody who
reads what stands on the page: an officer and a colleague, the Chief Officer, the senior reviewer.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from cases import clock, clocks
from cases.handling import involvement
from cases.models import Case, Reminder
from cases.policy.terms import LeadInvolved
from e2e import casework
from e2e.keyboard import Keyboard
from e2e.letterbox import Letterbox, words
from e2e.words import said
from tests import factories

CAME = "2026-11-23T10:00:00+00:00"
OVERDUE = "2027-01-06T10:00:00+00:00"
HALF_A_MINUTE_LATER = "2027-01-06T10:00:31+00:00"
EMAIL = "apelydd@enghraifft.cymru"
REASONS = {
    "cy": "Nid yw’r cofnodion yn dangos bod rhybudd wedi’i roi.",
    "en": "The records show no warning before the decision.",
}
ANSWER = {"cy": "Cytunwn â chi.", "en": "We agree with you."}
QUESTIONS = (
    "Was the customer warned once before the decision?",
    "Was the measure kept in proportion to the behaviour?",
    "Was at least one line of contact left open?",
    "Were reasonable adjustments considered?",
    "Was the customer’s complaint kept apart from the way they were managed?",
)


@pytest.fixture
def overdue(base_url: str, moment) -> Callable[..., Case]:
    """An appeal nobody has looked at, and the clock that has told of it."""

    def come(language: str, *involved: str, **over) -> Case:
        now = moment(CAME)
        case = factories.case(now=now, language=language, reply_language=language, email=EMAIL,
                              **over)  # fmt: skip
        for username in involved:
            who = person(username)
            involvement.add(case, user=who, part="witness", source="declared", by=who, now=now)
        moment(OVERDUE)
        clocks.remind(now=clock.now())
        Reminder.objects.exclude(case=case).update(seen_at=clock.now())
        return factories.fresh(case)

    return come


def person(username: str):
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(username=username)


def test_an_officer_proposes_and_a_colleague_signs(sign_in, letterbox, moment, overdue, language):
    case = overdue(language)
    investigate(sign_in("officer"), case, language, ends="Send for sign-off")
    colleague = sign_in("officer2")
    keys = open_from_the_list(colleague, case, language)
    keys.press(said(language, "Take this case"))
    keys.press(said(language, "Read the proposed decision"))
    expect(colleague.get_by_role("main")).to_contain_text(REASONS[language])
    keys.press(said(language, "Sign it off and send the letter"))
    casework.done(
        colleague,
        said(language, "The decision is signed off and the letter is on its way."),
    )
    arrives(letterbox, moment, language)


def test_the_chief_officer_decides(sign_in, letterbox, moment, overdue, language):
    case = overdue(language, lead_involved=LeadInvolved.YES)
    assert case.queue == "chief_officer"
    investigate(sign_in("chief.officer"), case, language)
    arrives(letterbox, moment, language)


def test_the_senior_reviewer_decides(sign_in, letterbox, moment, overdue, language):
    case = overdue(language, "chief.officer", lead_involved=LeadInvolved.YES)
    assert case.queue == "senior_reviewer"
    investigate(sign_in("senior.reviewer"), case, language)
    arrives(letterbox, moment, language)


def investigate(page: Page, case: Case, language: str, *, ends: str = "") -> None:
    """From the alert on My work to the letter that is sent, or goes to be signed off."""
    casework.in_language(page, language)
    keys = Keyboard(page)
    alerts = page.get_by_role("table", name=said(language, "Reminders"), exact=True)
    keys.to(alerts.get_by_role("link", name=case.reference).first)
    keys.keys.press("Enter")
    keys.press(said(language, "Check this appeal"))
    first_look(keys, language)
    keys.press(said(language, "Take this case"))
    keys.press(said(language, "Answer whether the first decision was fair"))
    for question in QUESTIONS:
        keys.pick(said(language, question), said(language, "Yes", "answer: it was done"))
    keys.press(said(language, "Record the answers"))
    keys.press(said(language, "Decide this appeal"))
    keys.pick(said(language, "Outcome"), said(language, "The decision is changed"))
    for ground in case.appeal.grounds.all():
        label = said(language, casework.GROUND[language], n=ground.number)
        keys.write(label, ANSWER[language])
    keys.write(said(language, casework.REASONS[language]), REASONS[language])
    keys.press(said(language, "Continue to the letter"))
    expect(page.get_by_role("main")).to_contain_text(REASONS[language])
    keys.press(said(language, ends or "Decide and send the letter"))
    expect(page.get_by_role("alert")).to_be_visible()


def first_look(keys: Keyboard, language: str) -> None:
    asked = [
        (
            "What does the customer appeal against?",
            "A decision to manage contact: it goes on as an appeal",
        ),
        ("Is there a complaint about personal data?", "There is none"),
        ("Are there adjustments the customer needs?", "None are needed"),
    ]
    for question, answer in asked:
        keys.pick(said(language, question), said(language, answer))
    keys.press(said(language, "Continue"))
    casework.done(keys.page, said(language, "The check is recorded."))


def open_from_the_list(page: Page, case: Case, language: str) -> Keyboard:
    casework.in_language(page, language)
    keys = Keyboard(page)
    keys.to(page.get_by_role("main").get_by_role("link", name=case.reference).first)
    keys.keys.press("Enter")
    return keys


def arrives(letterbox: Letterbox, moment, language: str) -> None:
    moment(HALF_A_MINUTE_LATER)
    *_, decided = letterbox.collect(EMAIL)
    assert REASONS[language] in words(decided)
    assert ANSWER[language] in words(decided)
