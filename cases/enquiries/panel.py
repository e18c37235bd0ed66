"""What a case that is answered adds to its page: what came, the answer given, the next step."""

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from cases import permissions
from cases.casework import original, parts, withdrawals
from cases.casework.panels import Step
from cases.casework.words import OUTCOMES, of
from cases.enquiries import answering, routed, words
from cases.fairness import panel as fairness
from cases.models import Case, Decision, State
from cases.translation import asked

SUMMARY, ACTS = "cases/enquiries/summary.html", "cases/enquiries/acts.html"
BY_SOMEONE, BY_ITSELF = words.BY_SOMEONE, words.BY_ITSELF
identity, answers = original.identity, original.answers


def flags(case: Case) -> list[str]:
    """What to look out for, in a word or two each."""
    withdrawn = getattr(case, "asks_to_withdraw", False) and case.closed_at is None
    return [_("Customer asks to withdraw")] if withdrawn else []


def summary(case: Case) -> dict[str, Any]:
    """The matter in short; given to `SUMMARY` as `panel`."""
    given = Decision.objects.filter(case=case).select_related("decided_by").first()
    return {
        "written": original.written(case),
        "routed": routed.why(case),
        "withdrawal": (withdrawal := withdrawals.standing(case)),
        "withdrawn_how": withdrawals.how(withdrawal),
        "answer": given,
        **_proposal(case),
        "outcome": of(OUTCOMES, given.outcome) if given else "",
        "said": _said(case, given) if given else [],
        "translations": asked.beside(case),
        "found": fairness.first_look(case),
    }


def _proposal(case: Case) -> dict[str, Any]:
    """What waits to be signed off; in hand again, what was last given back."""
    if case.state not in (State.IN_HAND, State.SIGN) or not parts.has(case, "proposals"):
        return {}
    by_whom = case.proposals.select_related("proposed_by", "returned_by")
    proposal = by_whom.filter(signed_at=None).last()
    if proposal is None:
        return {}
    typed = answering.words_of(case, proposal.typed)
    return {"proposal": proposal, "proposed": of(OUTCOMES, typed["outcome"])}


def _said(case: Case, given: Decision) -> list[tuple[str, list[tuple[str, str]]]]:
    """What the answer says under each heading, by language."""
    parts = [
        (_("Reasons"), given.reasons),
        (_("Apology"), given.apology),
        (_("What is put right"), given.remedy),
    ]
    return [
        (heading, found)
        for heading, words_in in parts
        if (found := [(code, words_in(code)) for code in case.languages if words_in(code)])
    ]


# The step a state waits for: its right, its address, what its link says.
STEPS: dict[str, tuple[Any, str, str | Promise]] = {
    State.RECEIVED: (permissions.user_can_claim, "staff:assign", words.ASSIGN),
    State.ASSIGNED: (permissions.user_can_begin, "staff:begin", words.BEGIN),
    State.IN_HAND: (permissions.user_can_answer, "staff:answer", words.ANSWER),
    State.SIGN: (permissions.user_can_review, "staff:sign_off", words.SIGN),
    State.ANSWERED: (permissions.user_can_close_answered, "staff:close", words.CLOSE),
}


def may(case: Case, user: Any) -> dict[str, bool]:
    """What else this person can do with it now."""
    asks = getattr(case, "asks_to_withdraw", False)
    return {
        "take_answer_back": permissions.user_can_take_answer_back(user, case),
        "record_withdrawal": not asks and permissions.user_can_record_withdrawal(user, case),
    }


def next_step(case: Case, user: Any) -> Step | None:
    """The step this person can do now, if there is one."""
    may, name, label = STEPS.get(case.state, (None, "", ""))
    if may is None or not may(user, case):
        return None
    return Step(reverse(name, args=[case.reference]), str(label))
