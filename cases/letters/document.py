"""What a letter is made of, before it is drawn as text or as a page."""

from collections.abc import Mapping
from dataclasses import dataclass

from cases.models.letter_markup import PLACEHOLDER, name_in


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere; on paper the address is printed behind them."""

    words: str
    url: str


Runs = tuple[str | Link, ...]
Value = str | Link


@dataclass(frozen=True)
class Heading:
    """`role`: as of a paragraph; "script" is for whoever reads the letter out, not for whom it is
    written to."""

    runs: Runs
    level: int = 2
    role: str = ""


@dataclass(frozen=True)
class Paragraph:
    """`role` names a paragraph that is drawn in its own way: from, to, code, foot."""

    runs: Runs
    role: str = ""


@dataclass(frozen=True)
class Bullets:
    """`role`: as of a heading."""

    items: tuple[Runs, ...]
    role: str = ""


@dataclass(frozen=True)
class Quote:
    """Somebody's own words, as they wrote them, in `language`."""

    words: str
    language: str


@dataclass(frozen=True)
class Scan:
    """A QR code of `url`: `alt` says what it is to whoever cannot see it, `words` stand beside it.

    Only paper has one: plain text leaves it out.
    """

    url: str
    alt: str
    words: Runs


Node = Heading | Paragraph | Bullets | Quote | Scan


@dataclass(frozen=True, kw_only=True)
class Section:
    """A whole letter in one language."""

    language: str
    subject: str
    nodes: tuple[Node, ...]


def fill(text: str, values: Mapping[str, Value]) -> Runs:
    """Put the values where `((name))` stands, once: a value is never read for placeholders."""
    runs: list[str | Link] = []
    last = 0
    for found in PLACEHOLDER.finditer(text):
        runs += [text[last : found.start()], values[name_in(found)]]
        last = found.end()
    return joined(*runs, text[last:])


def joined(*runs: str | Link) -> Runs:
    """Neighbouring strings made one, empty ones left out."""
    out: list[str | Link] = []
    for run in runs:
        if out and isinstance(run, str) and isinstance(out[-1], str):
            out[-1] += run
        elif run:
            out.append(run)
    return tuple(out)


def paragraphs(words: str) -> tuple[Paragraph, ...]:
    """A person's own words as paragraphs: plain, whatever stands in them."""
    parts = words.replace("\r\n", "\n").split("\n\n")
    return tuple(Paragraph((part.strip("\n"),)) for part in parts if part.strip())
