"""What is said of an appeal that has come: is it late (7.2), and who decides it (7.3)."""

from collections.abc import Iterator
from datetime import date

from cases.letters import who
from cases.letters.document import Node, Paragraph
from cases.letters.facts import Facts
from cases.letters.sentences import in_a_row, say, working_days
from cases.letters.values.dates import in_words
from cases.policy.clauses import Clause
from cases.policy.terms import Lateness
from design.dates import days_in_words


def lateness(facts: Facts, language: str) -> Iterator[Node]:
    if facts.appeal.lateness == Lateness.LATE:
        yield Paragraph(facts.say("late_not_refused", language))
        yield from lateness_working(facts, language)
    elif facts.appeal.lateness == Lateness.NOT_KNOWN:
        yield Paragraph(facts.say("receipt_not_known", language))


def lateness_working(facts: Facts, language: str) -> Iterator[Node]:
    appeal, window = facts.appeal, facts.edition.rules.terms.appeal_window
    if window is None:
        return
    if appeal.last_day is None:
        said = {
            "window": working_days(window, language),
            "appeal": facts.clause(Clause.APPEAL_WINDOW, language),
        }
        yield Paragraph(facts.say("working_not_known", language, **said))
        return
    skipped = [date.fromisoformat(day) for day in appeal.not_counted]
    sentences = [
        facts.say(
            "working_received", language, received=in_words(appeal.received_notice_on, language)
        ),
        say(
            "working_window",
            language,
            window=working_days(window, language),
            appeal=facts.clause(Clause.APPEAL_WINDOW, language),
        ),
        say("working_not_counted", language, days=days_in_words(skipped, language))
        if skipped
        else (),
        facts.say(
            "working_last_day",
            language,
            last_day=in_words(appeal.last_day, language),
            late=working_days(appeal.days_late, language),
        ),
    ]
    yield Paragraph(in_a_row(sentences))


def appealable(facts: Facts, language: str) -> Iterator[Node]:
    if facts.appeal.may_not_be_appealable:
        yield Paragraph(
            facts.say(
                f"may_be_{facts.appeal.notice_kind}",
                language,
                appeal=facts.clause(Clause.APPEAL_WINDOW, language),
            )
        )


def who_decides(facts: Facts, language: str) -> Iterator[Node]:
    yield Paragraph(in_a_row(who.decides(facts, language)))
