"""An editor changes what residents read, in both languages at once, and they see it at once."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from cases.letters.sentences import plain
from cases.models import LetterText
from e2e import appealing, editing
from e2e.letterbox import words
from e2e.words import question, said
from forms.models import FormPage
from home.models import PolicyPage
from tests.support.axe import barriers

TODAY = date.today()
REFUSED = "Not published. A page goes live in Welsh and English at once"
POLICY = {"cy": "/cy/polisi/", "en": "/en/policy/"}
CLAUSE = {
    "cy": "Mae’r cymal hwn yn nodi sut y gellir rheoli cyswllt.",
    "en": "This clause sets out how contact may be managed.",
}
WHAT = {"cy": "Cafodd llithriad ei gywiro.", "en": "A slip was put right."}
WHY = {"cy": "Roedd gair ar goll yn y copi.", "en": "A word was missing from the copy."}
QUESTION = {
    "cy": "Ym mha iaith yr hoffech glywed gennym?",
    "en": "In which language would you like to hear from us?",
}
NAMES = {"cy": "Welsh", "en": "English"}
SUBJECT = "Daeth eich apêl i law’n ddiogel"
ONE_ALONE = (
    "Only the Welsh was changed (%(places)s). Change the English too, or say here that it still "
    "says the same."
)
ALONE_KEPT = "Changed the Welsh alone, and said that the English still says the same"
THANKS = {"cy": "Diolch o galon am eich apêl", "en": "Thank you very much for your appeal"}


def test_a_clause_is_corrected_in_both_languages_or_not_at_all(page, sign_in):
    for language in POLICY:
        page.goto(POLICY[language])
    editor = sign_in("editor")
    english, welsh = pages(PolicyPage, edition__code="current")
    editing.open_page(editor, english)
    editing.block(editor, "Clause 1.2").get_by_label("Text").fill(CLAUSE["en"])
    corrections = editor.get_by_role("region", name="Corrections", exact=True)
    corrections.get_by_role("button", name="Insert a block").click()
    for label, typed in [
        ("Date of the correction", TODAY.isoformat()),
        ("Clauses corrected", "1.2"),
        ("What was corrected", WHAT["en"]),
        ("Why", WHY["en"]),
    ]:
        corrections.get_by_label(label).fill(typed)
    editing.publish(editor)
    expect(editing.messages(editor)).to_contain_text(REFUSED)
    expect(editing.messages(editor)).to_contain_text("Welsh: Clause 1.2")
    for language in POLICY:
        page.goto(POLICY[language])
        expect(clause(page)).not_to_contain_text(CLAUSE[language])

    editing.open_page(editor, welsh)
    for text in (CLAUSE, WHAT, WHY):
        editing.translate(editor, text["en"], text["cy"])
    editing.publish_translation(editor)
    for language in POLICY:
        page.goto(POLICY[language])
        expect(clause(page)).to_contain_text(CLAUSE[language])
        correction = page.get_by_role("region", name=said(language, "Corrections"), exact=True)
        for shown in (WHAT[language], WHY[language], str(TODAY.year), "1.2"):
            expect(correction).to_contain_text(shown)


def test_words_that_disagree_with_the_rules_are_refused(sign_in, page):
    editor = sign_in("editor")
    english, _welsh = pages(PolicyPage, edition__code="current")
    editing.open_page(editor, english)
    text = editing.block(editor, "Clause 7.2").get_by_label("Text")
    text.fill(text.input_value().replace("[20 working days]", "[30 working days]"))
    editing.publish(editor)
    expect(editing.messages(editor)).to_contain_text(REFUSED)
    expect(editing.messages(editor)).to_contain_text("“30 working days” disagree")
    page.goto(POLICY["en"])
    expect(page.locator("#appeal-window")).to_contain_text("20 working days")


def test_a_renamed_question_is_asked_in_its_new_words_of_everybody(page, sign_in):
    appealing.begin(page, "en")
    begun = page.url
    asked_before = question("reply_language")["label"]
    expect(asked(page)).to_have_text(asked_before["en"])

    editor = sign_in("editor")
    english, welsh = pages(FormPage, case_type="appeal")
    editing.open_page(editor, english)
    step = editing.block(editor, "Step language")
    renamed = editing.block(step, "One of several options reply_language")
    renamed.get_by_role("textbox", name=re.compile(r"^Question\W*$")).fill(QUESTION["en"])
    editing.save_draft(editor)
    editing.open_page(editor, welsh)
    editing.translate(editor, QUESTION["en"], QUESTION["cy"])
    editing.publish_translation(editor)

    page.goto(begun)  # only words changed: what was begun goes on in the new ones
    expect(asked(page)).to_have_text(QUESTION["en"])
    for language in QUESTION:
        appealing.begin(page, language)
        expect(asked(page)).to_have_text(QUESTION[language])


@pytest.mark.parametrize("reads", ["cy", "en"])
def test_a_letter_and_a_closed_day_count_at_once(page, sign_in, letterbox, moment, reads):
    editor = sign_in("editor")
    editing.casework(editor, "Letters")
    editor.get_by_role("link", name="Acknowledgement of an appeal").click()
    body = {code: editor.get_by_label(f"Text ({name})") for code, name in NAMES.items()}
    whole = body["cy"].input_value()
    body["cy"].fill("")
    body["en"].fill(body["en"].input_value().replace("Thank you for your appeal", THANKS["en"]))
    editor.get_by_role("button", name="Save", exact=True).click()
    expect(editor.get_by_text("This field is required.")).to_be_visible()
    body["cy"].fill(whole.replace("Diolch am eich apêl", THANKS["cy"]))
    editor.get_by_role("button", name="Save", exact=True).click()
    expect(editing.messages(editor)).to_contain_text("updated")

    editing.casework(editor, "Closed days")
    editor.get_by_role("link", name="Add").first.click()
    for label, typed in [
        ("Day", "2026-12-03"),
        ("Name (Welsh)", "Diwrnod hyfforddi"),
        ("Name (English)", "Training day"),
    ]:
        editor.get_by_role("textbox", name=label).fill(typed)
    editor.get_by_role("button", name="Save", exact=True).click()
    expect(editing.messages(editor)).to_contain_text("created")

    moment("2026-11-23T10:00:00+00:00")
    given = appealing.answers(reads)
    appealing.begin(page, reads)
    appealing.fill_in(page, reads, given)
    not_counted = {"cy": "3 Rhagfyr", "en": "3 December"}[reads]
    expect(page.get_by_role("main")).to_contain_text(not_counted)
    appealing.send(page, reads)
    [acknowledged] = letterbox.collect(given["email"])
    assert THANKS[reads] in words(acknowledged)


def test_a_letter_is_seen_as_it_will_be_before_its_words_are_saved(sign_in, language):
    editor = sign_in("editor")
    text = LetterText.objects.get(code="acknowledgement")
    editing.open_letter(editor, text)
    locked = editor.get_by_role("region", name=said(language, "Always said"), exact=True)
    for each in NAMES:
        expect(locked).to_contain_text(plain("welcome", each))

    shown = editing.preview(editor, "both")
    headings = shown.get_by_role("heading", level=1)
    expect(headings).to_have_text([text.subject_cy, text.subject_en])
    editing.type_and_see(editor.locator("[name=subject_cy]"), SUBJECT, headings.first)
    for mode, there in [("cy", SUBJECT), ("en", text.subject_en), ("large", SUBJECT)]:
        expect(editing.preview(editor, mode).get_by_role("main")).to_contain_text(there)
    expect(editing.preview(editor, "email").locator("pre").first).to_contain_text(SUBJECT)

    editing.save_letter(editor)
    places = said(language, "subject")
    expect(editor.get_by_role("main")).to_contain_text(said(language, ONE_ALONE, places=places))
    editor.get_by_label(said(language, "The other language still says the same")).check()
    editing.save_letter(editor)
    expect(editor).to_have_url(re.compile("/lettertext/$"))
    assert LetterText.objects.get(pk=text.pk).subject_cy == SUBJECT

    history = editing.history(editor, text)
    expect(history).to_contain_text(said(language, ALONE_KEPT))
    editing.bring_back(editor, text, text.revisions.earliest("pk"))
    expect(editor).to_have_url(re.compile("/lettertext/$"))
    assert LetterText.objects.get(pk=text.pk).subject_cy == text.subject_cy


def test_the_letter_shown_to_an_editor_has_no_barrier(sign_in):
    editor = sign_in("editor")
    text = LetterText.objects.get(code="decision_stands")
    editing.open_letter(editor, text)
    editing.preview(editor, "both")
    for mode in ("both", "cy", "en", "large", "acting", "email"):
        editor.goto(f"/admin/snippets/cases/lettertext/preview/{text.pk}/?mode={mode}")
        expect(editor.get_by_role("main")).to_be_visible()
        assert barriers(editor) == []


def pages(model, **which) -> tuple:
    """The English page, which editors write, and the Welsh one, which they translate."""
    found = model.objects.filter(**which)
    return found.get(locale__language_code="en"), found.get(locale__language_code="cy")


def clause(page: Page):
    return page.locator("#few-cases")


def asked(page: Page):
    return page.get_by_role("heading", level=1)
