"""The pages of a bundle: each the same in Welsh and in English, complete in itself, nothing loaded
from anywhere."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import escape

from cases.letters import render
from cases.models import Case
from cases.ombudsman.bundle.files import File, of_text

LANGUAGES = ("cy", "en")
STYLE = render.STYLE + (
    "main{max-width:48em;margin:0 auto}dl{margin:0 0 1.5em}dt{font-weight:bold;margin-top:.9em}"
    "dd{margin:0;white-space:pre-wrap}.plain{white-space:normal}"
)


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing that is said: a label, words as they were written, and where they lead."""

    label: str
    value: str = ""
    language: str = ""
    """Of the words, when they are a person's own."""
    link: str = ""
    """Relative to the folder of the page."""
    link_words: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """Some facts under a heading; `note` is said when there are none."""

    heading: str
    facts: tuple[Fact, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Page:
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class About:
    """Whose bundle it is: the case, who makes it, and where in the bundle its files lie."""

    case: Case
    reader: Any
    places: dict[str, str]
    """By "letter 7" or "file <id>": the path from a folder of the bundle."""


Draw = Callable[[About], Page]


def both(folder: str, name: str, draw: Draw, about: About) -> list[File]:
    """The page in each language, in `folder`."""
    made = []
    for language in LANGUAGES:
        with translation.override(language):
            page = draw(about)
            body = render_to_string("cases/ombudsman/bundle/page.html", {"page": page})
        path = f"{folder}/{name}-{language}.html"
        made.append(of_text(path, whole(page.title, language, body), title=page.title))
    return made


def whole(title: str, language: str, body: str) -> str:
    """A complete page in `language` around `body`."""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def said(*pairs: tuple[Any, Any]) -> tuple[Fact, ...]:
    """A fact of each (label, value) that has a value."""
    return tuple(Fact(label=str(label), value=str(value)) for label, value in pairs if value)


def in_both(label: Any, words: Callable[[str], str]) -> Iterable[Fact]:
    """What was written in Welsh, in English or in both."""
    for language in LANGUAGES:
        if text := words(language):
            yield Fact(label=str(label), value=text, language=language)
