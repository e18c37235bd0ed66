"""A word is found however it is written: capitals, accents, apostrophes, Welsh mutations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.search.fold import LONGEST, fold, unmutated, words

MUTATIONS = (
    ("cyngor", "gyngor"), ("cyngor", "nghyngor"), ("cyngor", "chyngor"),
    ("penderfyniad", "benderfyniad"), ("penderfyniad", "mhenderfyniad"),
    ("penderfyniad", "phenderfyniad"), ("tîm", "thîm"), ("tref", "dref"), ("tref", "nhref"),
    ("bwrdd", "fwrdd"), ("bwrdd", "mwrdd"), ("dyddiad", "ddyddiad"), ("dyddiad", "nyddiad"),
    ("galwad", "alwad"), ("galwad", "ngalwad"), ("mater", "fater"), ("llythyr", "lythyr"),
    ("rhybudd", "rybudd"), ("apêl", "hapêl"), ("gwaith", "waith"), ("gyngor", "nghyngor"),
)  # fmt: skip


@pytest.mark.parametrize(("one", "other"), MUTATIONS)
def test_a_mutated_word_is_the_same_word(one, other):
    assert unmutated(fold(one)) & unmutated(fold(other))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("Siân", "sian"), ("ŴYN", "wyn"), ("Llŷr", "llyr"), ("O’Brien", "obrien"), ("É", "e")],
)
def test_capitals_accents_and_apostrophes_make_no_difference(typed, kept):
    assert fold(typed) == kept


def test_the_parts_around_an_apostrophe_are_words_too():
    assert list(words("O'Brien")) == ["obrien", "o", "brien"]


def test_a_postcode_is_also_one_word():
    assert "ll111aa" in list(words("Wrecsam LL11 1AA"))


@given(st.text())
def test_any_text_gives_words_of_a_length_that_can_be_kept(text):
    assert all(len(word) <= LONGEST for word in words(text))


@given(st.text(min_size=1, max_size=20))
def test_a_word_is_always_itself(text):
    word = fold(text)
    assert word in unmutated(word) if word else True
