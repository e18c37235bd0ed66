"""A letter in Welsh waits for its translation, the date stays where it is, and then it goes."""

from playwright.sync_api import expect

from cases.models import Case
from design.dates import full_date, long_date
from e2e import appealing, casework, translating
from e2e.letterbox import words
from e2e.words import said

MONDAY = "2026-11-23T10:00:00+00:00"
NEXT_MONDAY = "2026-11-30T10:00:00+00:00"
HALF_A_MINUTE_LATER = "2026-11-30T10:00:31+00:00"
ENGLISH = ["We agree that you were not warned.", "The period is made shorter."]
WELSH = ["Cytunwn na chawsoch rybudd.", "Mae’r cyfnod yn cael ei fyrhau."]
REASONS = ("The records show no warning.", "Nid yw’r cofnodion yn dangos rhybudd.")


def test_a_welsh_letter_waits_for_its_translation_and_the_date_stays(
    page, sign_in, letterbox, moment, language, javascript
):
    moment(MONDAY)
    given = appealing.answers("cy")
    reference = appealing.appeal(page, "cy", given)
    letterbox.collect(given["email"])
    due_on = Case.objects.get(reference=reference).due_on

    officer = sign_in("officer")
    casework.open_case(officer, reference, language)
    casework.check(officer, language)
    casework.take(officer, language)
    translating.write_to_be_translated(
        officer,
        language,
        outcome="The decision is changed",
        words={"en": ENGLISH},
        reasons=REASONS[0],
    )
    stays = said(
        language,
        "The date does not move: it is still to be answered by %(day)s.",
        day=full_date(due_on, language),
    )
    expect(officer.get_by_text(stays)).to_be_visible()
    casework.press(officer, said(language, "Continue to the letter"))
    waits = said(
        language,
        "%(box)s: you asked for this translation on %(day)s and it has not come yet.",
        box=said(language, casework.REASONS["cy"]),
        day=long_date(Case.objects.get(reference=reference).received_on, language),
    )
    expect(officer.get_by_role("alert")).to_contain_text(waits)

    moment(NEXT_MONDAY)
    translator = sign_in("welsh.officer")
    pairs = dict(zip([*ENGLISH, REASONS[0]], [*WELSH, REASONS[1]], strict=True))
    translating.translate(translator, language, reference, "cy", pairs)
    expect(translator.get_by_role("main")).not_to_contain_text(given["your_name"])

    officer = sign_in("officer")  # the session lapsed in that week; what was typed is kept
    casework.open_case(officer, reference, language)
    casework.press_link(officer, said(language, "Decide this appeal"))
    reasons = officer.get_by_label(said(language, casework.REASONS["cy"]))
    expect(reasons).to_have_value(REASONS[1])
    casework.press(officer, said(language, "Continue to the letter"))
    letter = casework.letter_before_it_is_sent(officer, language)
    expect(letter).to_contain_text(WELSH[0])
    casework.propose(officer, language)
    casework.sign_off(sign_in("officer2"), reference, language)
    assert Case.objects.get(reference=reference).due_on == due_on

    moment(HALF_A_MINUTE_LATER)
    decided = letterbox.collect(given["email"])[-1]
    assert decided["Content-Language"] == "cy"
    assert all(sentence in words(decided) for sentence in [*WELSH, REASONS[1]])
    assert not any(sentence in words(decided) for sentence in [*ENGLISH, REASONS[0]])


def test_a_decision_is_taken_back_before_its_letter_leaves(
    page, sign_in, letterbox, moment, language, javascript
):
    moment(MONDAY)
    given = appealing.answers(language)
    reference = appealing.appeal(page, language, given)
    letterbox.collect(given["email"])
    officer = sign_in("officer")
    casework.open_case(officer, reference, language)
    casework.check(officer, language)
    casework.take(officer, language)
    answers = {"cy": WELSH, "en": ENGLISH}[language]
    casework.write_decision(
        officer,
        language,
        outcome="The decision stands",
        reasons={language: answers[0]},
        answers={language: answers},
    )
    casework.propose(officer, language)
    colleague = sign_in("officer2")
    casework.sign_off(colleague, reference, language)

    casework.press(colleague, said(language, "Take the decision back"))

    casework.done(
        colleague,
        said(
            language,
            "The decision is taken back and its letter stopped. The case is with whoever "
            "investigated it, or in its queue.",
        ),
    )
    casework.open_case(officer, reference, language)
    casework.press_link(officer, said(language, "Decide this appeal"))
    reasons = officer.get_by_label(said(language, casework.REASONS[language]))
    expect(reasons).to_have_value(answers[0])
    moment(NEXT_MONDAY)
    sent = [words(message) for message in letterbox.collect(given["email"])]
    assert not any(answers[1] in message for message in sent)
