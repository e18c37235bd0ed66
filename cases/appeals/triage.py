"""The first look, by an officer without a part in the matter; and 6.3 of the earlier edition."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from cases import events, letters, permissions
from cases.appeals.decisions import close, unready
from cases.casework import Incomplete, drafts
from cases.enquiries import intake as enquiries
from cases.handling import involvement, routing, steps, told
from cases.models import Case, CaseType, Decision, Involvement, State, Translation
from cases.policy.clauses import Clause
from cases.policy.terms import Lateness, Outcome, Reviewer
from cases.translation import asking

OF_THE_STEPS_BEFORE = (Translation.What.LATE_REFUSED, Translation.What.NO_INTERNAL_STEP)


@dataclass(frozen=True, kw_only=True)
class Findings:
    """What the officer found. Each is recorded with its clause."""

    appealable: bool
    """A decision to manage contact (7.2); False: a warning or interim restriction, a complaint."""
    late_accepted: bool | None = None
    """Whether a late appeal goes on; None when it is not late."""
    late_reasons: Mapping[str, str] = field(default_factory=dict)
    """Why, by language: refusing needs every language the letter carries, accepting any one."""
    lead_was_involved: bool | None = None
    """What the records say when the customer did not know; None when nobody asked."""
    people: Mapping[int, list] = field(default_factory=dict)
    """Who each claimed person is: accounts by the claimed person's id; none: not staff."""


@transaction.atomic
def triage(case: Case, *, by, findings: Findings, now: datetime) -> Case:
    """Record the findings and send the appeal on: to a decision, to the complaints procedure, or,
    when a late appeal is refused, to a reasoned letter. Nothing is refused by the clock."""
    case = steps.lock(case)
    permissions.check_user_can_triage(by, case)
    check(case, findings)
    _map_people(case, findings, by=by, now=now)
    if not findings.appealable:
        _convert(case, findings, by=by, now=now)
    elif case.appeal.lateness == Lateness.LATE and not findings.late_accepted:
        _refuse_late(case, findings, by=by, now=now)
    else:
        _accept(case, findings, by=by, now=now)
    drafts.forget(case, "triage")
    return case


def check(case: Case, findings: Findings) -> None:
    """Raise Incomplete, naming what is missing, when the findings cannot be recorded."""
    problems: list[tuple[str, str]] = []
    unchecked = set(case.claimed_people.filter(checked_at=None).values_list("pk", flat=True)) - set(
        findings.people
    )
    problems += [(f"person_{pk}", "required") for pk in sorted(unchecked)]
    if _lead_unchecked(case).exists() and findings.lead_was_involved is None:
        problems.append(("lead_was_involved", "required"))
    if findings.appealable and case.appeal.lateness == Lateness.LATE:
        if findings.late_accepted is None:
            problems.append(("late_accepted", "required"))
        elif findings.late_accepted and not any(
            words.strip() for words in findings.late_reasons.values()
        ):
            problems.append(("late_reason", "required"))
        elif not findings.late_accepted:
            said = {"late_reasons": findings.late_reasons}
            problems += unready(case, Translation.What.LATE_REFUSED, said)
    if problems:
        raise Incomplete(problems)


def _lead_unchecked(case: Case):
    return involvement.of_the_lead(case).filter(source=Involvement.Source.UNCHECKED)


def _map_people(case: Case, findings: Findings, *, by, now: datetime) -> None:
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


def _shut_out(case: Case, findings: Findings, *, by, now: datetime) -> None:
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


def _accept(case: Case, findings: Findings, *, by, now: datetime) -> None:
    if findings.late_accepted is not None:
        appeal = case.appeal
        appeal.late_accepted = True
        appeal.late_accepted_reason = "\n".join(findings.late_reasons.values()).strip()
        appeal.save(update_fields=["late_accepted", "late_accepted_reason"])
        events.record(case, "late_accepted", now=now, by=by, clause=Clause.APPEAL_WINDOW)
    events.record(case, "triaged", now=now, by=by, clause=Clause.APPEAL_WINDOW)
    _leave(case, State.DECIDE, by=by, now=now)
    _shut_out(case, findings, by=by, now=now)
    told.checked(case, now=now)


