"""Terms: the numbers and choices an edition's words state, and the words of this field.

The values of the enumerations are stored in the database, so they last. The rules take a stored
value ("yes") as well as its member, and refuse a value they do not know.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from cases.policy.clauses import Clause


class Reviewer(StrEnum):
    """Who decides an appeal, or where it goes next."""

    COMPLAINTS_TEAM = "complaints_team"
    CHIEF_OFFICER = "chief_officer"  # Chief Officer – Governance & Customer
    SENIOR_REVIEWER = "senior_reviewer"  # outside the Chief Officer's line; named by the council
    OMBUDSMAN = "ombudsman"  # outside the council: never a queue
    NOBODY = "nobody"  # everyone is caught by a conflict: parked, and the customer is told


class Decider(StrEnum):
    """Who makes a formal decision to manage contact (6.3 names these two)."""

    SERVICE_MANAGER = "service_manager"
    COMPLAINTS_LEAD = "complaints_lead"


class NoticeKind(StrEnum):
    """What the letter was that the customer appeals against."""

    DECISION = "decision"  # a decision to manage contact: 7.2 gives an appeal
    WARNING = "warning"  # 5.1: may not be appealable
    PHONE_RESTRICTION = "phone_restriction"  # 4.2: may not be appealable
    NOT_SURE = "not_sure"


class NoticeChannel(StrEnum):
    """How the notice came to the customer."""

    POST = "post"
    EMAIL = "email"
    BY_HAND = "by_hand"
    UNKNOWN = "unknown"


class Channel(StrEnum):
    """A line of contact: how the council may contact the person, and the person the council."""

    EMAIL = "email"
    POST = "post"
    PHONE = "phone"
    TEXT = "text"  # a text message, which a person may get beside the other ways


class CameBy(StrEnum):
    """How an appeal came to the council."""

    ONLINE = "online"  # the customer filled in the form; the others a member of staff keyed in
    POST = "post"
    EMAIL = "email"
    PHONE = "phone"
    IN_PERSON = "in_person"

    @property
    def is_spoken(self) -> bool:
        """Whether staff wrote down what was said, so that it is read back."""
        return self in (CameBy.PHONE, CameBy.IN_PERSON)


class LeadInvolved(StrEnum):
    """Whether the Complaints Lead warned the customer or was involved, as claimed or recorded."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "dont_know"


class Outcome(StrEnum):
    """How an appeal or a complaint ends."""

    STANDS = "stands"
    VARIED = "varied"
    ENDED = "ended"
    LATE_REFUSED = "late_refused"
    NO_INTERNAL_STEP = "no_internal_step"  # this edition leaves only the Ombudsman
    UPHELD = "upheld"  # a complaint; these three are no words of an appeal
    PARTLY_UPHELD = "partly_upheld"
    NOT_UPHELD = "not_upheld"
    ANSWERED = "answered"  # a request or feedback: there is nothing to uphold


class Lateness(StrEnum):
    """How an appeal stands to its last day. Never decides anything by itself."""

    IN_TIME = "in_time"
    LATE = "late"
    NOT_KNOWN = "not_known"  # the day of receipt is not known
    NO_LIMIT = "no_limit"  # this edition sets no limit


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What the clauses of one edition state. None: the edition states nothing on it."""

    warnings_before_call_ends: int
    """How often a caller is warned before the call may be ended."""
    decider_after_referral: Decider | None
    """Who makes the formal decision once the Team Manager has referred. None: no referral step."""
    lines_left_open: int
    """How many lines of contact stay open, wherever possible."""
    review_within: int | None
    """Calendar months from the notice to the review of the decision."""
    appeal_window: int | None
    """Working days from receiving the decision to the last day to appeal. None: no limit."""
    appeal_in_writing: bool
    """True: an appeal is written (online is writing). False: any way of contacting the team."""
    appeal_considered_by: Reviewer
    """Who considers an appeal unless the Lead was involved."""
    when_lead_involved: Reviewer
    """Where an appeal goes when the Complaints Lead was involved: chief officer or ombudsman."""
    after_investigation: Reviewer | None
    """Where a customer may turn who is still dissatisfied after the formal investigation."""

    def __post_init__(self) -> None:
        counts = (self.warnings_before_call_ends, self.lines_left_open)
        limits = (self.review_within, self.appeal_window)
        if any(count is not None and count < 1 for count in counts + limits):
            raise ValueError("a term that counts is one or more")
        if self.appeal_considered_by != Reviewer.COMPLAINTS_TEAM:
            raise ValueError("an appeal is considered by the Complaints Team")
        if self.when_lead_involved not in (Reviewer.CHIEF_OFFICER, Reviewer.OMBUDSMAN):
            raise ValueError("when the Lead was involved: the Chief Officer or the Ombudsman")
        if self.after_investigation not in (Reviewer.OMBUDSMAN, None):
            raise ValueError("after the formal investigation: the Ombudsman")


TERM_CLAUSES: Mapping[str, Clause] = {
    "warnings_before_call_ends": Clause.ENDING_A_CALL,
    "decider_after_referral": Clause.DECISION_TO_MANAGE,
    "lines_left_open": Clause.ONE_LINE_OPEN,
    "review_within": Clause.DECISION_REVIEW,
    "appeal_window": Clause.APPEAL_WINDOW,
    "appeal_in_writing": Clause.APPEAL_WINDOW,
    "appeal_considered_by": Clause.APPEAL_WINDOW,
    "when_lead_involved": Clause.LEAD_INVOLVED,
    "after_investigation": Clause.OMBUDSMAN,
}
"""Each term's name, and the clause that states it."""


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One edition of the policy: what it states, and where."""

    code: str
    """Its lasting name, stored on cases."""
    terms: Terms
    clauses: Mapping[str, str | None] = field(hash=False)
    """Lasting clause name -> number in this edition; None: not in this policy."""

    def __post_init__(self) -> None:
        clauses = {Clause(name): number for name, number in self.clauses.items()}
        if missing := set(Clause) - set(clauses):
            raise ValueError(f"{self.code}: say where these clauses are: {sorted(missing)}")
        numbers = [number for number in clauses.values() if number is not None]
        if len(set(numbers)) < len(numbers):
            raise ValueError(f"{self.code}: two clauses have the same number")
        for term, name in TERM_CLAUSES.items():
            if getattr(self.terms, term) is not None and clauses[name] is None:
                raise ValueError(f"{self.code}: {term} is set, but {name} is not in this policy")
        object.__setattr__(self, "clauses", MappingProxyType(clauses))

    def number(self, name: Clause | str) -> str | None:
        """The number this clause has here, or None when it is not in this policy."""
        return self.clauses[Clause(name)]
