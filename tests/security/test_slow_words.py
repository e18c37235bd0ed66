"""No words an editor can save, and none a customer can send, keep a worker busy."""

import time

import pytest

from cases.models import letter_markup
from design.forms import EmailField, PhoneField

LONG = 20_000


@pytest.mark.parametrize(
    "words",
    ["((" + " " * LONG + "x", "((a" + " b" * (LONG // 2), "((" * (LONG // 2), "(( " * (LONG // 3)],
    ids=["spaces", "words", "brackets", "both"],
)
def test_a_bracket_left_open_is_found_at_once(words):
    started = time.process_time()
    assert list(letter_markup.placeholders(words)) == []
    assert list(letter_markup.broken(words)) == [1]
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    ("written", "name"),
    [("((name))", "name"), ("((  name ))", "name"), ("((a b  c))", "a b  c"), ("(())", "")],
)
def test_a_placeholder_is_read_without_the_spaces_around_it(written, name):
    assert list(letter_markup.placeholders(f"Dear {written},")) == [(1, name)]


@pytest.mark.parametrize("words", ["a@" + "a." * LONG, "a@" + "a-" * LONG, "1 " * LONG + "y"])
@pytest.mark.parametrize("field", [EmailField, PhoneField])
def test_a_long_address_or_number_is_refused_at_once(field, words):
    started = time.process_time()
    with pytest.raises(Exception, match=r"."):
        field().clean(words)
    assert time.process_time() - started < 0.5
