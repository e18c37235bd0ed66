"""The words of a page: what a reader sees or hears, in which language, and who wrote it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup, NavigableString, Tag

SPOKEN = {
    *("title", "alt", "placeholder", "label", "abbr", "summary", "data-label"),
    *("aria-label", "aria-description", "aria-roledescription", "aria-placeholder"),
    "aria-valuetext",
}
UNSPOKEN = ("script", "style", "template")
LETTERS = re.compile(r"[^\W\d_]")


class Words(NamedTuple):
    """One run of text, the language it is said to be in, and whether a person typed it."""

    text: str
    language: str
    typed: bool
    place: str  # the element, or element@attribute


def words(soup: BeautifulSoup) -> Iterator[Words]:
    """Every run of text and every attribute that is read out or shown, if it has letters."""
    for tag in soup.find_all(True):
        language, typed = _language(tag), _typed(tag)
        for name, value in _spoken(tag):
            if LETTERS.search(value):
                yield Words(_plain(value), language, False, f"{tag.name}@{name}")
        if tag.name in UNSPOKEN:
            continue
        for child in tag.children:
            if type(child) is NavigableString and LETTERS.search(child):
                yield Words(_plain(child), language, typed, tag.name)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _spoken(tag: Tag) -> Iterator[tuple[str, str]]:
    for name, value in tag.attrs.items():
        if name in SPOKEN or name.startswith("data-i18n."):
            yield name, value
    if tag.name == "meta" and tag.get("name") == "description":
        yield "content", tag.get("content", "")
    if tag.name == "input" and tag.get("type") in ("submit", "button", "reset"):
        yield "value", tag.get("value", "")


def _language(tag: Tag) -> str:
    while tag is not None and not tag.get("lang"):
        tag = tag.parent
    return tag["lang"] if tag is not None else ""


def _typed(tag: Tag) -> bool:
    """`dir="auto"` is how our templates show what a person typed, and boxes hold it."""
    return tag.name == "textarea" or any(
        parent.get("dir") == "auto" for parent in (tag, *tag.parents)
    )
