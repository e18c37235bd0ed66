"""Who moves the day a case must be answered by."""

from cases.permissions.refused import Refused, answers
from cases.permissions.writing import check_user_can_write


def check_user_can_extend(user, case, *, today) -> None:
    """Give more time to answer: whoever holds the case, before the old day has passed."""
    check_user_can_write(user, case)
    if case.state == "answered":
        raise Refused("not_open")
    if case.pauses.filter(resumed_on=None).exists():
        raise Refused("paused")
    if case.due_on < today:
        raise Refused("date_passed")


def check_user_can_pause(user, case, *, today) -> None:
    """Let the time to answer stand still: as for an extension."""
    check_user_can_extend(user, case, today=today)


def check_user_can_resume(user, case) -> None:
    """Let the time to answer go on: whoever holds the case."""
    check_user_can_write(user, case)
    if not case.pauses.filter(resumed_on=None).exists():
        raise Refused("not_paused")


def check_user_can_remove_extension(user, extension) -> None:
    """Take an extension away: whoever holds the case, while its time runs."""
    case = extension.case
    check_user_can_write(user, case)
    if extension.removed_at is not None:
        raise Refused("extension_removed")
    if case.pauses.filter(resumed_on=None).exists():
        raise Refused("paused")


user_can_extend = answers(check_user_can_extend)
user_can_pause = answers(check_user_can_pause)
user_can_resume = answers(check_user_can_resume)
user_can_remove_extension = answers(check_user_can_remove_extension)
