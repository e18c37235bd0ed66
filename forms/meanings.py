"""Meanings: what rules may read from an answer. A label never carries a rule.

A question has at most one meaning. Each meaning says which question types may carry it, which
option values it understands, and which kinds of case need it in their form: an appeal has a way of
its own, and every other kind goes the same one, so that a new kind is a row and no code.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cases.models.case_type import CaseType
from cases.policy.terms import Channel, LeadInvolved, NoticeChannel, NoticeKind

TEXT = frozenset({"short_text", "long_text"})
NAME = frozenset({"short_text", "name"})
ADDRESS = frozenset({"address", "uk_address"})
RADIOS, CHECKBOXES, DATE = frozenset({"radios"}), frozenset({"checkboxes"}), frozenset({"date"})


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What a meaning asks of the question that carries it."""

    types: frozenset[str]
    values: tuple[str, ...] = ()
    """The option values a rule understands; the question offers no others, maybe fewer."""
    needed_by: frozenset[str] = frozenset()
    """The ways of a case (`CaseType.Flow`) whose form must ask it."""
    limit: int = 0
    """The most characters a case keeps, where it keeps a limited number."""


Flow = CaseType.Flow
_APPEAL = frozenset({Flow.APPEAL.value})
_ANY = _APPEAL | {Flow.ENQUIRY.value}

MEANINGS: Mapping[str, Meaning] = {
    "notice_kind": Meaning(types=RADIOS, values=tuple(NoticeKind), needed_by=_APPEAL),
    "notice_date": Meaning(types=DATE, needed_by=_APPEAL),
    "notice_channel": Meaning(types=RADIOS, values=tuple(NoticeChannel), needed_by=_APPEAL),
    "received_on": Meaning(types=DATE, needed_by=_APPEAL),
    "decided_by": Meaning(types=TEXT, needed_by=_APPEAL, limit=500),
    "lead_involved": Meaning(types=RADIOS, values=tuple(LeadInvolved), needed_by=_APPEAL),
    "grounds": Meaning(types=frozenset({"reasons"}), needed_by=_APPEAL),
    "outcome_wanted": Meaning(types=TEXT),
    "late_reason": Meaning(types=TEXT, needed_by=_APPEAL),
    "representative": Meaning(types=NAME, limit=200),
    "representative_relation": Meaning(types=frozenset({"short_text"}), limit=200),
    "name": Meaning(types=NAME, needed_by=_ANY, limit=200),
    "reply_language": Meaning(types=RADIOS, values=("cy", "en", "both"), needed_by=_ANY),
    "channels": Meaning(types=CHECKBOXES, values=tuple(Channel), needed_by=_ANY),
    "email": Meaning(types=frozenset({"email"}), needed_by=_APPEAL, limit=254),
    "phone": Meaning(types=frozenset({"phone"}), needed_by=_APPEAL, limit=40),
    "address": Meaning(types=ADDRESS, needed_by=_APPEAL, limit=500),
    "adjustments": Meaning(types=TEXT, needed_by=_APPEAL),
    "adjustment_kinds": Meaning(types=CHECKBOXES, values=("large_print", "call_instead")),
}

NEEDED_BEFORE_LATENESS = ("notice_date", "notice_channel", "received_on")
"""What the last day to appeal is worked out from: asked before a condition names lateness."""


TO_REACH_BY: Mapping[str, str] = {
    Channel.EMAIL: "email",
    Channel.POST: "address",
    Channel.PHONE: "phone",
    Channel.TEXT: "phone",
}
"""What has to be asked of somebody who may choose to be reached in this way."""


def is_enquiry(case_type: str) -> bool:
    """Whether a form of this kind makes no appeal, but a case that goes the general way."""
    return case_type != CaseType.APPEAL


def needed_by(case_type: str, ways: Collection[str] = ()) -> frozenset[str]:
    """The meanings a form of this case type must ask; `ways` are those it offers to be reached by,
    the option values of its question on channels."""
    flow = Flow.ENQUIRY if is_enquiry(case_type) else Flow.APPEAL
    needed = {name for name, meaning in MEANINGS.items() if flow in meaning.needed_by}
    return frozenset(needed | {TO_REACH_BY[way] for way in ways if way in TO_REACH_BY})
