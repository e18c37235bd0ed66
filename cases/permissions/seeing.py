"""Who may see a case and hold it, and what every right of a verb is made of."""

from cases.permissions.refused import Refused, answers


def check_user_can_see(user, case) -> None:
    """7.3: in a queue they work, and without a part in the matter.

    A case just found among those `user` may see, for a page that changes nothing, says so
    (`casework.reading`); one that a verb holds is asked for again.
    """
    if getattr(case, "seen_by", None) == user.pk:
        return
    if not type(case).objects.visible_to(user).filter(pk=case.pk).exists():
        raise Refused("not_visible")


def may_hold(user, case) -> bool:
    """Whether the case may be given to `user`: not to sign off what they proposed themselves."""
    return (
        user.is_active
        and type(case).objects.visible_to(user).filter(pk=case.pk).exists()
        and not proposed_by(user, case)
    )


def proposed_by(user, case) -> bool:
    """Whether the decision that waits to be signed off is `user`'s own."""
    return case.state == "sign" and case.proposals.waiting().filter(proposed_by=user.pk).exists()


def check_user_can_work(user, case, *, state: str) -> None:
    """Act on the case at the step `state`: it stands there, and nobody else holds it."""
    check_user_can_see(user, case)
    if case.state != state:
        raise Refused("already_done")
    if case.handler_id not in (None, user.pk):
        raise Refused("already_taken")


def check_holds_at(user, case, *, state: str, otherwise: str = "take_case_first") -> None:
    """Act on a case one holds oneself, at the step `state`; `otherwise` says how to come by it."""
    check_user_can_work(user, case, state=state)
    if case.handler_id != user.pk:
        raise Refused(otherwise)


def check_no_colleague_holds(user, case) -> None:
    """Act on an open or a closed case: anyone who may see it, unless a colleague has it in hand."""
    check_user_can_see(user, case)
    if case.state != "closed" and case.handler_id not in (None, user.pk):
        raise Refused("already_taken")


def check_not_withdrawn(case) -> None:
    """Decide nothing on a case whose customer has withdrawn it."""
    if case.withdrawals.filter(undone_at=None, handled_at=None).exists():
        raise Refused("asks_to_withdraw")


user_can_see = answers(check_user_can_see)
