"""Who takes a case that is answered through its steps."""

from cases.permissions.refused import Refused, answers
from cases.permissions.seeing import check_holds_at, check_not_withdrawn, check_user_can_see


def check_user_can_begin(user, case) -> None:
    """Begin work on a case one was given."""
    check_holds_at(user, case, state="assigned")


def check_user_can_answer(user, case) -> None:
    """Answer a case one has in hand, unless its customer has withdrawn it."""
    check_holds_at(user, case, state="in_hand")
    check_not_withdrawn(case)


def check_user_can_close_answered(user, case) -> None:
    """Close a case one has answered."""
    check_holds_at(user, case, state="answered")


def check_user_can_take_answer_back(user, case) -> None:
    """Take an answer back: the one who gave it, while its letter has not left."""
    check_user_can_see(user, case)
    if case.state == "in_hand":
        raise Refused("already_taken_back")
    sent = case.letters.filter(kind="answered").exclude(state="stopped")
    if case.state != "answered" or case.decision.decided_by_id != user.pk:
        raise Refused("not_your_decision")
    if sent.exclude(pk__in=sent.stoppable()).exists():
        raise Refused("too_late_to_stop")


user_can_begin = answers(check_user_can_begin)
user_can_answer = answers(check_user_can_answer)
user_can_close_answered = answers(check_user_can_close_answered)
user_can_take_answer_back = answers(check_user_can_take_answer_back)
