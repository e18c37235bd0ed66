"""What stands where a letter's text has a placeholder.

`WORDS` are put inside a sentence; `BLOCKS` are whole paragraphs, or none when there is nothing to
say. Both are asked for one language at a time and take nothing from the language of the moment.
"""

from collections.abc import Callable, Iterator, Mapping

from cases.letters import contact_words, news
from cases.letters.document import Node, Value
from cases.letters.facts import Facts
from cases.letters.sentences import plain
from cases.letters.values import data_complaint, dates, decided, following, receipt, written

# Nothing to put there is the empty string, with which no officer's letter is written.
WORDS: Mapping[str, Callable[[Facts, str], Value]] = {
    "name": lambda facts, language: facts.addressee or plain("no_name", language),
    "customer": lambda facts, language: facts.named(language),
    "reference": lambda facts, language: facts.case.reference,
    "received_on": lambda facts, language: dates.in_words(facts.received_on, language),
    "first_reference": lambda facts, language: facts.first.reference if facts.first else "",
    "answered_on": dates.answered_on,
    "notice_on": lambda facts, language: dates.in_words(facts.notice_on, language),
    "due_on": lambda facts, language: dates.in_words(facts.case.due_on, language),
    "withdrawn_on": dates.withdrawn_on,
    "was_due_on": dates.was_due_on,
    "paused_on": dates.paused_on,
    "code_until": lambda facts, language: dates.in_words(dates.code_until(facts), language),
    "page": lambda facts, language: facts.follow_page(language),
}

BLOCKS: Mapping[str, Callable[[Facts, str], Iterator[Node]]] = {
    "lateness": receipt.lateness,
    "lateness_working": receipt.lateness_working,
    "appealable": receipt.appealable,
    "who_decides": receipt.who_decides,
    "how_to_follow": following.how_to_follow,
    "reasons": decided.reasons,
    "outcome": decided.outcome,
    "apology": decided.apology,
    "remedy": decided.remedy,
    "pause_why": decided.pause_why,
    "grounds": decided.grounds,
    "review": decided.review,
    "clauses": decided.clauses,
    "contact": contact_words.ways,
    "follow_page": following.follow_page,
    "words": written.words,
    "enclosures": written.enclosures,
    "how_to_answer": following.how_to_answer,
    "news": news.told,
    "appeal_again": following.appeal_again,
    "still_due": news.still_due,
    "data_clock": data_complaint.data_clock,
    "commissioner": data_complaint.commissioner,
    "code": following.code,
}
# What a letter may rightly have nothing to say of.
MAY_BE_EMPTY = frozenset(
    {"still_due", "lateness", "appealable", "grounds", "review", "contact", "enclosures"}
    | {"apology", "remedy"}
)
