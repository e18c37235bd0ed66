"""What the codes of an appeal are called on a screen."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cases.casework.words import Words, name_of, of
from cases.models import Case
from cases.policy import editions
from cases.policy.terms import (
    CameBy,
    Lateness,
    LeadInvolved,
    NoticeChannel,
    NoticeKind,
    Outcome,
)

__all__ = ["of"]

CHECK = _("Check this appeal")
CONFIRM = _("Confirm whether the Complaints Lead was involved")
JUDGE = _("Answer whether the first decision was fair")
DECIDE = _("Decide this appeal")
SIGN = _("Read the proposed decision")

NOTICE_KINDS: Words = {
    NoticeKind.DECISION: _("A decision to manage contact"),
    NoticeKind.WARNING: _("A warning"),
    NoticeKind.PHONE_RESTRICTION: _("A restriction on telephone contact"),
    NoticeKind.NOT_SURE: _("The customer is not sure"),
}
NOTICE_CHANNELS: Words = {
    NoticeChannel.POST: _("By post"),
    NoticeChannel.EMAIL: _("By email"),
    NoticeChannel.BY_HAND: _("By hand"),
    NoticeChannel.UNKNOWN: _("The customer does not know"),
}
LATENESS: Words = {
    Lateness.IN_TIME: _("In time"),
    Lateness.LATE: _("Late"),
    Lateness.NOT_KNOWN: _("Not known: the day the decision was received is not known"),
    Lateness.NO_LIMIT: _("This edition of the policy sets no limit"),
}
EDITIONS: Words = {
    editions.CURRENT.code: _("The current version"),
    editions.EARLIER.code: _("The earlier version"),
}
LEAD_INVOLVED: Words = {
    LeadInvolved.YES: _("The customer says the Complaints Lead was involved"),
    LeadInvolved.NO: _("The customer says the Complaints Lead was not involved"),
    LeadInvolved.UNKNOWN: _("The customer does not know whether the Complaints Lead was involved"),
}
LATE_ACCEPTED: Words = {
    True: _("Late appeal accepted"),
    False: _("Late appeal not accepted"),
}
# As the officer chooses them; the letter words the same outcomes for the customer.
DECISIONS: Words = {
    Outcome.STANDS: _("The decision stands"),
    Outcome.VARIED: _("The decision is changed"),
    Outcome.ENDED: _("The decision is ended"),
}


KEYED_IN: Words = {
    CameBy.POST: _("It came by post. Keyed in by %(name)s."),
    CameBy.EMAIL: _("It came by email. Keyed in by %(name)s."),
    CameBy.PHONE: _("It was made by telephone. Written down by %(name)s."),
    CameBy.IN_PERSON: _("It was made in person. Written down by %(name)s."),
}


def keyed_in(case: Case) -> str:
    """How an appeal came that staff keyed in, and who did; "" for one that came online."""
    if case.keyed_by is None:
        return ""
    return of(KEYED_IN, case.channel) % {"name": name_of(case.keyed_by)}


def days_late(days: int) -> str:
    """Working days after the last day to appeal."""
    said = ngettext("%(n)s working day late", "%(n)s working days late", days)
    return said % {"n": days}
