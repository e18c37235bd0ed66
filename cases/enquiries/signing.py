"""A second person signs the answer off, where the kind of case says so: as for a decision."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from cases import handling, letters, permissions
from cases.casework import Incomplete
from cases.enquiries import answering
from cases.handling import proposals, steps
from cases.models import Case, Decision, Proposal


@transaction.atomic
def propose(case: Case, *, by: Any, typed: Mapping[str, Any], now: datetime) -> Proposal:
    """Send the answer to the case one has in hand to be signed off, in nobody's hands.

    `typed` is what stands in the boxes of the form. It has to be ready to be sent, letter and all.
    Refused when nobody else is free to sign: then who has the case answers alone.
    """
    case = steps.lock(case)
    permissions.check_user_can_answer(by, case)
    words = answering.words_of(case, typed)
    answering.check(case, **words)
    letters.preview(case, "answered", (answering.draft(case, **words), ()), now=now)
    if not handling.needs_another(case, by):
        raise permissions.Refused("nobody_to_sign")
    return proposals.put(case, typed=typed, outcome=words["outcome"], by=by, now=now)


@transaction.atomic
def sign_off(case: Case, *, by: Any, now: datetime, read: int | None = None) -> Decision:
    """Answer as was proposed. `read`: the key of the proposal that was read; another one that has
    been made since is not signed unread."""
    case = steps.lock(case)
    permissions.check_user_can_sign(by, case)
    proposal = proposals.read_or_refused(case, read)
    words = answering.words_of(case, proposal.typed)
    answering.check(case, **words)
    proposals.sign(proposal, by=by, now=now)
    whose = proposal.proposed_by
    return answering.make(case, by=by, investigated_by=whose, now=now, **words)


@transaction.atomic
def give_back(case: Case, *, by: Any, reason: str, now: datetime) -> Proposal:
    """Do not sign, and say why: whoever proposed it answers again, with their words in the form."""
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


def preview(case: Case, proposal: Proposal, *, now: datetime) -> letters.Composed:
    """The letter the proposal would become."""
    draft = answering.draft(case, **answering.words_of(case, proposal.typed))
    return letters.preview(case, "answered", (draft, ()), now=now)
