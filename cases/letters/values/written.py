"""What an officer wrote to the customer, and what comes with it."""

from collections.abc import Iterator

from cases.letters.document import Bullets, Node, Paragraph, paragraphs
from cases.letters.facts import Facts
from cases.letters.sentences import say
from cases.models import Message
from cases.policy.terms import Channel


def words(facts: Facts, language: str) -> Iterator[Node]:
    if facts.message:
        yield from paragraphs(words_of(facts.message, language))


def words_of(message: Message, language: str) -> str:
    """An officer's message in `language`; nothing when it was not written in it."""
    return message.words if message.language == language else message.words_translated


def enclosures(facts: Facts, language: str) -> Iterator[Node]:
    if facts.files:
        by = facts.channel if facts.channel in (Channel.EMAIL, Channel.POST) else Channel.PHONE
        yield Paragraph(say(f"enclosed_{by}", language))
        yield Bullets(tuple((" ".join(file.name.split()),) for file in facts.files))
