"""A customer who follows their appeal and acts on it, and one we may only write to on paper."""

import uuid

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import Page, expect

from cases import clock, handling
from cases.correspondence import messages
from e2e import appealing, casework, following
from e2e.letterbox import code, words
from e2e.ways import two_ways
from e2e.words import OTHER, said
from tests import factories

MONDAY = "2026-11-23T10:00:00+00:00"
EMAIL = "dilynwr@enghraifft.cymru"
ADDED = {"cy": "Dyma’r llythyr a gefais ŵ.", "en": "This is the letter I got."}
ASKED = {"cy": "Pryd ddaeth y llythyr?", "en": "When did the letter come?"}
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

    letterbox.collect("")  # the worker also makes the case easy to find

    officer = sign_in("officer")
    street = given["address"].splitlines()[0]
    posted(officer, language, reference, "Acknowledgement", street)
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
    casework.propose(officer, language)
    casework.sign_off(sign_in("officer2"), reference, language)
    posted(officer, language, reference, "News of the case", street)
    posted(officer, language, reference, "Decision letter", WRITTEN[language])

    casework.open_case(officer, reference, language)
    casework.tab(officer, language, "Correspondence")
    state = said(language, "Posted", "state of a letter")
    expect(officer.locator(".app-post__item").filter(has_text=state)).to_have_count(3)
    letterbox.collect("")
    assert not [message for _to, message in letterbox.messages if reference in message.as_string()]


def posted(page: Page, language: str, reference: str, letter: str, words: str) -> None:
    """Print one letter of a case from the list, reading it first, and mark it posted."""
    casework.in_language(page, language)
    page.get_by_role("navigation").get_by_role(
        "link", name=said(language, "Letters to print")
    ).click()
    rows = page.get_by_role("row").filter(has_text=reference)
    row = rows.filter(has_text=said(language, letter))
    expect(row).to_have_count(1)
    row.get_by_role("rowheader").get_by_role("link").click()
    expect(page.locator("body")).to_contain_text(words)
    page.go_back()
    row.get_by_role("button", name=said(language, "Mark as posted")).click()
    item = (
        page.get_by_role("listitem")
        .filter(has_text=reference)
        .filter(has_text=said(language, letter))
    )
    expect(item.get_by_role("button", name=said(language, "Undo", "button"))).to_be_visible()
    expect(row).to_have_count(0)


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


@pytest.fixture
def case(language):
    """An appeal just received, from someone who reads `language`."""
    return factories.case(reply_language=language, email=EMAIL)


@pytest.fixture
def followed(page, letterbox, case, language):
    """The page of that appeal, opened with the code of its acknowledgement."""
    [acknowledged] = letterbox.collect(EMAIL)
    following.follow(page, language, case.reference, code(acknowledged))
    return page


def test_a_customer_adds_evidence_withdraws_and_thinks_again(
    followed, letterbox, case, language, javascript
):
    following.go(followed, language, "Add evidence or write to us")
    following.tell(followed, language, ADDED[language], "tyst 1.pdf", "tyst 2.pdf")
    following.go(followed, language, "Back to your appeal")
    assert set(case.files.values_list("name", flat=True)) == {"tyst 1.pdf", "tyst 2.pdf"}

    following.go(followed, language, "Withdraw your appeal")
    expect(followed.get_by_role("main")).to_contain_text(
        said(language, "You can change your mind until an officer has closed your appeal.")
    )
    following.press(followed, language, "Yes, withdraw my appeal")
    expect(followed.get_by_role("alert")).to_contain_text(
        said(language, "We have your request to withdraw your appeal.")
    )
    following.press(followed, language, "Go on with my appeal")
    expect(followed.get_by_role("alert")).to_contain_text(
        said(language, "Your appeal goes on. Nothing about it has changed.")
    )
    assert len(letterbox.collect(EMAIL)) == 1 + 3, "evidence, withdrawn, undone"


def test_a_customer_answers_a_question(page, letterbox, case, language, javascript):
    asked = question(case)
    letters = letterbox.collect(EMAIL)
    assert any(ASKED[language] in words(letter) for letter in letters)
    following.follow(page, language, case.reference, code(letters[0]))
    main = page.get_by_role("main")
    expect(main).to_contain_text(said(language, "We have a question for you"))
    main.get_by_role("list").get_by_role("link").first.click()
    expect(main).to_contain_text(ASKED[language])
    following.tell(page, language, ADDED[language], label="Your answer")
    assert case.messages.get(answers=asked).words == ADDED[language]
    following.go(page, language, "Back to your appeal")
    expect(main).not_to_contain_text(said(language, "We have a question for you"))


@two_ways
def test_a_customer_says_the_letter_came_later_and_changes_language(
    followed, case, language, javascript
):
    other = OTHER[language]
    following.go(followed, language, "I got the letter on another day")
    for part, value in (("day", "20"), ("month", "11"), ("year", "2026")):
        followed.locator(f"#id_received_on_{part}").fill(value)
    following.press(followed, language, "Continue")
    expect(followed.get_by_role("main")).to_contain_text(
        said(language, "An officer will look at the date.")
    )
    following.go(followed, language, "Back to your appeal")
    following.go(followed, language, "Change the language of your letters")
    name = {"cy": "Welsh", "en": "English"}[other]
    chosen = said(language, name, "letters will be in")
    followed.get_by_role("radio", name=chosen, exact=True).check()
    following.press(followed, language, "Save")
    expect(followed.get_by_role("alert")).to_be_visible()
    case.customer.refresh_from_db()
    assert case.customer.language == other


@two_ways
def test_an_officer_closes_what_the_customer_has_withdrawn(
    followed, sign_in, case, language, javascript
):
    following.go(followed, language, "Withdraw your appeal")
    following.press(followed, language, "Yes, withdraw my appeal")
    officer = sign_in("officer")
    casework.open_case(officer, case.reference, language)
    casework.take(officer, language)
    officer.get_by_role("link", name=said(language, "Close as withdrawn")).click()
    casework.press(officer, said(language, "Read the letter"))
    casework.letter_before_it_is_sent(officer, language)
    casework.press(officer, said(language, "Close the case and send the letter"))
    case.letters.update(undo_until=None)
    followed.reload()
    expect(followed.get_by_role("main")).to_contain_text(
        said(language, "You withdrew your appeal, and it is closed.")
    )


def question(case):
    """A question an officer put to the customer, in a letter nobody can stop any more."""
    officer = get_user_model().objects.get(username="officer")
    handling.claim(case, by=officer, now=clock.now())
    case.refresh_from_db()
    asked = messages.send(
        case, by=officer, key=uuid.uuid4(), words=ASKED, asks=True, now=clock.now()
    )
    case.letters.update(undo_until=None, next_try_at=timezone.now())
    return asked
