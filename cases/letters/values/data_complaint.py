"""What is said of a complaint about personal data."""

from collections.abc import Iterator

from cases.letters.document import Link, Node, Paragraph
from cases.letters.facts import Facts
from cases.letters.sentences import in_a_row, say
from cases.letters.values.dates import in_words
from cases.policy.data_protection import ACKNOWLEDGE_WITHIN

COMMISSIONER = Link("ico.org.uk", "https://ico.org.uk")


def data_clock(facts: Facts, language: str) -> Iterator[Node]:
    """When the complaint came, by when it is acknowledged, and that it is by this letter."""
    complaint = facts.data_complaint
    came = "data_came_late" if complaint.acknowledge_by < facts.today else "data_came"
    days = {
        "received": in_words(complaint.received_on, language),
        "last": in_words(complaint.acknowledge_by, language),
    }
    law = say("data_law", language, days=str(ACKNOWLEDGE_WITHIN))
    yield Paragraph(in_a_row([law, say(came, language, **days)]))
    yield Paragraph(say("data_answer", language))


def commissioner(facts: Facts, language: str) -> Iterator[Node]:
    """The way to the Information Commissioner, who is not the Ombudsman."""
    yield Paragraph(facts.say("commissioner", language, page=COMMISSIONER))
