"""What is wrong with the text of a letter: found once, for the editor and for the letter."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

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
    fault = partial(Fault, text=text, language=language, part="subject")
    if not subject.strip():
        yield fault(code="missing")
    elif len(subject.splitlines()) > 1:
        yield fault(code="broken", line=1)
    if "((" in subject:
        yield fault(code="on_the_way")


def in_body(text: str, language: str, body: str) -> Iterator[Fault]:
    """A body says all that its letter must, and nothing the letter does not know."""
    fault = partial(Fault, text=text, language=language, part="body")
    if not body.strip():
        yield fault(code="missing")
        return
    parts = PARTS[text]
    for line in letter_markup.broken(body):
        yield fault(code="broken", line=line)
    for line in letter_markup.nothing_above(body):
        yield fault(code="nothing_above", line=line)
    used = list(letter_markup.placeholders(body))
    for line, name in used:
        if name not in parts.allowed:
            yield fault(code="unknown", line=line, name=name)
    for line, name in letter_markup.not_alone(body, WHOLE):
        yield fault(code="not_alone", line=line, name=name)
    for name in sorted(parts.required - {name for _line, name in used}):
        yield fault(code="left_out", name=name)
