"""What is wrong with the text of a letter: found once, for the editor and for the letter."""

from collections.abc import Iterator
from dataclasses import dataclass

from . import letter_markup
from .letter_parts import PARTS, WHOLE


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing a letter cannot be written with: in which text, language and line.

    `code` is missing, on_the_way (in a subject), broken, nothing_above, unknown, not_alone,
    left_out, or no_value (the case has nothing to put there).
    """

    text: str
    language: str
    part: str  # "subject" or "body"
    code: str
    line: int = 0
    name: str = ""

    def __str__(self) -> str:
        at = f":{self.line}" if self.line else ""
        name = f" (({self.name}))" if self.name else ""
        return f"{self.text}.{self.part}_{self.language}{at}{name}"


def in_subject(text: str, language: str, subject: str) -> Iterator[Fault]:
    """A subject is one line of plain words, read on the way."""
    said = {"text": text, "language": language, "part": "subject"}
    if not subject.strip():
        yield Fault(code="missing", **said)
    elif len(subject.splitlines()) > 1:
        yield Fault(code="broken", line=1, **said)
    if "((" in subject:
        yield Fault(code="on_the_way", **said)


def in_body(text: str, language: str, body: str) -> Iterator[Fault]:
    """A body says all that its letter must, and nothing the letter does not know."""
    said = {"text": text, "language": language, "part": "body"}
    if not body.strip():
        yield Fault(code="missing", **said)
        return
    parts = PARTS[text]
    for line in letter_markup.broken(body):
        yield Fault(code="broken", line=line, **said)
    for line in letter_markup.nothing_above(body):
        yield Fault(code="nothing_above", line=line, **said)
    used = list(letter_markup.placeholders(body))
    for line, name in used:
        if name not in parts.allowed:
            yield Fault(code="unknown", line=line, name=name, **said)
    for line, name in letter_markup.not_alone(body, WHOLE):
        yield Fault(code="not_alone", line=line, name=name, **said)
    for name in sorted(parts.required - {name for _line, name in used}):
        yield Fault(code="left_out", name=name, **said)
