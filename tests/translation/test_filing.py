"""Filing a translation: beside the original, by its translator, for the words it was made of."""

import pytest

from cases import handling
from cases.casework import drafts
from cases.models import Translation
from cases.permissions import Refused, Role
from cases.translation import asking, boxes, filing
from tests import factories
from tests.factories import NOW, fresh

WELSH = {"ground_1": "Clywyd chi.", "reasons": "Mae’r cofnodion yn ei ddangos."}
ENGLISH = {"ground_1_en": "You were heard.", "reasons_en": "The records show it."}


def still_holding(case, what: str) -> dict[tuple[str, str], str]:
    """The filed translations of words that stand in the officer's draft as they were translated."""
    draft = drafts.load(case, filing.FORMS[Translation.What(what)])
    return {
        (piece.name, boxes.OTHER[piece.source_language]): piece.translated
        for piece in filing.filed(case, what)
        if draft and boxes.said(draft.typed, piece.source_box) == piece.source
    }


def test_a_filed_translation_stands_beside_the_original(asked, translator):
    filed = filing.file(asked, by=translator, words=WELSH, now=NOW)
    beside = {piece["source"]: piece["translated"] for piece in filed.pieces}
    assert beside == {
        "You were heard.": "Clywyd chi.",
        "The records show it.": "Mae’r cofnodion yn ei ddangos.",
    }
    assert (filed.filed_by, filed.filed_at) == (translator, NOW)


def test_the_translation_holds_for_the_words_it_was_made_of(asked, case, officer, translator):
    drafts.save(case, "decide", ENGLISH, by=officer, now=NOW, version=0)
    filing.file(asked, by=translator, words=WELSH, now=NOW)
    assert still_holding(case, "decision") == {
        ("ground_1", "cy"): "Clywyd chi.",
        ("reasons", "cy"): "Mae’r cofnodion yn ei ddangos.",
    }
    draft = drafts.load(case, "decide")
    changed = {**draft.typed, "reasons_en": "Other words."}
    drafts.save(case, "decide", changed, by=officer, now=NOW, version=draft.version)
    assert set(still_holding(case, "decision")) == {("ground_1", "cy")}


def test_filing_the_same_words_twice_is_filing_once(asked, translator):
    for _ in range(2):
        filing.file(asked, by=translator, words=WELSH, now=NOW)
    assert asked.case.events.filter(kind="translation_filed").count() == 1


def test_other_words_do_not_replace_what_was_filed(asked, translator):
    filing.file(asked, by=translator, words=WELSH, now=NOW)
    with pytest.raises(Refused, match="translation_filed"):
        filing.file(asked, by=translator, words={**WELSH, "reasons": "Eraill."}, now=NOW)
    assert filing.translations_of(fresh(asked)) == WELSH


def test_a_withdrawn_translation_is_not_filed(asked, officer, translator):
    asking.withdraw(asked, by=officer, now=NOW)
    with pytest.raises(Refused, match="translation_withdrawn"):
        filing.file(asked, by=translator, words=WELSH, now=NOW)


@pytest.mark.parametrize(
    "words",
    [{}, {"reasons": "Gair"}, {**WELSH, "ground_2": "Gair"}, {"words": "Gair"}],
    ids=["nothing", "too few", "too many", "another letter"],
)
def test_the_words_of_another_item_are_not_filed(asked, translator, words):
    with pytest.raises(Refused, match="translation_other_item"):
        filing.file(asked, by=translator, words=words, now=NOW)
    assert not any(filing.translations_of(fresh(asked)).values())


def test_a_piece_without_words_is_not_filed(asked, translator):
    with pytest.raises(Refused, match="translation_unfinished"):
        filing.file(asked, by=translator, words={**WELSH, "reasons": " "}, now=NOW)
    assert fresh(asked).filed_at is None


def test_words_kept_meanwhile_are_not_overwritten_unseen(asked, translator):
    seen = filing.state(asked)
    colleague = factories.user(Role.WELSH_OFFICER)
    filing.keep(asked, by=colleague, words={**WELSH, "reasons": "Gair y llall."}, seen=seen)
    with pytest.raises(Refused, match="translation_changed"):
        filing.keep(asked, by=translator, words=WELSH, seen=seen)


def test_an_officer_without_the_role_files_nothing(asked, officer):
    with pytest.raises(Refused, match="not_visible"):
        filing.file(asked, by=officer, words=WELSH, now=NOW)


def test_words_no_database_keeps_are_kept_without_their_marks(asked, translator):
    filed = filing.file(
        asked, by=translator, words={"ground_1": "a\x00b", "reasons": "ŵ\r\nŷ\ud800"}, now=NOW
    )
    assert filing.translations_of(filed) == {"ground_1": "ab", "reasons": "ŵ\nŷ"}


def test_a_message_is_asked_for_and_filed_like_any_letter(case, officer, translator):
    asked = asking.ask(
        case,
        Translation.What.MESSAGE,
        pieces={"words": "Please send the letter."},
        source="en",
        target="cy",
        by=officer,
        now=NOW,
    )
    drafts.save(
        case, "message", {"words_en": "Please send the letter."}, by=officer, now=NOW, version=0
    )
    filing.file(asked, by=translator, words={"words": "Anfonwch y llythyr."}, now=NOW)
    assert still_holding(case, "message") == {("words", "cy"): "Anfonwch y llythyr."}
    assert still_holding(case, "decision") == {}


def test_a_colleague_who_takes_the_case_has_the_translation(asked, case, officer, translator):
    drafts.save(case, "decide", ENGLISH, by=officer, now=NOW, version=0)
    filing.file(asked, by=translator, words=WELSH, now=NOW)
    other = factories.officer()
    handling.hand_over(case, by=officer, to=other, reason="Leave", now=NOW)
    assert len(still_holding(fresh(case), "decision")) == 2
