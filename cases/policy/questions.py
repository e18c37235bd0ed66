"""What an officer must answer about a case, each question with the clause it rests on.

The codes of questions and answers are stored on cases, so they last: add, never rename.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from cases.policy.clauses import Clause, clause


class Stage(StrEnum):
    """When the questions are asked."""

    TRIAGE = "triage"  # the first look
    FAIRNESS = "fairness"  # whether the original decision was fair


class Answer(StrEnum):
    """Every answer there is; each question allows some of them."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"  # the records do not say
    IN_TIME = "in_time"
    NO_LIMIT = "no_limit"  # this edition sets none
    COUNTED = "counted"  # not known; from the records it counts as in time
    LATE_ACCEPTED = "late_accepted"
    LATE_REFUSED = "late_refused"
    AGREED = "agreed"
    TO_ASK = "to_ask"  # the customer has still to be asked
    NOBODY = "nobody"  # nobody acts for the customer
    NOT_NEEDED = "not_needed"
    SEEN = "seen"
    AWAITED = "awaited"  # asked for, not here yet
    LINKED = "linked"  # it repeats a case, and is linked to it
    RELATED = "related"  # it repeats none; one about the same matter is linked


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question and what may be answered."""

    code: str
    clause: Clause
    answers: Mapping[Answer, bool]
    """The answers allowed, in the order shown; True: it must say why."""


def _ask(code: str, of: Clause, *answers: Answer, why: Iterable[Answer] = ()) -> Question:
    reasoned = frozenset(why)
    allowed = {answer: answer in reasoned for answer in answers}
    return Question(code=code, clause=of, answers=MappingProxyType(allowed))


def _of_the_records(code: str, of: Clause) -> Question:
    """Yes, no or not known from the records; all but a plain yes must say what they show."""
    return _ask(
        *(code, of, Answer.YES, Answer.NO, Answer.NOT_KNOWN), why=(Answer.NO, Answer.NOT_KNOWN)
    )


QUESTIONS: Mapping[Stage, tuple[Question, ...]] = MappingProxyType(
    {
        Stage.TRIAGE: (
            _ask("appealable", Clause.APPEAL_WINDOW, Answer.YES, Answer.NO),
            _ask(
                *("timely", Clause.APPEAL_WINDOW),
                *(Answer.IN_TIME, Answer.COUNTED, Answer.LATE_ACCEPTED, Answer.LATE_REFUSED),
                Answer.NO_LIMIT,
                why=(Answer.COUNTED, Answer.LATE_ACCEPTED, Answer.LATE_REFUSED),
            ),
            _ask("data_protection", Clause.CONTACT_AND_COMPLAINT_APART, Answer.NO, Answer.YES),
            _ask(
                *("adjustments", Clause.ACCESSIBLE_SERVICE),
                *(Answer.AGREED, Answer.NO, Answer.TO_ASK),
            ),
            _ask(
                *("authority", Clause.AIMS_AND_SCOPE),
                *(Answer.NOBODY, Answer.SEEN, Answer.AWAITED, Answer.NOT_NEEDED),
            ),
            _ask(
                *("duplicate", Clause.CONTACT_AND_COMPLAINT_APART),
                *(Answer.NO, Answer.LINKED, Answer.RELATED),
            ),
        ),
        Stage.FAIRNESS: (
            _of_the_records("warned", Clause.DECISION_TO_MANAGE),
            _of_the_records("proportionate", Clause.GROUNDS_FOR_DECISION),
            _of_the_records("line_open", Clause.ONE_LINE_OPEN),
            _of_the_records("adjustments", Clause.ACCESSIBLE_SERVICE),
            _of_the_records("kept_apart", Clause.CONTACT_AND_COMPLAINT_APART),
        ),
    }
)


def questions(stage: str) -> Mapping[str, Question]:
    """The questions of `stage` by code, in the order asked."""
    return {question.code: question for question in QUESTIONS[Stage(stage)]}


def problems(stage: str, given: Mapping[str, tuple[str, str]]) -> list[tuple[str, str]]:
    """What is wrong with answers, as (box, code): an unknown question or answer, or no reason
    where one is asked for. `given`: question -> (answer, words). A question left out is no fault.
    """
    asked = questions(stage)
    found = []
    for code, (answer, words) in given.items():
        if code not in asked or answer not in asked[code].answers:
            found.append((code, "required"))
        elif asked[code].answers[Answer(answer)] and not words.strip():
            found.append((f"{code}_words", "required"))
    return found


@clause(
    Clause.DECISION_TO_MANAGE,
    Clause.GROUNDS_FOR_DECISION,
    Clause.ONE_LINE_OPEN,
    Clause.ACCESSIBLE_SERVICE,
    Clause.CONTACT_AND_COMPLAINT_APART,
)
def unanswered(stage: str, answered: Iterable[str]) -> list[str]:
    """The codes of the questions of `stage` not in `answered`, in the order asked.

    An appeal is not decided before each of those on fairness is answered.
    """
    known = frozenset(answered)
    return [code for code in questions(stage) if code not in known]
