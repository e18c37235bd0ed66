"""A proposed decision that goes back to be decided again instead of being signed off."""

from datetime import datetime
from typing import Any

from cases import events, permissions
from cases.casework import drafts
from cases.handling import steps
from cases.models import Case, CaseType, Proposal, State, Translation
from cases.policy.clauses import Clause
from cases.translation.filing import FORMS

FORM = FORMS[Translation.What.DECISION]
# Where a proposal goes back to, by the way the case goes: the step, the state, the form.
Back = tuple[str, str, str]
BACK: dict[str, Back] = {
    CaseType.Flow.APPEAL: ("decide", State.DECIDE, FORM),
    CaseType.Flow.ENQUIRY: ("answer", State.IN_HAND, FORMS[Translation.What.ANSWER]),
}


def _back(case: Case) -> Back:
    return BACK[case.case_type.flow]


def waiting(case: Case) -> Proposal | None:
    """The decision that waits for somebody else to sign it off."""
    return case.proposals.waiting().select_related("proposed_by").first()


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
    _step, state, form = _back(case)
    if _is_free(whose, case):
        drafts.forget(case, form)
        drafts.save(case, form, proposal.typed, by=whose, now=now, version=0)
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
    is_appeal = proposal.case.case_type.flow == CaseType.Flow.APPEAL
    clause = Clause.APPEAL_WINDOW if is_appeal else ""
    events.record(proposal.case, kind, now=now, by=by, clause=clause, **said)
