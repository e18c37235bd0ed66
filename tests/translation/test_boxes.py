"""Which boxes a translation fills, and when it no longer holds."""

import random
from datetime import UTC, datetime

import pytest

from cases.translation import boxes
from cases.translation.boxes import Filed

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)


def filed(source="One", translated="Un", name="reasons", language="en"):
    return Filed(
        name=name,
        source_language=language,
        source=source,
        translated=translated,
        by=None,
        at=AT,
    )


def test_an_empty_box_is_filled_when_its_words_are_those_translated():
    assert boxes.to_fill({"reasons_en": "One"}, [filed()]) == {"reasons_cy": "Un"}


@pytest.mark.parametrize(
    "typed",
    [{"reasons_en": "Two"}, {"reasons_en": ""}, {"reasons_en": "One", "reasons_cy": "Uno"}],
    ids=["changed words", "no words", "own words"],
)
def test_a_box_is_not_filled_over_other_words(typed):
    assert boxes.to_fill(typed, [filed()]) == {}


def test_of_two_translations_the_later_one_fills_the_box():
    later = [filed(), filed(translated="Un arall")]
    assert boxes.to_fill({"reasons_en": "One"}, later) == {"reasons_cy": "Un arall"}


def test_line_ends_and_space_around_words_do_not_make_them_others():
    typed = {"reasons_en": " One\r\ntwo \r\n", "reasons_cy": "Un"}
    assert boxes.stale(typed, [filed(source="One\ntwo")]) == []


def test_a_translation_of_changed_words_is_stale():
    assert boxes.stale({"reasons_en": "Two", "reasons_cy": "Un"}, [filed()]) == ["reasons_cy"]


def test_words_that_were_changed_back_are_good_again():
    both = [filed(), filed(source="Two", translated="Dau")]
    assert boxes.stale({"reasons_en": "One", "reasons_cy": "Un"}, both) == []


def test_a_translation_that_was_changed_by_hand_is_the_officers_own():
    assert boxes.stale({"reasons_en": "Two", "reasons_cy": "Dau"}, [filed()]) == []


def test_a_translation_stands_when_its_source_was_emptied():
    assert boxes.stale({"reasons_en": "", "reasons_cy": "Un"}, [filed()]) == []


def test_what_lacks_a_translation_or_has_an_old_one_is_asked_for():
    typed = {
        "ground_1_en": "New",
        "ground_1_cy": "",
        "ground_2_en": "Both",
        "ground_2_cy": "Y ddau",
        "reasons_en": "Two",
        "reasons_cy": "Un",
        "outcome": "stands",
    }
    names = boxes.pairs(typed)
    assert names == ["ground_1", "ground_2", "reasons"]
    assert boxes.to_ask(typed, names, ("cy",), [filed()]) == {
        "cy": {"ground_1": "New", "reasons": "Two"}
    }


def test_each_direction_is_asked_for_where_the_letter_is_in_both():
    typed = {"reasons_en": "One", "ground_1_cy": "Un"}
    asked = boxes.to_ask(typed, ["reasons", "ground_1"], ("cy", "en"), [])
    assert asked == {"cy": {"reasons": "One"}, "en": {"ground_1": "Un"}}


def test_whatever_stands_in_the_boxes_no_word_is_overwritten_and_none_is_both_good_and_stale():
    draw = random.Random(20261121)  # noqa: S311 - examples, not secrets
    words = ["", " ", "One", "Un", "Two", "Dau", "\x00", "{{ 7*7 }}"]
    for _ in range(2000):
        typed = {f"{n}_{code}": draw.choice(words) for n in ("a", "b") for code in ("cy", "en")}
        pieces = [
            filed(draw.choice(words[2:4]), draw.choice(words[2:6]), draw.choice("ab"), code)
            for code in draw.choices(["cy", "en"], k=3)
        ]
        for box in boxes.to_fill(typed, pieces):
            assert not boxes.said(typed, box)
        assert not set(boxes.stale(typed, pieces)) & set(boxes.made_by(typed, pieces))
        filled = {**typed, **boxes.to_fill(typed, pieces)}
        assert set(boxes.stale(filled, pieces)) == set(boxes.stale(typed, pieces))
