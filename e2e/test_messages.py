"""An officer and a customer write to each other, by e-mail and on the website."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from cases.letters import incoming
from e2e import casework, following
from e2e.letterbox import code, words
from e2e.words import said
from tests import factories
from tests.files.samples import PDF

EMAIL = "ysgrifennwr@enghraifft.cymru"
ASKED = {"cy": "Pryd ddaeth y llythyr, Siân?", "en": "When did the letter come?"}
ANSWERED = {"cy": "Daeth ar 18 Tachwedd. ŵ ŷ", "en": "It came on 18 November."}
BOX = {"cy": "What you write, in Welsh", "en": "What you write, in English"}


@pytest.fixture
def case(language):
    """An appeal just received, from someone who reads `language`."""
    return factories.case(reply_language=language, email=EMAIL)


def write(officer: Page, case, language: str) -> None:
    """Ask the question, read the letter, send it."""
    casework.open_case(officer, case.reference, language)
    casework.take(officer, language)
    casework.tab(officer, language, "Correspondence")
    casework.press_link(officer, said(language, "Write to the customer"))
    casework.pick(officer, said(language, "A question"))
    officer.get_by_label(said(language, BOX[language])).fill(ASKED[language])
    officer.locator("input[type=file]").set_input_files(
        {"name": "map ŵ.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    casework.press(officer, said(language, "Continue to the letter"))
    letter = casework.letter_before_it_is_sent(officer, language)
    expect(letter).to_contain_text(ASKED[language])
    casework.press(officer, said(language, "Send it"))
    casework.done(
        officer,
        said(language, "The message is written. For 30 seconds you can still stop it here."),
    )


def test_a_question_goes_out_and_its_answer_comes_back(
    page, sign_in, letterbox, case, language, javascript
):
    officer = sign_in("officer")
    write(officer, case, language)
    case.letters.update(undo_until=None, next_try_at=timezone.now())
    [letter] = [found for found in letterbox.collect(EMAIL) if ASKED[language] in words(found)]
    [attached] = letter.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("map ŵ.pdf", PDF)

    following.follow(page, language, case.reference, code(letter))
    page.get_by_role("main").get_by_role("list").get_by_role("link").first.click()
    following.tell(page, language, ANSWERED[language], "tyst.pdf", label="Your answer")

    officer.goto("/staff/")
    expect(officer.get_by_role("row").filter(has_text=case.reference)).to_contain_text(
        said(language, "New message")
    )
    casework.open_case(officer, case.reference, language)
    casework.press_link(officer, said(language, "Read the new message"))
    casework.press_link(officer, said(language, "An answer from the customer"))
    main = officer.get_by_role("main")
    expect(main).to_contain_text(ANSWERED[language])
    expect(main.get_by_role("link", name="tyst.pdf")).to_be_visible()
    officer.goto("/staff/")
    expect(officer.get_by_role("row").filter(has_text=case.reference)).not_to_contain_text(
        said(language, "New message")
    )


def test_a_message_is_stopped_and_its_words_are_back(
    sign_in, letterbox, case, language, javascript
):
    officer = sign_in("officer")
    write(officer, case, language)

    casework.press(officer, said(language, "Stop this email"))

    casework.done(officer, said(language, "The message is stopped. Your words are in the form."))
    expect(officer.get_by_label(said(language, BOX[language]))).to_have_value(ASKED[language])
    expect(officer.get_by_role("main")).to_contain_text("map ŵ.pdf")
    case.letters.update(next_try_at=timezone.now())
    assert not any(ASKED[language] in words(found) for found in letterbox.collect(EMAIL))


def test_an_answer_by_email_is_filed_to_its_case(sign_in, case, language, javascript):
    letter = case.letters.get()
    raw = f"From: {EMAIL}\r\nSubject: Ateb\r\nIn-Reply-To: {letter.message_id}\r\n"
    raw += f"Content-Type: text/plain; charset=utf-8\r\n\r\n{ANSWERED[language]}"
    incoming.receive(raw.encode(), now=timezone.now())
    officer = sign_in("officer")
    casework.in_language(officer, language)

    officer.get_by_role("navigation").get_by_role(
        "link", name=said(language, "Incoming email")
    ).click()
    officer.get_by_role("row").filter(has_text=case.reference).get_by_role("link").first.click()
    expect(officer.get_by_role("main")).to_contain_text(ANSWERED[language])
    casework.press_link(officer, said(language, "File it to a case"))
    casework.pick(officer, said(language, {"cy": "Welsh", "en": "English"}[language], "language"))
    casework.press(officer, said(language, "File it"))

    casework.done(officer, said(language, "The email is filed to this case."))
    assert case.messages.get().words == ANSWERED[language]
