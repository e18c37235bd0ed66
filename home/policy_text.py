"""The policy page's blocks as the sections and clauses a reader sees."""

from dataclasses import dataclass, field
from string import ascii_lowercase

from django.utils.safestring import SafeString

from home import marks


@dataclass(kw_only=True)
class ClauseText:
    """One clause, ready to show."""

    number: str
    name: str
    paragraphs: list[SafeString]
    bullets: list[tuple[str, SafeString]]
    """Letter (ours, for anchors; the source has none) and words."""
    corrected: list[int] = field(default_factory=list)
    """The places of the corrections that touch it, counted from 1."""


@dataclass(kw_only=True)
class SectionText:
    """A heading and its clauses."""

    number: str
    heading: str
    clauses: list[ClauseText] = field(default_factory=list)


def paragraphs(text: str) -> list[str]:
    """Paragraphs are parted by empty lines."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    return [part.strip() for part in parts if part.strip()]


def numbers_of(correction) -> list[str]:
    """The clause and section numbers a correction names."""
    return [number.strip() for number in correction["numbers"].split(",")]


def sections_of(page) -> list[SectionText]:
    """The page's sections in order; a clause before any heading has none to stand under."""
    corrected: dict[str, list[int]] = {}
    for place, block in enumerate(page.corrections, start=1):
        for number in numbers_of(block.value):
            corrected.setdefault(number, []).append(place)
    sections: list[SectionText] = []
    for block in page.body:
        value = block.value
        if block.block_type == "section":
            sections.append(SectionText(number=value["number"], heading=value["heading"]))
        elif sections:
            sections[-1].clauses.append(_clause(value, corrected.get(value["number"], [])))
    return sections


def _clause(value, corrected: list[int]) -> ClauseText:
    return ClauseText(
        number=value["number"],
        name=value["name"],
        paragraphs=[marks.to_html(part) for part in paragraphs(value["text"])],
        bullets=[
            (letter, marks.to_html(item))
            for letter, item in zip(ascii_lowercase, value["bullets"], strict=False)
        ],
        corrected=corrected,
    )


def words_of(page) -> dict[str, str]:
    """By number: the words as adopted, of each clause (with its list) and each heading."""
    words = {}
    for block in page.body:
        value = block.value
        if block.block_type == "section":
            words[value["number"]] = value["heading"].strip()
        else:
            parts = [*paragraphs(value["text"]), *(item.strip() for item in value["bullets"])]
            words[value["number"]] = marks.plain("\n".join(parts))
    return words
