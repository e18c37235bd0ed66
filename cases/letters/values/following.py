"""How the customer follows the case and answers: where, and with which code."""

from collections.abc import Iterator

from cases.letters.document import Node, Paragraph
from cases.letters.facts import Facts
from cases.letters.sentences import say
from cases.letters.values.dates import code_until, in_words
from cases.policy.clauses import Clause


def how_to_follow(facts: Facts, language: str) -> Iterator[Node]:
    yield from _with_code("follow_where", facts, language)


def how_to_answer(facts: Facts, language: str) -> Iterator[Node]:
    if facts.message is None or not facts.message.asks:
        yield from follow_page(facts, language)
        return
    yield Paragraph(facts.say("answer_please", language))
    yield from _with_code("answer_where", facts, language)
    yield Paragraph(say("answer_otherwise", language))


def _with_code(where: str, facts: Facts, language: str) -> Iterator[Node]:
    """Where a code is used, with the code; a copy for someone else carries none."""
    page, reference = facts.follow_page(language), facts.case.reference
    if facts.copy_for:
        yield Paragraph(facts.say("follow_page", language, page=page, reference=reference))
        addressee = facts.addressee or facts.named(language)
        yield Paragraph(say("code_not_copied", language, addressee=addressee))
        return
    yield Paragraph(facts.say(where, language, page=page, reference=reference))
    yield from code(facts, language)
    yield Paragraph(say("follow_once", language, until=in_words(code_until(facts), language)))


def code(facts: Facts, language: str) -> Iterator[Node]:
    yield Paragraph((facts.code,), role="code")


def follow_page(facts: Facts, language: str) -> Iterator[Node]:
    page, reference = facts.follow_page(language), facts.case.reference
    yield Paragraph(facts.say("follow_page", language, page=page, reference=reference))


def appeal_again(facts: Facts, language: str) -> Iterator[Node]:
    """7.2: nobody loses the way to appeal by withdrawing."""
    code, said = "again", {"appeal": facts.clause(Clause.APPEAL_WINDOW, language)}
    if last_day := facts.appeal.last_day:
        code = "again_late" if last_day < facts.today else "again_until"
        said["last_day"] = in_words(last_day, language)
    yield Paragraph(facts.say(code, language, **said))
    yield Paragraph(say("again_where", language, page=facts.appeal_page(language)))
