"""Who writes to the customer, and who translates what is written."""

from cases.permissions.refused import Refused, answers
from cases.permissions.seeing import check_user_can_see


def check_user_can_write(user, case) -> None:
    """Write to the customer in an open case: the one who holds it."""
    check_user_can_see(user, case)
    if case.state == "closed":
        raise Refused("not_open")
    if case.handler_id != user.pk:
        raise Refused("take_it_first")


def check_user_can_close_withdrawn(user, case) -> None:
    """Close a case its customer has withdrawn: the one who holds it."""
    check_user_can_write(user, case)
    if not case.withdrawals.filter(undone_at=None, handled_at=None).exists():
        raise Refused("not_withdrawn")


def check_user_can_ask_for_translation(user, case) -> None:
    """Ask for words of a letter to be translated: whoever may write them."""
    check_user_can_see(user, case)
    if case.state == "closed":
        raise Refused("not_open")
    if case.handler_id not in (None, user.pk):
        raise Refused("already_taken")


def check_user_can_translate(user, translation) -> None:
    """Translate for a letter: the Welsh-language officer, without a part in the matter (7.3)."""
    if not type(translation).objects.visible_to(user).filter(pk=translation.pk).exists():
        raise Refused("not_visible")
    if translation.withdrawn_at is not None:
        raise Refused("translation_withdrawn")
    if translation.filed_at is not None:
        raise Refused("translation_filed")


user_can_write = answers(check_user_can_write)
user_can_close_withdrawn = answers(check_user_can_close_withdrawn)
user_can_ask_for_translation = answers(check_user_can_ask_for_translation)
user_can_translate = answers(check_user_can_translate)
