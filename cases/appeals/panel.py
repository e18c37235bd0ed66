"""What an appeal adds to the page of its case: flags, the answers as asked, the next step."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases import permissions
from cases.appeals import decided, happened, receipt, words
from cases.casework import original, parts, withdrawals
from cases.casework.panels import Step
from cases.fairness import findings
from cases.fairness import panel as fairness
from cases.models import Appeal, Case, State
from cases.policy.questions import Stage
from cases.policy.terms import Lateness
from cases.translation import asked
from design import dates

SUMMARY, ACTS = "cases/appeals/summary.html", "cases/appeals/acts.html"
BY_SOMEONE, BY_ITSELF = happened.BY_SOMEONE, happened.BY_ITSELF
identity, answers = original.identity, original.answers


def flags(case: Case) -> list[str]:
    """What to look out for, in a word or two each."""
    appeal = case.appeal
    found = []
    if appeal.lateness == Lateness.LATE:
        found.append(_("Late appeal"))
    if appeal.may_not_be_appealable:
        found.append(_("May not be appealable"))
    if appeal.receipt_to_check:
        found.append(_("Check date received"))
    if getattr(case, "asks_to_withdraw", False) and case.closed_at is None:
        found.append(_("Customer asks to withdraw"))
    return found


def summary(case: Case) -> dict[str, Any]:
    """The matter in short; given to `SUMMARY` as `panel`."""
    appeal = case.appeal
    return {
        "appeal": appeal,
        "grounds": list(appeal.grounds.all()),
        "people": list(case.claimed_people.select_related("checked_by"))
        if parts.has(case, "people")
        else [],
        "notice_kind": words.of(words.NOTICE_KINDS, appeal.notice_kind),
        "edition": words.of(words.EDITIONS, case.edition.code),
        "notice_channel": words.of(words.NOTICE_CHANNELS, appeal.notice_channel),
        "lateness": lateness(appeal),
        "keyed_in": words.keyed_in(case),
        "restated": _restated(case),
        "withdrawal": (withdrawal := withdrawals.standing(case)),
        "withdrawn_how": withdrawals.how(withdrawal),
        "not_counted": _not_counted(appeal),
        "late_accepted": words.LATE_ACCEPTED.get(appeal.late_accepted, ""),
        "lead": words.of(words.LEAD_INVOLVED, appeal.lead_involved),
        "found": fairness.first_look(case),
        "translations": asked.beside(case),
        **decided.of(case),
    }


def lateness(appeal: Appeal) -> str:
    """Whether the appeal came in time, in words."""
    if appeal.lateness == Lateness.LATE:
        return words.days_late(appeal.days_late)
    return words.of(words.LATENESS, appeal.lateness)


def _restated(case: Case) -> receipt.Restated | None:
    """What the rules make of the day the customer told us later; None when they told us none."""
    day = case.appeal.restated_received_on
    return receipt.work_out(case, day) if day else None


def _not_counted(appeal: Appeal) -> str:
    days = [date.fromisoformat(day) for day in appeal.not_counted]
    return dates.days_in_words(days, get_language() or "cy")


# The step a state waits for: its right, its address, what its link says.
STEPS: dict[str, tuple[Any, str, str | Promise]] = {
    State.HELD: (
        permissions.user_can_confirm_involvement,
        "staff:confirm_involvement",
        words.CONFIRM,
    ),
    State.TRIAGE: (permissions.user_can_triage, "staff:triage", words.CHECK),
    State.DECIDE: (permissions.user_can_decide, "staff:decide", words.DECIDE),
    State.SIGN: (permissions.user_can_review, "staff:sign_off", words.SIGN),
}
JUDGE = ("staff:fairness", words.JUDGE)  # before a decision


def may(case: Case, user: Any) -> dict[str, bool]:
    """What else this person can do with it now."""
    asks = getattr(case, "asks_to_withdraw", False)
    return {
        "take_back": permissions.user_can_take_back(user, case),
        "record_withdrawal": not asks and permissions.user_can_record_withdrawal(user, case),
        "reopen": case.closed_at is not None and permissions.user_can_reopen(user, case),
    }


def next_step(case: Case, user: Any) -> Step | None:
    """The step this person can do now, if there is one."""
    may, name, label = STEPS.get(case.state, (None, "", ""))
    if may is None or not may(user, case):
        return None
    if case.state == State.DECIDE and findings.missing(case, Stage.FAIRNESS):
        name, label = JUDGE
    return Step(reverse(name, args=[case.reference]), str(label))
