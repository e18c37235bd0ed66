"""What was decided or answered, why, and on which clauses it rests."""

from collections.abc import Iterator, Mapping

from cases.letters.document import Bullets, Heading, Node, Paragraph, Quote, paragraphs
from cases.letters.facts import Facts
from cases.letters.sentences import months, say
from cases.letters.values.dates import in_words
from cases.models import Pause
from cases.policy import contact
from cases.policy.clauses import Clause
from cases.policy.terms import NoticeKind, Outcome, Reviewer

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


def reasons(facts: Facts, language: str) -> Iterator[Node]:
    if facts.decision:
        yield from paragraphs(facts.decision.reasons(language))
    elif facts.clock:
        yield from paragraphs(facts.clock.reason(language))
    else:
        yield from paragraphs(facts.reasons.get(language, ""))


def outcome(facts: Facts, language: str) -> Iterator[Node]:
    """What was found of a complaint."""
    if facts.decision:
        yield Paragraph(facts.say(f"complaint_{facts.decision.outcome}", language))


def apology(facts: Facts, language: str) -> Iterator[Node]:
    if facts.decision and (said := facts.decision.apology(language)):
        yield Heading(say("apology_heading", language))
        yield from paragraphs(said)


def remedy(facts: Facts, language: str) -> Iterator[Node]:
    if facts.decision and (said := facts.decision.remedy(language)):
        yield Heading(say("remedy_heading", language))
        yield from paragraphs(said)


def pause_why(facts: Facts, language: str) -> Iterator[Node]:
    if isinstance(facts.clock, Pause):
        yield Paragraph(facts.say(f"pause_{facts.clock.why}", language))


def grounds(facts: Facts, language: str) -> Iterator[Node]:
    for ground in facts.grounds:
        answer = ground.answer_cy if language == "cy" else ground.answer_en
        words = ground.words if len(ground.words) <= QUOTED else ground.words[:QUOTED] + " […]"
        yield Heading(facts.say("ground_heading", language, number=str(ground.number)), level=3)
        yield Quote(words, facts.submission.written_in if facts.submission else language)
        yield Heading(say("ground_answer", language), level=4)
        yield from paragraphs(answer)


def review(facts: Facts, language: str) -> Iterator[Node]:
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
        yield Paragraph(say("review_by", language, due=in_words(due.due_on, language), **said))
    else:
        yield Paragraph(say("review_within", language, **said))


def clauses(facts: Facts, language: str) -> Iterator[Node]:
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
