"""What an officer found at the first look, and the recorded answers it comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cases.models import Appeal, Case
from cases.policy.questions import Answer
from cases.policy.terms import Lateness


@dataclass(frozen=True, kw_only=True)
class Findings:
    """What the officer found. Each is recorded with its clause."""

    appealable: bool
    """A decision to manage contact (7.2); False: a warning or interim restriction, a complaint."""
    late_accepted: bool | None = None
    """Whether a late appeal goes on; None when it is not late."""
    late_reasons: Mapping[str, str] = field(default_factory=dict)
    """Why, by language: the letter that accepts or refuses it gives the reasons."""
    counts_in_time: str | None = None
    """Nobody knows the day of receipt, and the appeal counts as in time: what the records show."""
    data_complaint: str | None = None
    """What a complaint about personal data inside it is about; None: there is none."""
    adjustments: Answer = Answer.NO
    authority: Answer | None = None
    """Of the person who acts for the customer; None when nobody does."""
    same: Sequence[Case] = ()
    """The cases this one repeats."""
    related: Sequence[Case] = ()
    """Those about the same matter that it does not repeat."""
    lead_was_involved: bool | None = None
    """What the records say when the customer did not know; None when nobody asked."""
    people: Mapping[int, list] = field(default_factory=dict)
    """Who each claimed person is: accounts by the claimed person's id; none: not staff."""

    def reasons(self, case: Case) -> dict[str, str]:
        """Why a late appeal is accepted or not, in the languages of the letter."""
        return {code: self.late_reasons.get(code, "").strip() for code in case.languages}


def timely(appeal: Appeal, findings: Findings) -> tuple[Answer, str] | None:
    """Whether the appeal came in time, and why it is taken so; None while nobody has said.

    What the dates show is not asked again; a late one, and one whose day of receipt nobody knows,
    is for a person to answer (7.2).
    """
    if appeal.lateness == Lateness.IN_TIME:
        return Answer.IN_TIME, ""
    if appeal.lateness == Lateness.NO_LIMIT:
        return Answer.NO_LIMIT, ""
    if appeal.lateness == Lateness.NOT_KNOWN and findings.counts_in_time is not None:
        return Answer.COUNTED, findings.counts_in_time.strip()
    if findings.late_accepted is None:
        return None
    reasons = findings.reasons(appeal.case).values()
    why = "\n".join(dict.fromkeys(filter(None, reasons)))
    return (Answer.LATE_ACCEPTED if findings.late_accepted else Answer.LATE_REFUSED), why


def answers(appeal: Appeal, findings: Findings) -> dict[str, tuple[str, str]]:
    """The answers to the questions of the first look: question -> answer and words. Whether what
    cannot be appealed came in time is no question."""
    in_time = timely(appeal, findings) if findings.appealable else None
    linked = Answer.LINKED if findings.same else Answer.RELATED if findings.related else Answer.NO
    return {
        "appealable": (Answer.YES if findings.appealable else Answer.NO, ""),
        **({"timely": in_time} if in_time else {}),
        "data_protection": (Answer.NO if findings.data_complaint is None else Answer.YES, ""),
        "adjustments": (findings.adjustments, ""),
        "authority": (findings.authority or Answer.NOBODY, ""),
        "duplicate": (linked, ""),
    }
