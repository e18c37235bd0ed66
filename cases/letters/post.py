"""What waits for someone's hands: to be posted or read out, and what mail refused or gave back."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Replace

from cases import events, permissions
from cases.clock import local_date
from cases.letters import reading, render
from cases.letters.hands import locked
from cases.models import Adjustments, Letter, LetterState
from cases.models.letter import LetterQuerySet
from cases.policy.terms import Channel

ON_PAPER = ".paper@"  # in the name of what goes by post for an e-mail that came back: once
NOT_THERE = (LetterState.FAILED, LetterState.BOUNCED)


def print_list(user) -> LetterQuerySet:
    """What waits to be posted, or read out by telephone, of the cases `user` may know of."""
    waiting = Letter.objects.visible_to(user).filter(state=LetterState.TO_PRINT)
    return waiting.for_list().order_by("written_at", "pk")


def waiting(user) -> QuerySet[Letter]:
    """The letters that wait for someone's hands, of the cases `user` may know of."""
    of_hands = Q(state=LetterState.TO_PRINT) | _not_there()
    return Letter.objects.visible_to(user).filter(of_hands)


def unsent(user) -> QuerySet[Letter]:
    """What could not be sent or came back, of the cases `user` may know of: a person must act.

    One that came back and was then put on the print list is dealt with.
    """
    found = Letter.objects.visible_to(user).filter(_not_there())
    return found.for_list().order_by("written_at", "pk")


def _not_there() -> Q:
    name = Replace(OuterRef("message_id"), Value("@"), Value(ON_PAPER))
    on_paper = Exists(Letter.objects.filter(message_id=name))
    return Q(state=LetterState.FAILED) | Q(~on_paper, state=LetterState.BOUNCED)


@transaction.atomic
def send_by_post(letter: Letter, *, by, now: datetime) -> Letter:
    """Put what could not be sent, or came back, on the list to be posted: the same words, printed.

    What never left becomes a letter by post; what left and came back stays as it was, and a copy
    goes by post. Asked twice, it is one. Gives what is to be posted. Raises Refused, also when the
    contact plan does not permit post (policy 6.1).
    """
    letter = locked(letter, by)
    if letter.state == LetterState.TO_PRINT and letter.channel == Channel.POST:
        return letter
    if letter.state not in NOT_THERE:
        raise permissions.Refused("not_failed")
    on_paper = letter.message_id.replace("@", ON_PAPER)
    if copy := Letter.objects.filter(message_id=on_paper).first():
        return copy
    letter.message, letter.sent_to = (
        render.on_paper(reading.page(letter)).encode(),
        _address(letter, now),
    )
    if letter.state == LetterState.BOUNCED:
        letter.copy_of_id, letter.message_id = letter.pk, on_paper
        letter.pk, letter._state.adding, letter.gone_at = None, True, None
        letter.attempts, letter.last_error, letter.provider_id = 0, "", ""
    letter.channel, letter.state = Channel.POST, LetterState.TO_PRINT
    letter.save()
    events.record(letter.case, "letter_to_post", now=now, by=by, letter=letter.pk)
    return letter


def _address(letter: Letter, now: datetime) -> str:
    """Where it goes on paper: to the customer, if their contact plan permits post, or to the
    advocate whose copy it is."""
    customer = letter.case.customer
    if letter.copy_of_id:
        return Adjustments.of(customer).advocate_address
    if Channel.POST in customer.ways_on(local_date(now)).barred:
        raise permissions.Refused("channel_barred")
    return customer.address
