"""Single values of a file: what kind they are, and texts in both languages."""

from collections.abc import Iterable
from typing import Any

from wagtail.fields import StreamField

from .places import Place, refuse

LANGUAGES = ("cy", "en")
SAID = {
    dict: "an object",
    list: "a list",
    str: "a text",
    int: "a whole number",
    bool: "true or false",
}


def checked(part: Any, kind: type, place: Place) -> Any:
    """The part, if it is of this kind; `Refused` if not (true is no number)."""
    if type(part) is not kind:
        raise refuse(place, f"This is not {SAID[kind]}.")
    return part


def text_in(part: Any, language: str, place: Place) -> str:
    """One language of a text. A text is in both languages or in neither."""
    if checked(part, dict, place).keys() != set(LANGUAGES):
        raise refuse(place, "A text has exactly “cy” and “en”.")
    words = {each: checked(part[each], str, (*place, each)) for each in LANGUAGES}
    empty = [each for each in LANGUAGES if not words[each].strip()]
    if len(empty) == 1:
        raise refuse((*place, empty[0]), "The text is missing in this language.")
    return words[language]


def is_silent(part: Any, default: Any) -> bool:
    """Whether a file may leave this out: it says nothing, and so does what stands in its place."""
    return (_is_blank(part) and _is_blank(default)) or (part == default and not part)


def default_of(field: Any) -> Any:
    """What a model puts in the place of a value, as a file would have it."""
    return [] if isinstance(field, StreamField) else field.get_default()


def _is_blank(part: Any) -> bool:
    """No text, not true, no parts that are; 0 is a number like any other."""
    if isinstance(part, dict):
        return all(_is_blank(value) for value in part.values())
    return part is None or part is False or part in ("", [])


def named(names: Iterable[str]) -> dict[str, list[str]]:
    """By name in the file: the one value it stands for, or the two that are one text."""
    every = list(names)
    found: dict[str, list[str]] = {}
    for name in every:
        base, _mark, language = name.rpartition("_")
        halves = [f"{base}_{each}" for each in LANGUAGES]
        if language in LANGUAGES and all(half in every for half in halves):
            found[base] = halves
        else:
            found[name] = [name]
    return found
