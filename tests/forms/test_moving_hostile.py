"""A hostile or damaged file is refused with the place at fault, in bounded time and memory."""

import json

import pytest

from forms.moving import reading
from forms.moving.places import Refused, in_words


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        reading.read(content)
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file: This is not JSON at line 1, column 1"),
        (b"{", "the file: This is not JSON at line 1, column 2"),
        (b'{"a": 1,\n "b": }', "the file: This is not JSON at line 2, column 7"),
        (b"[]", "the file: The file is not one JSON object."),
        (b"null", "the file: The file is not one JSON object."),
        (b'{"a": "\xff"}', "the file: Byte 8 is not UTF-8."),
        ('{"a": 1}'.encode("utf-16"), "the file: Byte 1 is not UTF-8."),
        (b'{"a": {"b": 1, "b": 2}}', "a / b: This is there twice."),
        (b'{"a": [1.5]}', "a / 1: Only whole numbers"),
        (b'{"a": NaN}', "a: Only whole numbers"),
        (b'{"a": -Infinity}', "a: Only whole numbers"),
        (b'{"a": 1e999}', "a: Only whole numbers"),
        (b'{"a": %s}' % (b"9" * 5000), "a: Only whole numbers"),
        (rb'{"a": {"key": "x", "b": "\u0000"}}', "a / b: This has a character that is no text."),
        (rb'{"a": "\ud800"}', "a: This has a character that is no text."),
        (rb'{"\u001b[31m": 1}', r"\x1b[31m: This is no name."),
    ],
)
def test_what_is_no_file_of_a_form_is_refused_by_its_place(content, said):
    assert said in refusal(content)


@pytest.mark.parametrize("opened", [b'{"a":', b"["])
def test_nesting_without_end_is_refused(opened):
    assert "nested too deeply" in refusal(opened * 100_000)


def test_nesting_that_python_would_bear_is_refused_all_the_same():
    deep = json.dumps({"a": 1})
    for _step in range(40):
        deep = f'{{"a": {deep}}}'

    assert "nested too deeply" in refusal(deep.encode())


def test_a_file_of_many_small_parts_is_refused():
    assert "more than 200,000 parts" in refusal(b'{"a": [%s0]}' % (b"0," * 300_000))


def test_a_file_too_long_is_refused_before_it_is_read():
    assert "longer than 8,000,000 bytes" in refusal(b" " * 8_000_001)


def test_a_file_saved_by_a_program_that_marks_its_beginning_is_read():
    assert reading.read("\ufeff{}".encode()) == {}


def test_a_place_is_said_on_one_short_line_whatever_a_thing_is_called():
    data = {"steps": [{"key": "a\n\x1b[2J" + "x" * 900}]}

    said = in_words(("steps", 0), data)

    assert said.isprintable() and len(said) < 90
