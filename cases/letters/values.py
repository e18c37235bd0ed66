"""What stands where a letter's text has a placeholder.

`WORDS` are put inside a sentence; `BLOCKS` are whole paragraphs, or none when there is nothing to
say. Both are asked for one language at a time and take nothing from the language of the moment.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from cases.letters import who
from cases.letters.document import (
    Bullets,
    Heading,
    Link,
    Node,
    Paragraph,
    Quote,
    Runs,
    joined,
    paragraphs,
)
from cases.letters.facts import Facts
from cases.letters.sentences import months, say, working_days
from cases.policy import contact
from cases.policy.clauses import Clause
from cases.policy.terms import Lateness, NoticeKind, Outcome, Reviewer
from design.dates import days_in_words, long_date

QUOTED = 3_000  # characters of each reason; the case keeps all of it

_FOR_DECISION = (Clause.APPEAL_WINDOW, Clause.LEAD_INVOLVED, Clause.GROUNDS_FOR_DECISION)
_WHILE_IT_STANDS = (Clause.MEASURES, Clause.ONE_LINE_OPEN, Clause.DECISION_REVIEW)
CITED: Mapping[str, tuple[Clause, ...]] = {
    Outcome.STANDS: (*_FOR_DECISION, *_WHILE_IT_STANDS, Clause.OMBUDSMAN),
    Outcome.VARIED: (*_FOR_DECISION, *_WHILE_IT_STANDS, Clause.OMBUDSMAN),
    Outcome.ENDED: (*_FOR_DECISION, Clause.OMBUDSMAN),
    Outcome.LATE_REFUSED: (Clause.APPEAL_WINDOW, Clause.OMBUDSMAN),
    Outcome.NO_INTERNAL_STEP: (Clause.LEAD_INVOLVED,),
}
_OF_NOTICE = {
    NoticeKind.WARNING: Clause.DECISION_TO_MANAGE,
    NoticeKind.PHONE_RESTRICTION: Clause.TELEPHONE_RESTRICTION,
}


def _date(day: date | None, language: str) -> str:
    return long_date(day, language) if day else "–"


WORDS: Mapping[str, Callable[[Facts, str], str]] = {
    "name": lambda facts, language: facts.addressee,
    "reference": lambda facts, language: facts.case.reference,
    "received_on": lambda facts, language: _date(facts.case.received_on, language),
    "notice_on": lambda facts, language: _date(facts.appeal.notice_on, language),
    "due_on": lambda facts, language: _date(facts.case.due_on, language),
}


def _lateness(facts: Facts, language: str) -> Iterator[Node]:
    if facts.appeal.lateness == Lateness.LATE:
        yield Paragraph(say("late_not_refused", language))
        yield from _lateness_working(facts, language)
    elif facts.appeal.lateness == Lateness.NOT_KNOWN:
        yield Paragraph(say("receipt_not_known", language))


def _lateness_working(facts: Facts, language: str) -> Iterator[Node]:
    appeal, window = facts.appeal, facts.edition.rules.terms.appeal_window
    if appeal.last_day is None or window is None:
        return
    skipped = [date.fromisoformat(day) for day in appeal.not_counted]
    sentences = [
        say("working_received", language, received=_date(appeal.received_notice_on, language)),
        say(
            "working_window",
            language,
            window=working_days(window, language),
            appeal=facts.clause(Clause.APPEAL_WINDOW, language),
        ),
        say("working_not_counted", language, days=days_in_words(skipped, language))
        if skipped
        else (),
        say(
            "working_last_day",
            language,
            last_day=_date(appeal.last_day, language),
            late=working_days(appeal.days_late, language),
        ),
    ]
    yield Paragraph(in_a_row(sentences))


def in_a_row(sentences: list[Runs] | tuple[Runs, ...]) -> Runs:
    """Whole sentences one after another."""
    runs: list[str | Link] = []
    for sentence in filter(None, sentences):
        runs += [" ", *sentence] if runs else sentence
    return joined(*runs)


def _appealable(facts: Facts, language: str) -> Iterator[Node]:
    if facts.appeal.may_not_be_appealable:
        yield Paragraph(
            say(
                f"may_be_{facts.appeal.notice_kind}",
                language,
                appeal=facts.clause(Clause.APPEAL_WINDOW, language),
            )
        )


def _who_decides(facts: Facts, language: str) -> Iterator[Node]:
    yield Paragraph(in_a_row(who.decides(facts, language)))


def _how_to_follow(facts: Facts, language: str) -> Iterator[Node]:
    page, reference = facts.follow_page(language), facts.case.reference
    yield Paragraph(say("follow_where", language, page=page, reference=reference))
    yield Paragraph((facts.code,), role="code")
    yield Paragraph(say("follow_once", language, until=_date(facts.code_until, language)))


def _reasons(facts: Facts, language: str) -> Iterator[Node]:
    if facts.decision:
        yield from paragraphs(facts.decision.reasons(language))


def _grounds(facts: Facts, language: str) -> Iterator[Node]:
    for ground in facts.grounds:
        answer = ground.answer_cy if language == "cy" else ground.answer_en
        words = ground.words if len(ground.words) <= QUOTED else ground.words[:QUOTED] + " […]"
        yield Heading(say("ground_heading", language, number=str(ground.number)), level=3)
        yield Quote(words, facts.appeal.written_in)
        yield Heading(say("ground_answer", language), level=4)
        yield from paragraphs(answer)


def _review(facts: Facts, language: str) -> Iterator[Node]:
    """7.1: when the decision itself is looked at again; a date gone by is not promised."""
    clause = facts.clause(Clause.DECISION_REVIEW, language)
    within, notice_on = facts.edition.rules.terms.review_within, facts.appeal.notice_on
    if within is None:
        yield Paragraph(say("review_case_by_case", language, review=clause))
        return
    said = {"months": months(within, language), "review": clause}
    due = (
        contact.review_due(facts.edition.rules, notice_on, facts.closed_days) if notice_on else None
    )
    if due and due.due_on and due.due_on >= facts.today:
        yield Paragraph(say("review_by", language, due=_date(due.due_on, language), **said))
    else:
        yield Paragraph(say("review_within", language, **said))


def _clauses(facts: Facts, language: str) -> Iterator[Node]:
    items = []
    for name in sorted(cited(facts), key=lambda name: facts.edition.clause_number(name) or ""):
        if clause := facts.clause(name, language):
            items.append(say(f"clause_{name}", language, clause=clause))
    yield Paragraph(say("clauses", language))
    yield Bullets(tuple(items))


def cited(facts: Facts) -> list[Clause]:
    """The clauses this letter rests on; that on the Lead only where it was carried out."""
    if facts.decision is None:
        of_notice = _OF_NOTICE.get(NoticeKind(facts.appeal.notice_kind))
        return [Clause.APPEAL_WINDOW, *([of_notice] if of_notice else [])]
    names = list(CITED[facts.decision.outcome])
    by_the_team = facts.case.queue == Reviewer.COMPLAINTS_TEAM
    if by_the_team and facts.decision.outcome != Outcome.NO_INTERNAL_STEP:
        names = [name for name in names if name is not Clause.LEAD_INVOLVED]
    return names


BLOCKS: Mapping[str, Callable[[Facts, str], Iterator[Node]]] = {
    "lateness": _lateness,
    "lateness_working": _lateness_working,
    "appealable": _appealable,
    "who_decides": _who_decides,
    "how_to_follow": _how_to_follow,
    "reasons": _reasons,
    "grounds": _grounds,
    "review": _review,
    "clauses": _clauses,
}
