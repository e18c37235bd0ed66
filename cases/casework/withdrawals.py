"""The withdrawal a customer asked for, and what officers read of it."""

from django.utils.translation import gettext_lazy as _

from cases.casework import parts
from cases.casework.words import Words, name_of, of
from cases.models import Case, Message, Withdrawal

WITHDRAWN: Words = {
    Message.Via.POST: _("It came by post. Recorded by %(name)s."),
    Message.Via.EMAIL: _("It came by email. Recorded by %(name)s."),
    Message.Via.PHONE: _("It was said by telephone. Recorded by %(name)s."),
    Message.Via.IN_PERSON: _("It was said in person. Recorded by %(name)s."),
}


def standing(case: Case) -> Withdrawal | None:
    """The withdrawal that was asked for and not undone, whether or not the case was closed."""
    if not parts.has(case, "withdrawals"):
        return None
    return case.withdrawals.filter(undone_at=None).select_related("recorded_by").first()


def how(asked: Withdrawal | None) -> str:
    """How a withdrawal came that an officer recorded, and who did; "" for one made online."""
    if asked is None or asked.recorded_by is None:
        return ""
    return of(WITHDRAWN, asked.via) % {"name": name_of(asked.recorded_by)}
