"""A case is decided or answered by who has it, or proposed by one person and signed off by another.

Nobody signs what they proposed: the right, the engine's step and the database say so, each for
itself. What is said, and the letter that says it, are of the way a case goes (`Merits`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from cases import events, letters, permissions
from cases.casework import Incomplete
from cases.handling import holding, proposals, steps
from cases.models import Case, Decision, Ground, Proposal
from cases.policy.clauses import Clause


@dataclass(frozen=True, kw_only=True)
class Merits:
    """How a case of one way is decided or answered."""

    right: Callable[..., None]
    """Asked of who decides it, or proposes to."""
    words_of: Callable[[Case, Mapping[str, Any]], Any]
    """What stands in the boxes of the form, as the others take it."""
    check: Callable[..., None]
    """Raises Incomplete when the words cannot be sent as they are."""
    draft: Callable[..., tuple[Decision, Sequence[Ground]]]
    """The decision and its answered grounds, unsaved."""
    make: Callable[..., Decision]
    """For a verb that holds the case already and has checked its right."""
    letter: str
    clause: Clause | str = ""


@transaction.atomic
def decide(merits: Merits, case: Case, *, by: Any, now: datetime, words: Any) -> Decision:
    """By the one who has the case. Refused when a second person has to sign it off and one is free
    to; where none is, the record says so."""
    case = steps.lock(case)
    merits.right(by, case)
    merits.check(case, **words)
    if holding.needs_another(case, by):
        raise permissions.Refused("needs_sign_off")
    if case.case_type.signed_off:
        events.record(case, "decided_alone", now=now, by=by, clause=merits.clause)
    return merits.make(case, by=by, now=now, **words)


@transaction.atomic
def propose(
    merits: Merits, case: Case, *, by: Any, typed: Mapping[str, Any], now: datetime
) -> Proposal:
    """Send the case one has to be signed off, in nobody's hands.

    `typed` is what stands in the boxes of the form. It has to be ready to be sent, letter and all.
    Refused when nobody else is free to sign: then who has the case decides alone.
    """
    case = steps.lock(case)
    merits.right(by, case)
    words = merits.words_of(case, typed)
    merits.check(case, **words)
    preview(merits, case, typed, now=now)
    if not holding.needs_another(case, by):
        raise permissions.Refused("nobody_to_sign")
    return proposals.put(case, typed=typed, outcome=words["outcome"], by=by, now=now)


@transaction.atomic
def sign_off(
    merits: Merits, case: Case, *, by: Any, now: datetime, read: int | None = None
) -> Decision:
    """Decide as was proposed. `read`: the key of the proposal that was read; another one that has
    been made since is not signed unread."""
    case = steps.lock(case)
    permissions.check_user_can_sign(by, case)
    proposal = proposals.read_or_refused(case, read)
    words = merits.words_of(case, proposal.typed)
    merits.check(case, **words)
    proposals.sign(proposal, by=by, now=now)
    whose = proposal.proposed_by
    return merits.make(case, by=by, investigated_by=whose, now=now, **words)


@transaction.atomic
def give_back(case: Case, *, by: Any, reason: str, now: datetime) -> Proposal:
    """Do not sign, and say why: whoever proposed it decides again, with their words in the form."""
    if not reason.strip():
        raise Incomplete([("reason", "required")])
    case = steps.lock(case)
    permissions.check_user_can_review(by, case)
    return proposals.give_back(case, by=by, reason=reason.strip(), now=now)


@transaction.atomic
def take_proposal_back(case: Case, *, by: Any, now: datetime) -> Proposal:
    """Take one's own proposal back while nobody has taken the case to sign it off."""
    case = steps.lock(case)
    permissions.check_user_can_take_proposal_back(by, case)
    return proposals.take_back(case, by=by, now=now)


def preview(
    merits: Merits, case: Case, typed: Mapping[str, Any], *, now: datetime
) -> letters.Composed:
    """The letter that what stands in the boxes of the form would become."""
    draft = merits.draft(case, **merits.words_of(case, typed))
    return letters.preview(case, merits.letter, draft, now=now)
