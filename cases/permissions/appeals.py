"""Who takes an appeal through its steps."""

from cases.permissions.refused import Refused, answers
from cases.permissions.seeing import (
    check_holds_at,
    check_not_withdrawn,
    check_user_can_see,
    check_user_can_work,
)


def check_user_can_triage(user, case) -> None:
    check_user_can_work(user, case, state="triage")


def check_user_can_confirm_involvement(user, case) -> None:
    """Only the Chief Officer confirms, from records, that the Lead was involved."""
    check_user_can_work(user, case, state="held")


def check_user_can_decide(user, case) -> None:
    """7.2, 7.3: the one who holds the case decides it, unless its customer has withdrawn it."""
    check_holds_at(user, case, state="decide", otherwise="claim_first")
    check_not_withdrawn(case)


def check_user_can_judge_fairness(user, case) -> None:
    """Answer whether the first decision was fair: the one who holds the case to decide it."""
    check_holds_at(user, case, state="decide", otherwise="claim_first")


def check_user_can_take_back(user, case) -> None:
    """Take back a decision on the merits: the one who made it, while its letter has not left."""
    check_user_can_see(user, case)
    if case.state != "closed":
        raise Refused("already_taken_back")
    decided = case.letters.filter(kind="decision").exclude(state="stopped")
    if not decided.exists() or case.decision.decided_by_id != user.pk:
        raise Refused("not_your_decision")
    if decided.exclude(pk__in=decided.stoppable()).exists():
        raise Refused("too_late_to_stop")


def check_user_can_reopen(user, case) -> None:
    """Take up a decided appeal again on new evidence: whoever may see it, once its letter can no
    longer be stopped. Where the policy gives no step within the council, there is none."""
    check_user_can_see(user, case)
    decided = getattr(case, "decision", None)
    if case.state != "closed" or decided is None or case.case_type.flow != "appeal":
        raise Refused("not_decided")
    if decided.outcome == "no_internal_step":
        raise Refused("no_internal_step")
    if case.letters.filter(kind__in=("decision", "late_refused")).stoppable().exists():
        raise Refused("letter_not_gone")


def check_user_can_record_withdrawal(user, case) -> None:
    """Record that the customer withdrew a case nobody has decided or answered: whoever may see
    it."""
    check_user_can_see(user, case)
    if case.is_answered:
        raise Refused("not_open")


user_can_triage = answers(check_user_can_triage)
user_can_confirm_involvement = answers(check_user_can_confirm_involvement)
user_can_decide = answers(check_user_can_decide)
user_can_judge_fairness = answers(check_user_can_judge_fairness)
user_can_take_back = answers(check_user_can_take_back)
user_can_reopen = answers(check_user_can_reopen)
user_can_record_withdrawal = answers(check_user_can_record_withdrawal)