def _leave(case: Case, state: str, *, by, now: datetime) -> None:
    """Finish the step in nobody's hands: who checks need not be who decides."""
    asking.drop(case, *OF_THE_STEPS_BEFORE, by=by, now=now)
    case.state = state
    case.save(update_fields=["state"])
    steps.finish(case, by)
    case.handler = None
    case.version += 1
    case.save(update_fields=["handler", "version"])


def _convert(case: Case, findings: Findings, *, by, now: datetime) -> None:
    """To the ordinary complaints procedure, with the same reference and date (7.2, 5.1, 4.2)."""
    case.case_type = CaseType.objects.get(code=CaseType.COMPLAINT)
    case.save(update_fields=["case_type"])
    events.record(case, "converted", now=now, by=by, clause=Clause.APPEAL_WINDOW)
    _leave(case, State.RECEIVED, by=by, now=now)
    enquiries.open(case, by=by, now=now)
    was = case.queue
    _shut_out(case, findings, by=by, now=now)
    letters.write(case, "converted", by=by, now=now)
    told.if_moved(case, was=was, now=now)


def _refuse_late(case: Case, findings: Findings, *, by, now: datetime) -> None:
    appeal = case.appeal
    appeal.late_accepted = False
    appeal.save(update_fields=["late_accepted"])
    _end(case, Outcome.LATE_REFUSED, findings.late_reasons, "late_refused", by=by, now=now)


def _end(case, outcome, reasons, kind: str, *, by, now: datetime) -> None:
    Decision.objects.create(
        case=case,
        outcome=outcome,
        reasons_cy=reasons.get("cy", ""),
        reasons_en=reasons.get("en", ""),
        decided_by=by,
        decided_at=now,
    )
    events.record(case, kind, now=now, by=by, clause=Clause.APPEAL_WINDOW, outcome=outcome)
    close(case, by=by, now=now)
    letters.write(case, kind, by=by, now=now)


@transaction.atomic
def confirm_involvement(
    case: Case, *, by, involved: bool, reason: str, reasons: Mapping[str, str], now: datetime
) -> Case:
    """Earlier edition, 6.3: say from records whether the Lead was involved.

    Confirmed: a letter in `reasons` says the policy gives no further internal step and that the
    person may go to the Ombudsman now. Not confirmed, with a `reason`: the Complaints Team.
    """
    case = steps.lock(case)
    permissions.check_user_can_confirm_involvement(by, case)
    if involved:
        check_reasons(case, reasons)
        events.record(case, "involvement_confirmed", now=now, by=by, clause=Clause.LEAD_INVOLVED)
        _end(case, Outcome.NO_INTERNAL_STEP, reasons, "no_internal_step", by=by, now=now)
        drafts.forget(case, "confirm")
        return case
    involvement.lift(involvement.of_the_lead(case), case=case, by=by, reason=reason, now=now)
    events.record(
        case,
        "involvement_not_confirmed",
        now=now,
        by=by,
        clause=Clause.LEAD_INVOLVED,
        reason=reason,
    )
    _leave(case, State.TRIAGE, by=by, now=now)
    drafts.forget(case, "confirm")
    was = case.queue
    _back_to_the_team(case, by=by, now=now)
    told.if_moved(case, was=was, now=now)
    return case


def check_reasons(case: Case, reasons: Mapping[str, str]) -> None:
    """Raise Incomplete unless the letter can say why there is no further internal step."""
    if problems := unready(case, Translation.What.NO_INTERNAL_STEP, {"reasons": reasons}):
        raise Incomplete(problems)


def _back_to_the_team(case: Case, *, by, now: datetime) -> None:
    route = routing.route_now(case)
    if route.reviewer != Reviewer(case.queue):
        routing.place(case, route.reviewer, route, now=now, by=by)
