"""The decision on an appeal and the letter that carries it (policy 7.2, 7.4)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from cases import events, letters, permissions
from cases.casework import Incomplete, drafts
from cases.handling import steps
from cases.models import Case, Decision, Ground, State, Translation
from cases.policy.clauses import Clause
from cases.policy.terms import Outcome
from cases.translation import asking, filing

FORM = "decide"
OUTCOMES = (Outcome.STANDS, Outcome.VARIED, Outcome.ENDED)


@transaction.atomic
def decide(
    case: Case,
    *,
    by,
    outcome: str,
    reasons: Mapping[str, str],
    ground_answers: Mapping[int, Mapping[str, str]],
    now: datetime,
) -> Decision:
    """Decide an appeal one holds: outcome, reasons, and an answer to each ground.

    Words are needed in every language the letter carries. Decision, letter and the end of the
    case are one transaction: there is never one without the others, and never two.
    """
    case = steps.lock(case)
    permissions.check_user_can_decide(by, case)
    check(case, outcome=outcome, reasons=reasons, ground_answers=ground_answers)
    decision, grounds = draft(case, outcome=outcome, reasons=reasons, ground_answers=ground_answers)
    decision.decided_by, decision.decided_at = by, now
    decision.save()
    Ground.objects.bulk_update(grounds, ["answer_cy", "answer_en"])
    events.record(
        case, "decided", now=now, by=by, clause=Clause.APPEAL_WINDOW, outcome=decision.outcome
    )
    close(case, by=by, now=now)
    drafts.forget(case, FORM)
    letters.write(case, "decision", by=by, now=now)
    return decision


def draft(
    case: Case,
    *,
    outcome: str,
    reasons: Mapping[str, str],
    ground_answers: Mapping[int, Mapping[str, str]],
) -> tuple[Decision, list[Ground]]:
    """The decision and the answered grounds, unsaved: for the letter's preview too."""
    decision = Decision(
        case=case,
        outcome=outcome,
        reasons_cy=reasons.get("cy", "").strip(),
        reasons_en=reasons.get("en", "").strip(),
    )
    grounds = list(case.appeal.grounds.all())
    for ground in grounds:
        answers = ground_answers.get(ground.number, {})
        ground.answer_cy = answers.get("cy", "").strip()
        ground.answer_en = answers.get("en", "").strip()
    return decision, grounds


def missing_words(case: Case, field: str, words: Mapping[str, str]) -> list[tuple[str, str]]:
    """A problem for each language the letter carries in which `words` says nothing."""
    return [
        (f"{field}_{language}", "required")
        for language in case.languages
        if not words.get(language, "").strip()
    ]


def unready(
    case: Case, what: str, fields: Mapping[str, Mapping[str, str]]
) -> list[tuple[str, str]]:
    """A problem for each box of the letter `what` that says nothing, or holds the translation of
    words that have changed since. `fields`: by name, the words by language."""
    problems = [one for name, words in fields.items() for one in missing_words(case, name, words)]
    written = {
        f"{name}_{language}": words.get(language, "")
        for name, words in fields.items()
        for language in case.languages
    }
    old = filing.stale_words(case, what, written)
    return problems + [(box, "stale") for box in old if box in written]


def check(
    case: Case,
    *,
    outcome: str,
    reasons: Mapping[str, str],
    ground_answers: Mapping[int, Mapping[str, str]],
) -> None:
    """Raise Incomplete, naming each box, when the letter cannot be sent as it is."""
    problems = [] if outcome in OUTCOMES else [("outcome", "required")]
    fields = {"reasons": reasons}
    for ground in case.appeal.grounds.all():
        fields[f"ground_{ground.number}"] = ground_answers.get(ground.number, {})
    if problems := problems + unready(case, Translation.What.DECISION, fields):
        raise Incomplete(problems)


def close(case: Case, *, by, now: datetime) -> None:
    """End the case: the flow's open step is finished by `by`; no translation is waited for."""
    case.state, case.closed_at = State.CLOSED, now
    case.version += 1
    case.save(update_fields=["state", "closed_at", "version"])
    steps.finish(case, by)
    asking.drop(case, by=by, now=now)
    events.record(case, "closed", now=now, by=by)
