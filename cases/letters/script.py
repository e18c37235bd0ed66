"""The script of a telephone call in which a letter is read out: who is asked for, what is checked,
and the reading back."""

from collections.abc import Iterator

from cases.letters.document import Bullets, Heading, Node
from cases.letters.facts import Facts
from cases.letters.sentences import say

ROLE = "script"  # by which the page of who it is read to leaves it out


def before(facts: Facts, language: str) -> Iterator[Node]:
    """What the caller says and checks before reading."""
    yield Heading(say("script_before", language), role=ROLE)
    yield Bullets(
        (
            say("script_greet", language, name=facts.addressee or facts.named(language)),
            say("script_check", language),
            say("script_read", language),
        ),
        role=ROLE,
    )


def after(language: str) -> Iterator[Node]:
    """The reading back, and what is noted."""
    yield Heading(say("script_after", language), role=ROLE)
    yield Bullets((say("script_back", language), say("script_note", language)), role=ROLE)
