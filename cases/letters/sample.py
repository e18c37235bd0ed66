"""An invented case in every state a letter tells of, to show an editor what a text will say.

Nothing is read of any real case, and nothing is written: its rows are never saved.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from cases.clock import local_date
from cases.letters.facts import Facts
from cases.models import (
    Appeal,
    Case,
    CaseType,
    ContactPlan,
    Customer,
    DataComplaint,
    Decision,
    Edition,
    Extension,
    Ground,
    Message,
    Pause,
    State,
    StoredFile,
    Submission,
    Withdrawal,
)
from cases.policy.data_protection import acknowledge_by
from cases.policy.editions import CURRENT
from cases.policy.terms import (
    Lateness,
    LeadInvolved,
    NoticeChannel,
    NoticeKind,
    Outcome,
    Reviewer,
)

WORDS: dict[str, Any] = json.loads(
    (Path(__file__).parent / "sample.json").read_text(encoding="utf-8")
)
Letters = CaseType.Letters
STATES = {"converted": State.RECEIVED, "answered": State.ANSWERED, "withdrawn": State.CLOSED}
COMPLAINTS = ("converted", "answered")
OUTCOMES = {"answered": Outcome.PARTLY_UPHELD, "answered_of_enquiry": Outcome.ANSWERED}
NOT_A_DECISION = ("acknowledgement", "converted")  # letters that say so when it was none


@dataclass(frozen=True, kw_only=True)
class Sample(Facts):
    """Facts that stand in no database."""

    of: Appeal
    sent: Submission

    @cached_property
    def appeal(self) -> Appeal:
        return self.of

    @cached_property
    def submission(self) -> Submission:
        return self.sent

    @cached_property
    def edition(self) -> Edition:
        return Edition(code=CURRENT.code)

    @cached_property
    def plan(self) -> ContactPlan:
        """By post alone, so that the letter says what a contact plan leaves open."""
        return ContactPlan(may_email=False, may_phone=False, contact_person=WORDS["contact_person"])

    @cached_property
    def paused(self) -> bool:
        return self.kind == "paused"

    @cached_property
    def first(self) -> Case | None:
        if self.kind != "reopened":
            return None
        first = Case(reference=WORDS["first_reference"], received_on=self.case.received_on)
        Decision(case=first, outcome=Outcome.STANDS, decided_at=self.now - timedelta(days=40))
        return first

    @cached_property
    def withdrawal(self) -> Withdrawal:
        return Withdrawal(case=self.case, asked_at=self.now)


def facts(code: str, *, now: datetime, acting: bool = False, wording: str = "") -> Sample:
    """What the text `code` says of the invented case; `acting`: written to someone who acts for
    the customer; `wording`: of a kind of case that speaks so (`CaseType.Letters`)."""
    today = local_date(now)
    kind, _, outcome = code.partition("_") if code.startswith("decision_") else (code, "", code)
    kind, _of, said_of = kind.partition("_of_")
    usual = Letters.COMPLAINT if code in COMPLAINTS else Letters.APPEAL
    wording = said_of or wording or usual
    is_appeal, outcome = wording == Letters.APPEAL, OUTCOMES.get(code, outcome)
    flow = CaseType.Flow.APPEAL if is_appeal else CaseType.Flow.ENQUIRY
    case = Case(
        case_type=CaseType(flow=flow, letters=wording),
        reference=WORDS["reference"],
        customer=Customer(name=WORDS["customer"], address=WORDS["post"], may_post=True),
        edition=Edition(code=CURRENT.code),
        received_at=now,
        received_on=today - timedelta(days=3),
        due_on=today + timedelta(days=25),
        state=STATES.get(kind, State.TRIAGE if is_appeal else State.IN_HAND),
        queue=Reviewer.COMPLAINTS_TEAM,
    )
    DataComplaint(
        case=case,
        received_on=case.received_on,
        acknowledge_by=acknowledge_by(case.received_on),
    )
    appeal = Appeal(
        case=case,
        notice_kind=NoticeKind.WARNING if code in NOT_A_DECISION else NoticeKind.DECISION,
        notice_on=today - timedelta(days=35),
        notice_channel=NoticeChannel.POST,
        received_notice_on=today - timedelta(days=33),
        last_day=today - timedelta(days=5),
        lateness=Lateness.LATE,
        days_late=2,
        lead_involved=LeadInvolved.UNKNOWN,
    )
    return Sample(
        of=appeal,
        sent=Submission(
            case=case, written_in="cy", representative=WORDS["acting"] if acting else ""
        ),
        case=case,
        kind=kind,
        now=now,
        decision=_decision(case, outcome, now) if outcome in list(Outcome) else None,
        grounds=[_ground(appeal)] if kind == "decision" else [],
        news=("checked" if is_appeal else "evidence") if kind == "progress" else "",
        message=_message(case, now) if kind == "message" else None,
        clock=_clock(case, kind),
        reasons=WORDS["reasons"] if kind == "late_accepted" else {},
        files=[StoredFile(name=WORDS["file"]["cy"]), StoredFile(name=WORDS["file"]["en"])],
    )


def _decision(case: Case, outcome: str, now: datetime) -> Decision:
    said = {
        f"{name}_{language}": words
        for name in ("reasons", "apology", "remedy")
        for language, words in WORDS[name].items()
    }
    return Decision(case=case, outcome=outcome, decided_at=now, **said)


def _clock(case: Case, kind: str) -> Extension | Pause | None:
    reasons = {f"reason_{language}": words for language, words in WORDS["reasons"].items()}
    if kind == "extended":
        was = case.due_on - timedelta(days=14)
        return Extension(case=case, days=10, was_due_on=was, due_on=case.due_on, **reasons)
    if kind == "paused":
        return Pause(case=case, why=Pause.Why.EVIDENCE, paused_on=case.received_on, **reasons)
    return None


def _ground(appeal: Appeal) -> Ground:
    answers = {f"answer_{language}": words for language, words in WORDS["answer"].items()}
    return Ground(appeal=appeal, number=1, words=WORDS["ground"]["cy"], **answers)


def _message(case: Case, now: datetime) -> Message:
    return Message(
        case=case,
        language="cy",
        words=WORDS["message"]["cy"],
        words_translated=WORDS["message"]["en"],
        asks=True,
        came_on=local_date(now),
    )
