"""What people do with their hands: print and post, read out by telephone, and what mail refused."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from cases import events, permissions
from cases.letters import reading
from cases.models import Case, Letter, LetterState
from cases.policy.terms import Channel


def print_list(user) -> QuerySet[Letter]:
    """What waits to be posted, or read out by telephone, of the cases `user` may know of."""
    waiting = Letter.objects.visible_to(user).filter(state=LetterState.TO_PRINT)
    return waiting.for_list().order_by("written_at", "pk")


def unsent(user) -> QuerySet[Letter]:
    """E-mails that could not be sent, of the cases `user` may know of: a person must act."""
    failed = Letter.objects.visible_to(user).filter(state=LetterState.FAILED)
    return failed.for_list().order_by("written_at", "pk")


@transaction.atomic
def mark_posted(letter: Letter, *, by, now: datetime) -> Letter:
    """Say that a letter was posted or read out; saying it twice is once."""
    letter = _locked(letter, by)
    if letter.state == LetterState.POSTED:
        return letter
    if letter.state != LetterState.TO_PRINT:
        raise permissions.Refused("not_to_print")
    letter.state, letter.gone_at, letter.gone_by = LetterState.POSTED, now, by
    letter.save(update_fields=["state", "gone_at", "gone_by"])
    kind = "letter_read_out" if letter.channel == Channel.PHONE else "letter_posted"
    events.record(letter.case, kind, now=now, by=by, letter=letter.pk)
    return letter


@transaction.atomic
def send_by_post(letter: Letter, *, by, now: datetime) -> Letter:
    """Put an e-mail that could not be sent on the list to be posted: the same words, printed."""
    letter = _locked(letter, by)
    if letter.state != LetterState.FAILED:
        raise permissions.Refused("not_failed")
    letter.message = reading.page(letter).encode()
    letter.channel, letter.state = Channel.POST, LetterState.TO_PRINT
    letter.save(update_fields=["message", "channel", "state"])
    events.record(letter.case, "letter_to_post", now=now, by=by, letter=letter.pk)
    return letter


def _locked(letter: Letter, by) -> Letter:
    """The row, locked; a case that `by` may not know of does not exist (policy 7.3)."""
    if not Case.objects.visible_to(by).filter(pk=letter.case_id).exists():
        raise permissions.Refused("not_visible")
    return Letter.objects.select_for_update().select_related("case").get(pk=letter.pk)
