"""The first look at an appeal, by an officer without a part in the matter."""

from datetime import datetime

from django.db import transaction

from cases import data_protection, permissions
from cases.appeals import after_triage, named_people
from cases.appeals.triage_findings import Findings, answers, timely
from cases.casework import Incomplete, drafts
from cases.fairness import findings as found
from cases.handling import linking, steps
from cases.models import Case, CaseLink, Translation
from cases.policy.questions import Answer, Stage
from cases.translation.ready import unready

__all__ = ["Findings", "check", "triage"]


@transaction.atomic
def triage(case: Case, *, by, findings: Findings, now: datetime) -> Case:
    """Record the findings and send the appeal on: to a decision, to the complaints procedure, or,
    when a late appeal is refused, to a reasoned letter. Nothing is refused by the clock."""
    case = _lock(case, findings)
    permissions.check_user_can_triage(by, case)
    check(case, findings)
    _record(case, findings, by=by, now=now)
    named_people.check_off(case, findings, by=by, now=now)
    in_time, _why = timely(case.appeal, findings) or (None, "")
    if not findings.appealable:
        after_triage.convert(case, findings, by=by, now=now)
    elif in_time == Answer.LATE_REFUSED:
        after_triage.refuse_late(case, findings, by=by, now=now)
    else:
        after_triage.accept(case, findings, by=by, now=now)
    drafts.forget(case, "triage")
    return case


def check(case: Case, findings: Findings) -> None:
    """Raise Incomplete, naming what is missing, when the findings cannot be recorded."""
    problems = named_people.unchecked(case, findings)
    if findings.appealable:
        problems += _timely_problems(case, findings)
    if findings.data_complaint is not None and not findings.data_complaint.strip():
        problems.append(("data_about", "required"))
    if case.submission.representative.strip() and findings.authority is None:
        problems.append(("authority", "required"))
    if problems:
        raise Incomplete(problems)


def _timely_problems(case: Case, findings: Findings) -> list[tuple[str, str]]:
    in_time, why = timely(case.appeal, findings) or (None, "")
    if in_time is None:
        return [("timely", "required")]
    if in_time == Answer.COUNTED and not why:
        return [("records", "required")]
    if in_time in (Answer.LATE_ACCEPTED, Answer.LATE_REFUSED):
        said = {"late_reasons": findings.late_reasons}
        return unready(case, Translation.What.LATE_REFUSED, said)
    return []


def _lock(case: Case, findings: Findings) -> Case:
    """The case as it is now, and those it is linked to, always in the same order: of two officers
    who link two cases to each other at once, neither waits for the other for ever."""
    held = {one.pk: one for one in (case, *findings.same, *findings.related)}
    return {pk: steps.lock(held[pk]) for pk in sorted(held)}[case.pk]


def _record(case: Case, findings: Findings, *, by, now: datetime) -> None:
    """Each answer, and what it brings with it, while whoever looks may still see the case."""
    found.record(case, Stage.TRIAGE, answers(case.appeal, findings), by=by, now=now)
    if findings.data_complaint is not None:
        data_protection.note(case, about=findings.data_complaint, by=by, now=now)
    for other in findings.same:
        linking.link(case, other, CaseLink.Kind.DUPLICATE, by=by, now=now)
    for other in findings.related:
        linking.link(case, other, CaseLink.Kind.RELATED, by=by, now=now)
