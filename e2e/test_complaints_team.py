"""The Complaints Team checks, takes and decides an appeal; the reasoned letter arrives."""

from datetime import date

from playwright.sync_api import expect

from e2e import appealing, casework, following
from e2e.letterbox import code, words
from e2e.words import said

MONDAY = "2026-11-23T10:00:00+00:00"
HALF_A_MINUTE_LATER = "2026-11-23T10:00:31+00:00"
REASONS = {
    "cy": "Nid yw’r cofnodion yn dangos bod rhybudd wedi’i roi.",
    "en": "The records show no warning before the decision.",
}
OMBUDSMAN = {
    "cy": "Ombwdsmon Gwasanaethau Cyhoeddus Cymru",
    "en": "Public Services Ombudsman for Wales",
}
ANSWERS = {
    "cy": ["Cytunwn na chawsoch rybudd.", "Mae’r cyfnod yn cael ei fyrhau."],
    "en": ["We agree that you were not warned.", "The period is made shorter."],
}
TWO_DAYS_LATE = "2027-01-28T12:00:00+00:00"
WORKING = {
    "cy": ["dydd Iau 24 Rhagfyr 2026", "25 a 28 Rhagfyr, 1 Ionawr", "dydd Mawrth 26 Ionawr 2027"],
    "en": ["Thursday 24 December 2026", "25 and 28 December, 1 January", "Tuesday 26 January 2027"],
}
WHY_LATE = {"cy": "Roeddwn yn yr ysbyty.", "en": "I was in hospital."}
LAST_DAY = {"cy": "26 Ionawr 2027", "en": "26 January 2027"}
RECEIVED = {"cy": "23 Tachwedd 2026", "en": "23 November 2026"}


def test_an_appeal_is_decided_and_the_letter_arrives(
    page, sign_in, letterbox, moment, language, javascript
):
    moment(MONDAY)
    given = appealing.answers(language)
    reference = appealing.appeal(page, language, given)
    [acknowledged] = letterbox.collect(given["email"])
    assert reference in words(acknowledged)

    officer = sign_in("officer")
    casework.open_case(officer, reference, language)
    for ground in given["grounds"]:
        expect(officer.get_by_text(ground)).to_be_visible()
    casework.check(officer, language)
    casework.take(officer, language)
    letter = casework.write_decision(
        officer,
        language,
        outcome="The decision is changed",
        reasons={language: REASONS[language]},
        answers={language: ANSWERS[language]},
    )
    expect(letter).to_contain_text(REASONS[language])
    casework.propose(officer, language)
    casework.sign_off(sign_in("officer2"), reference, language)

    moment(HALF_A_MINUTE_LATER)
    *_, decided = letterbox.collect(given["email"])
    for sentence in [REASONS[language], *ANSWERS[language], *given["grounds"]]:
        assert sentence in words(decided)
    assert OMBUDSMAN[language] in words(decided)
    assert decided["Content-Language"] == language
    assert reference not in decided["Subject"]

    following.follow(page, language, reference, code(acknowledged))
    stands = said(language, "We have decided your appeal: the decision has been changed.")
    expect(page.get_by_text(stands)).to_be_visible()
    letter_online = following.read_letter(page, language, "Decision letter")
    assert REASONS[language] in letter_online


def test_a_late_appeal_is_accepted_for_a_reason_and_decided(
    page, sign_in, letterbox, moment, language, javascript
):
    moment(TWO_DAYS_LATE)
    given = appealing.answers(
        language,
        notice_date=date(2026, 12, 23),
        notice_channel="by_hand",
        received_on=date(2026, 12, 24),
        late_reason=WHY_LATE[language],
    )
    appealing.begin(page, language)
    appealing.fill_in(page, language, given, until="late")
    for shown in WORKING[language]:
        expect(page.get_by_role("main")).to_contain_text(shown)
    clause = said(language, "Read clause %(number)s of the policy", number="7.2")
    expect(page.get_by_role("link", name=clause)).to_be_visible()
    appealing.fill_in(page, language, given)
    appealing.send(page, language)
    reference = appealing.reference(page)
    [acknowledged] = letterbox.collect(given["email"])
    assert LAST_DAY[language] in words(acknowledged)

    officer = sign_in("officer")
    casework.open_case(officer, reference, language)
    expect(officer.get_by_text(WHY_LATE[language])).to_be_visible()
    casework.check(officer, language, late_because={language: "The hospital confirms it."})
    casework.take(officer, language)
    casework.write_decision(
        officer,
        language,
        outcome="The decision stands",
        reasons={language: REASONS[language]},
        answers={language: ANSWERS[language]},
    )
    casework.propose(officer, language)
    casework.sign_off(sign_in("officer2"), reference, language)
    moment("2027-01-28T12:00:31+00:00")
    *_, decided = letterbox.collect(given["email"])
    assert REASONS[language] in words(decided)
    assert "The hospital confirms it." not in words(decided)
    following.follow(page, language, reference, code(acknowledged))
    stands = said(language, "We have decided your appeal: the decision stands.")
    expect(page.get_by_text(stands)).to_be_visible()


def test_a_warning_becomes_a_complaint_with_the_same_reference_and_date(
    page, sign_in, letterbox, moment, language, javascript
):
    moment(MONDAY)
    given = appealing.answers(language, notice_kind="warning")
    appealing.begin(page, language)
    assert "not_a_decision" in appealing.fill_in(page, language, given)
    appealing.send(page, language)
    reference = appealing.reference(page)
    [acknowledged] = letterbox.collect(given["email"])

    moment("2026-11-25T10:00:00+00:00")
    officer = sign_in("officer")
    casework.open_case(officer, reference, language)
    flag = officer.get_by_role("main").get_by_text(said(language, "May not be appealable"))
    expect(flag.first).to_be_visible()
    casework.check(officer, language, appealable=False, sends=True)
    waits = said(language, "Nobody holds this case.")
    expect(officer.get_by_text(waits)).to_be_visible()
    take = officer.get_by_role("button", name=said(language, "Take this case"))
    expect(take).to_be_visible()

    moment("2026-11-25T10:00:31+00:00")
    _, converted = letterbox.collect(given["email"])
    assert reference in words(converted)
    assert RECEIVED[language] in words(converted)
    here = "Where your complaint is"
    following.follow(page, language, reference, code(acknowledged), what=here)
    complaint = said(language, "We are dealing with what you sent as a complaint.")
    expect(page.get_by_text(complaint)).to_be_visible()
    letter = following.read_letter(page, language, "Your appeal goes on as a complaint")
    assert RECEIVED[language] in letter
