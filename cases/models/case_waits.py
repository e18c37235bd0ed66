"""What an open case waits for others to do, as conditions on `Case` for filters and lists."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery

from .case import State
from .letter import LetterState
from .message import Message
from .pause import Pause
from .proposal import Proposal
from .statement import Statement
from .translation import Translation

CASE = OuterRef("pk")


def paused() -> Exists:
    """Its clock stands still, for a reason the customer was told."""
    return Exists(Pause.objects.filter(case=CASE, resumed_on=None))


def past_its_day(today: date) -> Q:
    """The day to answer by is over; while a case is paused its day does not pass, and it has none
    once it is answered."""
    return Q(~paused(), due_on__lt=today) & ~Q(state=State.ANSWERED)


def for_a_translation() -> Exists:
    """Words of a letter are being translated."""
    return Exists(Translation.objects.waiting().filter(case=CASE))


def for_a_statement() -> Exists:
    """Someone with a part in the matter was asked what they say to it."""
    return Exists(Statement.objects.waiting().filter(case=CASE))


def statement_due() -> Subquery:
    """The day by which the next statement that is waited for was asked."""
    return Subquery(
        Statement.objects.waiting().filter(case=CASE).order_by("due_on").values("due_on")[:1]
    )


def with_a_new_statement() -> Exists:
    """A statement was given that whoever holds the case has not opened."""
    return Exists(Statement.objects.unread().filter(case=CASE))


def for_a_signature(*, proposed_by=None) -> Exists:
    """A decision waits for somebody else to sign it off."""
    proposals = Proposal.objects.filter(case=CASE, signed_at=None, returned_at=None)
    return Exists(proposals.filter(proposed_by=proposed_by) if proposed_by else proposals)


def for_the_customer() -> Exists:
    """A question was put to the customer, and nothing has come from them since."""
    since = Message.objects.filter(case=OuterRef("case"), direction=Message.Direction.IN)
    put = Message.objects.filter(case=CASE, asks=True).exclude(letter__state=LetterState.STOPPED)
    return Exists(put.filter(~Exists(since.filter(at__gte=OuterRef("at")))))
