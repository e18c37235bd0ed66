"""Where an appeal goes after the first look: on, over to the complaints procedure, or to its end.

Every way tells the customer, and a late appeal gets a reasoned letter either way (7.2).
"""

from collections.abc import Mapping
from datetime import datetime

from cases import events, letters
from cases.appeals import named_people
from cases.appeals.decisions import close
from cases.appeals.triage_findings import Findings, timely
from cases.enquiries import intake as enquiries
from cases.handling import steps, told
from cases.models import Case, CaseType, Decision, State, Translation
from cases.policy.clauses import Clause
from cases.policy.questions import Answer
from cases.policy.terms import Outcome
from cases.translation import asking

OF_THE_STEPS_BEFORE = (Translation.What.LATE_REFUSED, Translation.What.NO_INTERNAL_STEP)


def accept(case: Case, findings: Findings, *, by, now: datetime) -> None:
    """It goes on to a decision; a late one with a letter that says why."""
    in_time, why = timely(case.appeal, findings) or (None, "")
    late = in_time == Answer.LATE_ACCEPTED
    if late:
        appeal = case.appeal
        appeal.late_accepted, appeal.late_accepted_reason = True, why
        appeal.save(update_fields=["late_accepted", "late_accepted_reason"])
        events.record(case, "late_accepted", now=now, by=by, clause=Clause.APPEAL_WINDOW)
    events.record(case, "triaged", now=now, by=by, clause=Clause.APPEAL_WINDOW)
    leave(case, State.DECIDE, by=by, now=now)
    named_people.shut_out(case, findings, by=by, now=now)
    if late:
        letters.write(case, "late_accepted", by=by, now=now, reasons=findings.reasons(case))
    else:
        told.checked(case, now=now)


def convert(case: Case, findings: Findings, *, by, now: datetime) -> None:
    """To the ordinary complaints procedure, with the same reference and date (7.2, 5.1, 4.2)."""
    case.case_type = CaseType.objects.get(code=CaseType.COMPLAINT)
    case.save(update_fields=["case_type"])
    events.record(case, "converted", now=now, by=by, clause=Clause.APPEAL_WINDOW)
    leave(case, State.RECEIVED, by=by, now=now)
    enquiries.open(case, by=by, now=now)
    was = case.queue
    named_people.shut_out(case, findings, by=by, now=now)
    letters.write(case, "converted", by=by, now=now)
    told.if_moved(case, was=was, now=now)


def refuse_late(case: Case, findings: Findings, *, by, now: datetime) -> None:
    """A late appeal is not accepted: a reasoned letter, which names the Ombudsman, ends it."""
    appeal = case.appeal
    appeal.late_accepted = False
    appeal.save(update_fields=["late_accepted"])
    end(case, Outcome.LATE_REFUSED, findings.late_reasons, "late_refused", by=by, now=now)


def leave(case: Case, state: str, *, by, now: datetime) -> None:
    """Finish the step in nobody's hands: who checks need not be who decides."""
    asking.drop(case, *OF_THE_STEPS_BEFORE, by=by, now=now)
    case.state = state
    case.save(update_fields=["state"])
    steps.finish(case, by)
    case.handler = None
    case.version += 1
    case.save(update_fields=["handler", "version"])


def end(
    case: Case, outcome: str, reasons: Mapping[str, str], kind: str, *, by, now: datetime
) -> None:
    """Close the case without a decision on the merits, by the letter `kind`."""
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
