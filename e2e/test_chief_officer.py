"""The Lead was involved: the Chief Officer decides, and the Lead finds nothing, anywhere."""

from datetime import date

from playwright.sync_api import Page, expect

from e2e import appealing, casework, following
from e2e.letterbox import code, words
from e2e.words import said

MONDAY = "2026-11-23T10:00:00+00:00"
HALF_A_MINUTE_LATER = "2026-11-23T10:00:31+00:00"
LETTER = {
    "name": "llythyr.pdf",
    "mimeType": "application/pdf",
    "buffer": b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
}
OMBUDSMAN = {
    "cy": "Ombwdsmon Gwasanaethau Cyhoeddus Cymru",
    "en": "Public Services Ombudsman for Wales",
}
REASONS = {
    "cy": "Mae’r cofnodion yn dangos mai’r Arweinydd Cwynion a roddodd y rhybudd.",
    "en": "The records show that the Complaints Lead gave the warning.",
}
ANSWERS = {
    "cy": ["Cytunwn â chi am y rhybudd.", "Cytunwn â chi am y cyfnod."],
    "en": ["We agree about the warning.", "We agree about the period."],
}
NO_SUCH_CASE = "CYS-BBBBB-BBBBB"


def test_the_chief_officer_decides_and_the_lead_finds_nothing(
    page, sign_in, letterbox, moment, language, javascript
):
    moment(MONDAY)
    given = appealing.answers(language, lead_involved="yes", evidence=[LETTER])
    reference = appealing.appeal(page, language, given)
    who = (
        "The Chief Officer will decide your appeal because the Complaints Lead was involved "
        "in the matter."
    )
    expect(page.get_by_text(said(language, who))).to_be_visible()
    [acknowledged] = letterbox.collect(given["email"])

    chief = sign_in("chief.officer")
    casework.open_case(chief, reference, language)
    casework.tab(chief, language, "Files")
    file = chief.get_by_role("link", name=LETTER["name"]).get_attribute("href")
    lead = sign_in("complaints.lead")
    finds_nothing(lead, language, reference, given["your_name"], file)
    finds_nothing(sign_in("officer"), language, reference, given["your_name"], file)

    casework.tab(chief, language, "Summary")
    casework.check(chief, language)
    casework.take(chief, language)
    casework.write_decision(
        chief,
        language,
        outcome="The decision is ended",
        reasons={language: REASONS[language]},
        answers={language: ANSWERS[language]},
    )
    casework.decide(chief, language)
    finds_nothing(lead, language, reference, given["your_name"], file)

    moment(HALF_A_MINUTE_LATER)
    *_, decided = letterbox.collect(given["email"])
    for sentence in [REASONS[language], *ANSWERS[language], OMBUDSMAN[language]]:
        assert sentence in words(decided)
    following.follow(page, language, reference, code(acknowledged))
    assert REASONS[language] in following.read_letter(page, language, "Decision letter")


def test_by_the_earlier_edition_the_ombudsman_is_next(
    page, sign_in, letterbox, moment, language, javascript
):
    moment(MONDAY)
    given = appealing.answers(
        language,
        lead_involved="yes",
        notice_date=date(2026, 3, 9),
        received_on=date(2026, 3, 12),
    )
    appealing.begin(page, language)
    assert "late" not in appealing.fill_in(page, language, given)
    appealing.send(page, language)
    reference = appealing.reference(page)
    held = (
        "You told us that the Complaints Lead was involved. "
        "The Chief Officer will first check our records."
    )
    expect(page.get_by_text(said(language, held))).to_be_visible()
    [acknowledged] = letterbox.collect(given["email"])
    finds_nothing(sign_in("complaints.lead"), language, reference, given["your_name"])
    finds_nothing(sign_in("officer"), language, reference, given["your_name"])

    chief = sign_in("chief.officer")
    casework.open_case(chief, reference, language)
    confirm_that_the_lead_was_involved(chief, language)

    moment(HALF_A_MINUTE_LATER)
    _, told = letterbox.collect(given["email"])
    for sentence in [REASONS[language], OMBUDSMAN[language]]:
        assert sentence in words(told)
    following.follow(page, language, reference, code(acknowledged))
    ended = "The policy gives no further step within the Council. You can go to the Ombudsman now."
    expect(page.get_by_text(said(language, ended))).to_be_visible()
    letter = following.read_letter(page, language, "How to go to the Ombudsman")
    assert REASONS[language] in letter


def confirm_that_the_lead_was_involved(page: Page, language: str) -> None:
    casework.press_link(page, said(language, "Confirm whether the Complaints Lead was involved"))
    casework.pick(page, said(language, "The Complaints Lead was involved"))
    label = {
        "cy": "If the Lead was involved: what the letter says of it, in Welsh",
        "en": "If the Lead was involved: what the letter says of it, in English",
    }[language]
    page.get_by_label(said(language, label)).fill(REASONS[language])
    casework.press(page, said(language, "Continue"))
    letter = casework.letter_before_it_is_sent(page, language)
    expect(letter).to_contain_text(OMBUDSMAN[language])
    casework.press(page, said(language, "Close the appeal and send the letter"))
    casework.done(page, said(language, "What the records show is recorded."))


def finds_nothing(page: Page, language: str, reference: str, name: str, file: str = "") -> None:
    """By menu, list, search or address: as for a case that does not exist."""
    casework.in_language(page, language)
    expect(page.get_by_role("main")).not_to_contain_text(name)
    for typed in (reference, name):
        casework.search(page, typed, language)
        expect(page.get_by_text(said(language, "No case fits these filters."))).to_be_visible()
    assert page.goto(f"/staff/cases/{NO_SUCH_CASE}/").status == 404
    not_there = page.locator("body").inner_text()
    acts = ["", "answers/", "files/", "letters/", "timeline/", "triage/", "decide/", "confirm/"]
    for address in [f"/staff/cases/{reference}/{act}" for act in acts] + [file] * bool(file):
        assert page.goto(address).status == 404, address
        assert page.locator("body").inner_text() == not_there, address
