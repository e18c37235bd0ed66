"""Who signs off what a colleague proposes to decide or to answer."""

from cases.permissions.refused import Refused, answers
from cases.permissions.seeing import check_not_withdrawn, check_user_can_work, proposed_by


def check_user_can_review(user, case) -> None:
    """Read a proposed decision and give it back: a second person, who holds the case."""
    check_user_can_work(user, case, state="sign")
    if proposed_by(user, case):
        raise Refused("own_proposal")
    if case.handler_id != user.pk:
        raise Refused("claim_to_sign")


def check_user_can_sign(user, case) -> None:
    """Sign a proposed decision off, unless the customer has withdrawn the appeal."""
    check_user_can_review(user, case)
    check_not_withdrawn(case)


def check_user_can_take_proposal_back(user, case) -> None:
    """Take one's own proposal back while nobody has taken the case to sign it off."""
    check_user_can_work(user, case, state="sign")
    if not proposed_by(user, case):
        raise Refused("not_your_proposal")


user_can_review = answers(check_user_can_review)
user_can_sign = answers(check_user_can_sign)
user_can_take_proposal_back = answers(check_user_can_take_proposal_back)
