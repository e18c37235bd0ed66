"""The answers to the questions of a stage: each kept with its clause, its author and its event."""

from collections.abc import Mapping
from datetime import datetime

from cases import events
from cases.casework import Incomplete, parts
from cases.models import Case, Finding
from cases.policy import questions


def record(
    case: Case, stage: str, answers: Mapping[str, tuple[str, str]], *, by, now: datetime
) -> None:
    """Keep `answers` (question -> answer and words), for a verb that holds the case already and
    has checked its own right.

    Answered again, the later answer stands; the event of the earlier one is kept. The same answer
    again is no change. Raises Incomplete, and keeps nothing, when one cannot be kept.
    """
    if problems := questions.problems(stage, answers):
        raise Incomplete(problems)
    asked, kept = questions.questions(stage), by_question(case, stage)
    for code, (answer, words) in answers.items():
        said, was = words.strip(), kept.get(code)
        if was is not None and (was.answer, was.words) == (answer, said):
            continue
        found = was or Finding(case=case, stage=stage, question=code)
        found.answer, found.words, found.clause = answer, said, asked[code].clause
        found.by, found.at = by, now
        found.save()
        of = {"stage": str(stage), "question": code, "answer": str(answer)}
        events.record(case, "found", now=now, by=by, clause=found.clause, **of)


def by_question(case: Case, stage: str) -> dict[str, Finding]:
    """What was found at `stage`, by the question, with who found it."""
    return {finding.question: finding for finding in _read(case) if finding.stage == stage}


def _read(case: Case) -> list[Finding]:
    """All that was found about the case; for a page that changes nothing, in one query at most."""
    if not parts.has(case, "findings"):
        return []
    known: list[Finding] | None = getattr(case, "findings_read", None)
    if known is not None:
        return known
    found = list(case.findings.select_related("by"))
    if hasattr(case, "seen_by"):
        case.findings_read = found  # type: ignore[attr-defined]
    return found


def missing(case: Case, stage: str) -> list[str]:
    """The questions of `stage` nobody has answered yet, in the order asked."""
    return questions.unanswered(stage, by_question(case, stage))
