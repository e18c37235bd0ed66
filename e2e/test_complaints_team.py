"""The Complaints Team checks, takes and decides an appeal; the reasoned letter arrives."""

from playwright.sync_api import expect

from e2e import appealing, casework, following
from e2e.letterbox import code, words
from e2e.words import said

MONDAY = "2026-11-23T10:00:00+00:00"
REASONS = {
    "cy": "Nid yw’r cofnodion yn dangos bod rhybudd wedi’i roi.",
    "en": "The records show no warning before the decision.",
}
ANSWERS = {
    "cy": ["Cytunwn na chawsoch rybudd.", "Mae’r cyfnod yn cael ei fyrhau."],
    "en": ["We agree that you were not warned.", "The period is made shorter."],
}


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
    casework.decide(officer, language)

    _, decided = letterbox.collect(given["email"])
    for sentence in [REASONS[language], *ANSWERS[language], *given["grounds"]]:
        assert sentence in words(decided)
    assert said_of_the_ombudsman(language) in words(decided)
    assert decided["Content-Language"] == language
    assert reference not in decided["Subject"]

    following.follow(page, language, reference, code(acknowledged))
    stands = said(language, "We have decided your appeal: the decision has been changed.")
    expect(page.get_by_text(stands)).to_be_visible()
    letter_online = following.read_letter(page, language, "Decision letter")
    assert REASONS[language] in letter_online


def said_of_the_ombudsman(language: str) -> str:
    return {
        "cy": "Ombwdsmon Gwasanaethau Cyhoeddus Cymru",
        "en": "Public Services Ombudsman for Wales",
    }[language]
