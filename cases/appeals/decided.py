"""What the page of a case shows of its decision: on its way to be signed off, given back, made."""

from typing import Any

from cases.appeals import words
from cases.casework import parts
from cases.casework.words import OUTCOMES
from cases.fairness import panel as fairness
from cases.models import Case, Decision, Proposal, State
from cases.policy.questions import Stage


def of(case: Case) -> dict[str, Any]:
    """The fairness questions, the decision as proposed, and the decision as made."""
    return {"fairness": _fairness(case), **_proposal(case), **_decision(case)}


def _fairness(case: Case) -> list[fairness.Row]:
    """The questions on the first decision once they are asked; nothing of a case closed before."""
    if case.state in (State.HELD, State.TRIAGE):
        return []
    rows = fairness.rows(case, Stage.FAIRNESS)
    return rows if case.state == State.DECIDE or any(row.finding for row in rows) else []


def _proposal(case: Case) -> dict[str, Any]:
    """What waits to be signed off; at the decision, what was last given back."""
    if case.state not in (State.DECIDE, State.SIGN) or not parts.has(case, "proposals"):
        return {}
    by_whom = case.proposals.select_related("proposed_by", "returned_by")
    proposal: Proposal | None = by_whom.filter(signed_at=None).last()
    if proposal is None:
        return {}
    outcome = words.of(words.DECISIONS, proposal.typed.get("outcome", ""))
    return {"proposal": proposal, "proposed": outcome}


def _decision(case: Case) -> dict[str, Any]:
    if not parts.has(case, "decision"):
        return {}
    who = ("decided_by", "investigated_by")
    decision = Decision.objects.filter(case=case).select_related(*who).first()
    if decision is None:
        return {}

    def in_languages(said: Any) -> list[tuple[str, str]]:
        return [(language, said(language)) for language in case.languages if said(language)]

    return {
        "decision": decision,
        "outcome": words.of(OUTCOMES, decision.outcome),
        "reasons": in_languages(decision.reasons),
        "apology": in_languages(decision.apology),
        "remedy": in_languages(decision.remedy),
    }
