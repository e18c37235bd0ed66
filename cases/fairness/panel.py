"""What was found about a case, for its page."""

from dataclasses import dataclass

from cases.casework import clauses
from cases.casework.words import of
from cases.fairness import findings, words
from cases.models import Case, Finding
from cases.policy import questions
from cases.policy.questions import Stage


@dataclass(frozen=True, kw_only=True)
class Row:
    """One question and what was answered; not answered yet: no finding."""

    question: str
    clause: dict[str, str] | None
    answer: str
    finding: Finding | None


def rows(case: Case, stage: str) -> list[Row]:
    """The questions of `stage` in the order asked, with their answers; in one query."""
    found = findings.by_question(case, stage)
    return [
        Row(
            question=of(words.QUESTIONS[stage], code),
            clause=clauses.link(case, asked.clause),
            answer=of(words.ANSWERS[stage], found[code].answer) if code in found else "",
            finding=found.get(code),
        )
        for code, asked in questions.questions(stage).items()
    ]


def first_look(case: Case) -> list[Row]:
    """What was asked and answered at the first look; in one query."""
    return [row for row in rows(case, Stage.TRIAGE) if row.finding]
