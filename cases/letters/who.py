"""Who decides an appeal, and why, in words (policy 7.2, 7.3): for letters and for the customer."""

from cases.letters.document import Runs
from cases.letters.facts import Facts
from cases.models import CaseType, State
from cases.policy.appeals import RouteReason
from cases.policy.clauses import Clause
from cases.policy.terms import LeadInvolved, Reviewer


def decides(facts: Facts, language: str) -> tuple[Runs, ...]:
    """Whole sentences: who decides, why, and what is checked first."""
    clauses = {
        "appeal": facts.clause(Clause.APPEAL_WINDOW, language),
        "lead": facts.clause(Clause.LEAD_INVOLVED, language),
    }
    return tuple(facts.say(code, language, **clauses) for code in _codes(facts))


def _codes(facts: Facts) -> list[str]:
    case = facts.case
    if case.case_type.flow == CaseType.Flow.ENQUIRY:
        wording = case.case_type.letters
        return [f"who_{wording}{_ANSWERS.get(case.queue, '')}"]
    if case.queue == Reviewer.NOBODY:
        return ["who_nobody"]
    if case.state == State.HELD:
        return ["who_held"]
    if case.queue == Reviewer.SENIOR_REVIEWER:
        return ["who_senior_reviewer"]
    if case.queue == Reviewer.CHIEF_OFFICER:
        return [_chief_officer(facts)]
    return ["who_complaints_team", *_lead_unknown(facts)]


_ANSWERS: dict[str, str] = {
    Reviewer.CHIEF_OFFICER: "_chief_officer",
    Reviewer.SENIOR_REVIEWER: "_senior_reviewer",
    Reviewer.NOBODY: "_nobody",
}


def _chief_officer(facts: Facts) -> str:
    if facts.case.route_reason.get("reason") == RouteReason.TEAM_CONFLICTED:
        return "who_chief_officer_for_team"
    told = facts.appeal.lead_involved == LeadInvolved.YES
    return "who_chief_officer_told" if told else "who_chief_officer"


def _lead_unknown(facts: Facts) -> list[str]:
    unknown = facts.appeal.lead_involved == LeadInvolved.UNKNOWN
    if not unknown or facts.case.state != State.TRIAGE:
        return []
    then = facts.edition.rules.terms.when_lead_involved
    after = "chief_officer" if then is Reviewer.CHIEF_OFFICER else "ombudsman"
    return ["who_lead_unknown", f"who_then_{after}"]
