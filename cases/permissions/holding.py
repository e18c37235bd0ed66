"""Who takes a case, gives it, and moves it to another queue."""

from cases.permissions.refused import Refused, answers
from cases.permissions.roles import has_right
from cases.permissions.seeing import check_user_can_see, may_hold, proposed_by
from cases.policy.terms import Reviewer

# The states of a case from the first look until it is decided or answered.
BEING_DECIDED = ("triage", "decide", "sign", "received", "assigned", "in_hand")


def check_user_can_claim(user, case) -> None:
    """Take an open case that nobody holds; never to sign off what one has proposed oneself."""
    check_user_can_see(user, case)
    if case.state == "closed":
        raise Refused("not_open")
    if proposed_by(user, case):
        raise Refused("own_proposal")
    if case.handler_id == user.pk:
        raise Refused("already_yours")
    if case.handler_id is not None:
        raise Refused("already_taken")


def check_user_can_assign(user, case, to) -> None:
    """Give a case nobody holds to the colleague `to`: whoever could take it, to whoever could."""
    check_user_can_see(user, case)
    if case.handler_id is not None:
        raise Refused("already_yours" if case.handler_id == user.pk else "already_taken")
    if not user_can_claim(user, case) and not proposed_by(user, case):
        raise Refused("not_open")
    if not user_can_claim(to, case):
        raise Refused("colleague_may_not")


def check_user_can_hand_over(user, case, to) -> None:
    """Give a case one holds to a colleague who may see it, or back to the queue (`to` None)."""
    check_user_can_see(user, case)
    if case.state == "closed" or case.handler_id != user.pk:
        raise Refused("not_yours")
    if to is not None and (to.pk == user.pk or not may_hold(to, case)):
        raise Refused("colleague_may_not")


def check_user_can_stand_in(user, case, *, today) -> None:
    """Take over what a colleague holds who is away `today` and named `user` to stand in."""
    check_user_can_see(user, case)
    if case.state == "closed" or case.handler is None:
        raise Refused("not_open")
    if case.handler_id == user.pk:
        raise Refused("already_yours")
    if not case.handler.absences.on(today).filter(substitute=user).exists():
        raise Refused("not_standing_in")


def check_user_can_hand_on(user, case, *, colleague, to) -> None:
    """Give on what `colleague` holds, or put it back in its queue (`to` None): whoever leads."""
    check_user_can_see(user, case)
    if not has_right(user, "leading"):
        raise Refused("not_allowed")
    if case.state == "closed" or case.handler_id != colleague.pk:
        raise Refused("not_theirs")
    if to is not None and (to.pk == colleague.pk or not may_hold(to, case)):
        raise Refused("colleague_may_not")


def check_user_can_move(user, case) -> None:
    """Send a case on to the Chief Officer (7.3): anyone of the Complaints Team who may see it."""
    check_user_can_see(user, case)
    if case.state not in BEING_DECIDED or case.queue != Reviewer.COMPLAINTS_TEAM:
        raise Refused("not_open")


def check_user_can_send_back(user, case) -> None:
    """Only the Chief Officer sends a case back to the Complaints Team, with a reason."""
    check_user_can_see(user, case)
    if case.state not in BEING_DECIDED or case.queue != Reviewer.CHIEF_OFFICER:
        raise Refused("not_open")


user_can_claim = answers(check_user_can_claim)
user_can_assign = answers(check_user_can_assign)
user_can_hand_over = answers(check_user_can_hand_over)
user_can_stand_in = answers(check_user_can_stand_in)
user_can_hand_on = answers(check_user_can_hand_on)
user_can_move = answers(check_user_can_move)
user_can_send_back = answers(check_user_can_send_back)
