"""A decision, or an answer, that one proposes and another signs off, or that goes back.

Whose right it is, what the words must say and the letter they become are of the kind of case
(`cases.appeals.signing`, `cases.enquiries.signing`); that it happens once, to what was read, and
leaves the case where it belongs, is the same for every kind.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cases import events, permissions
from cases.casework import drafts
from cases.handling import steps
from cases.models import Case, CaseType, Proposal, State, Translation
from cases.policy.clauses import Clause
from cases.translation import asking
from cases.translation.filing import FORMS

# Where a proposal goes back to, by the way the case goes: the step, the state, what was written.
Back = tuple[str, str, Translation.What]
BACK: dict[str, Back] = {
    CaseType.Flow.APPEAL: ("decide", State.DECIDE, Translation.What.DECISION),
    CaseType.Flow.ENQUIRY: ("answer", State.IN_HAND, Translation.What.ANSWER),
}


def _back(case: Case) -> Back:
    return BACK[case.case_type.flow]


def waiting(case: Case) -> Proposal | None:
    """The decision that waits for somebody else to sign it off."""
    return case.proposals.waiting().select_related("proposed_by").first()


def put(case: Case, *, typed: Mapping[str, Any], outcome: str, by, now: datetime) -> Proposal:
    """Send what `by` wrote to be signed off, in nobody's hands. For a verb that has checked its own
    right, and that the words are ready to be sent."""
    proposal = Proposal.objects.create(
        case=case, typed=drafts.storable(typed), proposed_by=by, proposed_at=now
    )
    what = _back(case)[2]
    asking.drop(case, what, by=by, now=now)
    drafts.forget(case, FORMS[what])
    case.state = State.SIGN
    case.save(update_fields=["state"])
    steps.finish(case, by)
    steps.assign(case, None)
    said: dict[str, Any] = {"proposal": proposal.pk, "outcome": outcome}
    events.record(case, "proposed", now=now, by=by, clause=_clause(case), **said)
    return proposal


def read_or_refused(case: Case, read: int | None) -> Proposal:
    """The proposal that waits. `read`: the key of the one that was read; another one that has been
    made since is not signed unread."""
    proposal = _standing(case)
    if read not in (None, proposal.pk):
        raise permissions.Refused("proposal_changed")
    return proposal


def sign(proposal: Proposal, *, by, now: datetime) -> None:
    """Note who signed. For a verb that has checked its own right, and makes the decision of it."""
    proposal.signed_by, proposal.signed_at = by, now
    proposal.save(update_fields=["signed_by", "signed_at"])
    case, said = proposal.case, {"proposal": proposal.pk, "to": proposal.proposed_by_id}
    events.record(case, "signed_off", now=now, by=by, clause=_clause(case), **said)


def give_back(case: Case, *, by, reason: str, now: datetime) -> Proposal:
    """The second person does not sign: it is its investigator's to decide again, or the queue's
    when they may no longer hold the case. For a verb that has checked its own right."""
    proposal = _standing(case)
    _end(proposal, by=by, reason=reason, now=now)
    steps.finish(case, by)
    _decide_again(case, proposal)
    _record("proposal_given_back", proposal, by=by, reason=reason, now=now)
    return proposal


def take_back(case: Case, *, by, now: datetime) -> Proposal:
    """Its investigator takes it back before anybody looked at it."""
    proposal = _standing(case)
    _end(proposal, by=by, now=now)
    steps.go_to(case, _back(case)[0])
    _decide_again(case, proposal)
    _record("proposal_taken_back", proposal, by=by, now=now)
    return proposal


def settle(case: Case, *, free, now: datetime, leave: bool = False) -> None:
    """Give a proposal back by itself when it cannot be signed off as the case now stands.

    Its investigator had a part in the matter or does not work the case's queue, or nobody in
    `free` (those who may hold it) is a second person, or the case has to `leave` this step. That
    of a colleague who has left can still be signed off.
    """
    if case.state != State.SIGN:
        return
    proposal = _standing(case)
    whose = proposal.proposed_by
    others = free.exclude(pk=whose.pk)
    if _works_it(whose, case) and others.exists() and not leave:
        return
    _end(proposal, by=None, now=now)
    if case.handler_id is not None:
        steps.assign(case, None)
    steps.go_to(case, _back(case)[0])
    _decide_again(case, proposal)
    _record("proposal_lapsed", proposal, by=None, now=now)


def _standing(case: Case) -> Proposal:
    """That of a case at this step: there is one, and no more by the database."""
    return case.proposals.waiting().select_related("proposed_by").get()


def _end(proposal: Proposal, *, by, now: datetime, reason: str = "") -> None:
    """The case waits for a decision again. The words are in the form, but those of somebody with a
    part in the matter stay with the proposal (7.3)."""
    proposal.returned_by, proposal.returned_at, proposal.return_reason = by, now, reason
    proposal.save(update_fields=["returned_by", "returned_at", "return_reason"])
    case, whose = proposal.case, proposal.proposed_by
    _step, state, what = _back(case)
    if _is_free(whose, case):
        drafts.forget(case, FORMS[what])
        drafts.save(case, FORMS[what], proposal.typed, by=whose, now=now, version=0)
    case.state = state
    case.save(update_fields=["state"])


def _is_free(user, case: Case) -> bool:
    """Whether `user` had no part in the matter (7.3)."""
    return Case.objects.without_part(user).filter(pk=case.pk).exists()


def _works_it(user, case: Case) -> bool:
    """Whether they had no part and work the case’s queue, or did before they left."""
    works = permissions.QUEUE_ROLES.get(case.queue, ())
    return user.groups.filter(name__in=works).exists() and _is_free(user, case)


def _decide_again(case: Case, proposal: Proposal) -> None:
    whose = proposal.proposed_by
    steps.assign(case, whose if permissions.may_hold(whose, case) else None)


def _record(kind: str, proposal: Proposal, *, by, now: datetime, reason: str = "") -> None:
    said: dict[str, Any] = {"reason": reason} if reason else {}
    said |= {"to": proposal.proposed_by_id, "proposal": proposal.pk}
    clause = _clause(proposal.case)
    events.record(proposal.case, kind, now=now, by=by, clause=clause, **said)


def _clause(case: Case) -> str:
    """What an appeal is decided by; no clause of the policy governs another kind of case."""
    return Clause.APPEAL_WINDOW if case.case_type.flow == CaseType.Flow.APPEAL else ""
