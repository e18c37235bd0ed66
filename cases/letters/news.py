"""What has happened to an appeal, told to its customer as it happens."""

from collections.abc import Iterator
from datetime import date

from cases.letters import who
from cases.letters.document import Node, Paragraph
from cases.letters.facts import Facts
from cases.letters.sentences import say
from design.dates import long_date

NEWS = (
    *("checked", "who_decides", "evidence", "receipt_day"),
    *("withdrawal_asked", "withdrawal_undone", "language"),
    *("resumed", "extension_removed"),
)
WITH_WHO = ("checked", "who_decides")  # news that ends with who decides now
# No answer is promised to who wants none; the others say the day themselves.
WITHOUT_DATE = ("withdrawal_asked", "resumed", "extension_removed")


def told(facts: Facts, language: str) -> Iterator[Node]:
    """The news, who decides when that is part of it, and by when the answer is due."""
    if not facts.news:
        return
    code, day = f"news_{facts.news}", _day(facts)
    if facts.news == "language":
        languages = facts.case.languages
        code = f"news_language_{languages[0] if len(languages) == 1 else 'both'}"
    if facts.news == "extension_removed" and facts.case.due_on < facts.today:
        code = "news_extension_removed_late"
    said = {"day": long_date(day, language), "due": long_date(facts.case.due_on, language)}
    yield Paragraph(facts.say(code, language, **said))
    if facts.news in WITH_WHO:
        yield from (Paragraph(sentence) for sentence in who.decides(facts, language))
    if facts.news not in WITHOUT_DATE:
        yield from still_due(facts, language)


def still_due(facts: Facts, language: str) -> Iterator[Node]:
    """By when the answer is due; nothing when that day has passed or the time stands still."""
    case = facts.case
    due = case.due_on if not case.is_answered and case.due_on >= facts.today else None
    if due and not facts.paused:
        yield Paragraph(say("news_due", language, due=long_date(due, language)))


def _day(facts: Facts) -> date:
    """The day the news is of: when something came, or when the customer says it came to them."""
    if facts.news == "receipt_day" and facts.appeal.restated_received_on:
        return facts.appeal.restated_received_on
    return facts.message.came_on if facts.message else facts.today
