"""What stands where a letter's text has a placeholder.

`WORDS` are put inside a sentence; `BLOCKS` are whole paragraphs, or none when there is nothing to
say. Both are asked for one language at a time and take nothing from the language of the moment.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from cases.clock import local_date
from cases.letters import contact_words, news, who
from cases.letters.document import (
    Bullets,
    Heading,
    Link,
    Node,
    Paragraph,
    Quote,
    Runs,
    Value,
    joined,
    paragraphs,
)
from cases.letters.facts import Facts
from cases.letters.sentences import months, plain, say, working_days
from cases.models import Extension, Message, Pause
from cases.models.access_code import VALID
from cases.policy import contact
from cases.policy.clauses import Clause
from cases.policy.data_protection import ACKNOWLEDGE_WITHIN
from cases.policy.terms import Channel, Lateness, NoticeKind, Outcome, Reviewer
from design.dates import days_in_words, long_date

COMMISSIONER = Link("ico.org.uk", "https://ico.org.uk")
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
    return long_date(day, language) if day else ""


def _withdrawn_on(facts: Facts, language: str) -> str:
    asked = facts.withdrawal
    return _date((asked.asked_on or local_date(asked.asked_at)) if asked else None, language)


def _was_due_on(facts: Facts, language: str) -> str:
    moved = facts.clock
    return _date(moved.was_due_on if isinstance(moved, Extension) else None, language)


def _paused_on(facts: Facts, language: str) -> str:
    stands = facts.clock
    return _date(stands.paused_on if isinstance(stands, Pause) else None, language)


def _answered_on(facts: Facts, language: str) -> str:
    first = facts.first
    return _date(local_date(first.decision.decided_at) if first else None, language)


def _code_until(facts: Facts) -> date:
    """The last day of the code, which a preview does not have yet."""
    return facts.code_until or local_date(facts.now + VALID)


# Nothing to put there is the empty string, with which no officer's letter is written.
WORDS: Mapping[str, Callable[[Facts, str], Value]] = {
    "name": lambda facts, language: facts.addressee or plain("no_name", language),
    "customer": lambda facts, language: facts.named(language),
    "reference": lambda facts, language: facts.case.reference,
    "received_on": lambda facts, language: _date(facts.received_on, language),
    "first_reference": lambda facts, language: facts.first.reference if facts.first else "",
    "answered_on": _answered_on,
    "notice_on": lambda facts, language: _date(facts.notice_on, language),
    "due_on": lambda facts, language: _date(facts.case.due_on, language),
    "withdrawn_on": _withdrawn_on,
    "was_due_on": _was_due_on,
    "paused_on": _paused_on,
    "code_until": lambda facts, language: _date(_code_until(facts), language),
    "page": lambda facts, language: facts.follow_page(language),
}


def _lateness(facts: Facts, language: str) -> Iterator[Node]:
    if facts.appeal.lateness == Lateness.LATE:
        yield Paragraph(facts.say("late_not_refused", language))
        yield from _lateness_working(facts, language)
    elif facts.appeal.lateness == Lateness.NOT_KNOWN:
        yield Paragraph(facts.say("receipt_not_known", language))


def _lateness_working(facts: Facts, language: str) -> Iterator[Node]:
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
            "working_received", language, received=_date(appeal.received_notice_on, language)
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
            facts.say(
                f"may_be_{facts.appeal.notice_kind}",
                language,
                appeal=facts.clause(Clause.APPEAL_WINDOW, language),
            )
        )


def _who_decides(facts: Facts, language: str) -> Iterator[Node]:
    yield Paragraph(in_a_row(who.decides(facts, language)))


def _how_to_follow(facts: Facts, language: str) -> Iterator[Node]:
    yield from _with_code("follow_where", facts, language)


def _with_code(where: str, facts: Facts, language: str) -> Iterator[Node]:
    """Where a code is used, with the code; a copy for someone else carries none."""
    page, reference = facts.follow_page(language), facts.case.reference
    if facts.copy_for:
        yield Paragraph(facts.say("follow_page", language, page=page, reference=reference))
        addressee = facts.addressee or facts.named(language)
        yield Paragraph(say("code_not_copied", language, addressee=addressee))
        return
    yield Paragraph(facts.say(where, language, page=page, reference=reference))
    yield from _code(facts, language)
    yield Paragraph(say("follow_once", language, until=_date(_code_until(facts), language)))


def _code(facts: Facts, language: str) -> Iterator[Node]:
    yield Paragraph((facts.code,), role="code")


def _follow_page(facts: Facts, language: str) -> Iterator[Node]:
    page, reference = facts.follow_page(language), facts.case.reference
    yield Paragraph(facts.say("follow_page", language, page=page, reference=reference))


def _reasons(facts: Facts, language: str) -> Iterator[Node]:
    if facts.decision:
        yield from paragraphs(facts.decision.reasons(language))
    elif facts.clock:
        yield from paragraphs(facts.clock.reason(language))
    else:
        yield from paragraphs(facts.reasons.get(language, ""))


def _outcome(facts: Facts, language: str) -> Iterator[Node]:
    """What was found of a complaint."""
    if facts.decision:
        yield Paragraph(facts.say(f"complaint_{facts.decision.outcome}", language))


def _apology(facts: Facts, language: str) -> Iterator[Node]:
    if facts.decision and (said := facts.decision.apology(language)):
        yield Heading(say("apology_heading", language))
        yield from paragraphs(said)


def _remedy(facts: Facts, language: str) -> Iterator[Node]:
    if facts.decision and (said := facts.decision.remedy(language)):
        yield Heading(say("remedy_heading", language))
        yield from paragraphs(said)


def _pause_why(facts: Facts, language: str) -> Iterator[Node]:
    if isinstance(facts.clock, Pause):
        yield Paragraph(facts.say(f"pause_{facts.clock.why}", language))


def _grounds(facts: Facts, language: str) -> Iterator[Node]:
    for ground in facts.grounds:
        answer = ground.answer_cy if language == "cy" else ground.answer_en
        words = ground.words if len(ground.words) <= QUOTED else ground.words[:QUOTED] + " […]"
        yield Heading(facts.say("ground_heading", language, number=str(ground.number)), level=3)
        yield Quote(words, facts.submission.written_in if facts.submission else language)
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


def _data_clock(facts: Facts, language: str) -> Iterator[Node]:
    """When the complaint came, by when it is acknowledged, and that it is by this letter."""
    complaint = facts.data_complaint
    came = "data_came_late" if complaint.acknowledge_by < facts.today else "data_came"
    days = {
        "received": _date(complaint.received_on, language),
        "last": _date(complaint.acknowledge_by, language),
    }
    law = say("data_law", language, days=str(ACKNOWLEDGE_WITHIN))
    yield Paragraph(in_a_row([law, say(came, language, **days)]))
    yield Paragraph(say("data_answer", language))


def _commissioner(facts: Facts, language: str) -> Iterator[Node]:
    """The way to the Information Commissioner, who is not the Ombudsman."""
    yield Paragraph(facts.say("commissioner", language, page=COMMISSIONER))


def _clauses(facts: Facts, language: str) -> Iterator[Node]:
    items = []
    for name in sorted(cited(facts), key=lambda name: facts.edition.clause_number(name) or ""):
        if clause := facts.clause(name, language):
            items.append(say(f"clause_{name}", language, clause=clause))
    yield Paragraph(say("clauses", language))
    yield Bullets(tuple(items))


def cited(facts: Facts) -> list[Clause]:
    """The clauses this letter rests on; that on the Lead only where it was carried out."""
    if facts.kind == "withdrawn":
        return [Clause.APPEAL_WINDOW, Clause.OMBUDSMAN]
    if facts.decision is None:
        of_notice = _OF_NOTICE.get(NoticeKind(facts.appeal.notice_kind))
        return [Clause.APPEAL_WINDOW, *([of_notice] if of_notice else [])]
    names = list(CITED[facts.decision.outcome])
    by_the_team = facts.case.queue == Reviewer.COMPLAINTS_TEAM
    if by_the_team and facts.decision.outcome != Outcome.NO_INTERNAL_STEP:
        names = [name for name in names if name is not Clause.LEAD_INVOLVED]
    return names


def _words(facts: Facts, language: str) -> Iterator[Node]:
    if facts.message:
        yield from paragraphs(words_of(facts.message, language))


def words_of(message: Message, language: str) -> str:
    """An officer's message in `language`; nothing when it was not written in it."""
    return message.words if message.language == language else message.words_translated


