"""Who an appeal names, and the Complaints Lead: checked from records, then shut out (7.3)."""

from datetime import datetime

from cases import events, permissions
from cases.appeals.triage_findings import Findings
from cases.handling import involvement
from cases.models import Case, Involvement
from cases.policy.clauses import Clause


def unchecked(case: Case, findings: Findings) -> list[tuple[str, str]]:
    """A problem for each person nobody has said anything of."""
    waiting = case.claimed_people.filter(checked_at=None).values_list("pk", flat=True)
    problems = [(f"person_{pk}", "required") for pk in sorted(set(waiting) - set(findings.people))]
    if _lead_unchecked(case).exists() and findings.lead_was_involved is None:
        problems.append(("lead_was_involved", "required"))
    return problems


def check_off(case: Case, findings: Findings, *, by, now: datetime) -> None:
    """Record who each person named is."""
    for claimed in case.claimed_people.filter(pk__in=findings.people, checked_at=None):
        claimed.checked_by, claimed.checked_at = by, now
        claimed.save(update_fields=["checked_by", "checked_at"])
        events.record(
            case,
            "people_checked",
            now=now,
            by=by,
            clause=Clause.LEAD_INVOLVED,
            people=[user.pk for user in findings.people[claimed.pk]],
        )


def shut_out(case: Case, findings: Findings, *, by, now: datetime) -> None:
    """With the step finished: whoever was found is shut out, and the case moves on if it must."""
    for user in {user for users in findings.people.values() for user in users}:
        involvement.note(
            case,
            user=user,
            part=Involvement.Part.DECIDED,
            source=Involvement.Source.RECORDED,
            by=by,
            now=now,
        )
    if findings.lead_was_involved is None:
        return
    unchecked = list(_lead_unchecked(case))
    if not unchecked:
        return
    if findings.lead_was_involved:
        involvement.note(
            case,
            role=permissions.Role.COMPLAINTS_LEAD,
            part=Involvement.Part.MANAGED,
            source=Involvement.Source.RECORDED,
            by=by,
            now=now,
        )
    involvement.lift(unchecked, case=case, by=by, reason="checked", now=now)


def _lead_unchecked(case: Case):
    return involvement.of_the_lead(case).filter(source=Involvement.Source.UNCHECKED)