def _enclosures(facts: Facts, language: str) -> Iterator[Node]:
    if facts.files:
        by = facts.channel if facts.channel in (Channel.EMAIL, Channel.POST) else Channel.PHONE
        yield Paragraph(say(f"enclosed_{by}", language))
        yield Bullets(tuple((" ".join(file.name.split()),) for file in facts.files))


def _how_to_answer(facts: Facts, language: str) -> Iterator[Node]:
    if facts.message is None or not facts.message.asks:
        yield from _follow_page(facts, language)
        return
    yield Paragraph(facts.say("answer_please", language))
    yield from _with_code("answer_where", facts, language)
    yield Paragraph(say("answer_otherwise", language))


def _appeal_again(facts: Facts, language: str) -> Iterator[Node]:
    """7.2: nobody loses the way to appeal by withdrawing."""
    code, said = "again", {"appeal": facts.clause(Clause.APPEAL_WINDOW, language)}
    if last_day := facts.appeal.last_day:
        code = "again_late" if last_day < facts.today else "again_until"
        said["last_day"] = _date(last_day, language)
    yield Paragraph(facts.say(code, language, **said))
    yield Paragraph(say("again_where", language, page=facts.appeal_page(language)))


BLOCKS: Mapping[str, Callable[[Facts, str], Iterator[Node]]] = {
    "lateness": _lateness,
    "lateness_working": _lateness_working,
    "appealable": _appealable,
    "who_decides": _who_decides,
    "how_to_follow": _how_to_follow,
    "reasons": _reasons,
    "outcome": _outcome,
    "apology": _apology,
    "remedy": _remedy,
    "pause_why": _pause_why,
    "grounds": _grounds,
    "review": _review,
    "clauses": _clauses,
    "contact": contact_words.ways,
    "follow_page": _follow_page,
    "words": _words,
    "enclosures": _enclosures,
    "how_to_answer": _how_to_answer,
    "news": news.told,
    "appeal_again": _appeal_again,
    "still_due": news.still_due,
    "data_clock": _data_clock,
    "commissioner": _commissioner,
    "code": _code,
}
# What a letter may rightly have nothing to say of.
MAY_BE_EMPTY = frozenset(
    {"still_due", "lateness", "appealable", "grounds", "review", "contact", "enclosures"}
    | {"apology", "remedy"}
)
