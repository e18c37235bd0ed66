"""What people do with their hands: put a letter in the post, and take back that they did."""

from datetime import datetime

from django.db import transaction

from cases import events, permissions
from cases.clock import local_date
from cases.models import Letter, LetterState
from cases.policy.terms import Channel


@transaction.atomic
def mark_posted(letter: Letter, *, by, now: datetime) -> Letter:
    """Say that a letter was posted; saying it twice is once. One to be read out needs a call."""
    letter = locked(letter, by)
    if letter.channel == Channel.PHONE and letter.state == LetterState.TO_PRINT:
        raise permissions.Refused("not_read_back")
    if letter.state == LetterState.POSTED:
        return letter
    if letter.state != LetterState.TO_PRINT:
        raise permissions.Refused("not_to_print")
    return gone(letter, "letter_posted", by=by, now=now)


@transaction.atomic
def take_back(letter: Letter, *, by, now: datetime) -> Letter:
    """Take back, on the same day, one's own word that a letter was posted or read out: it waits
    again. Taking it back twice is once."""
    letter = locked(letter, by)
    if letter.state == LetterState.TO_PRINT:
        return letter
    if letter.state != LetterState.POSTED or not may_take_back(letter, by=by, now=now):
        raise permissions.Refused("not_to_undo")
    letter.state, letter.gone_at, letter.gone_by = LetterState.TO_PRINT, None, None
    letter.save(update_fields=["state", "gone_at", "gone_by"])
    events.record(letter.case, "letter_not_posted", now=now, by=by, letter=letter.pk)
    return letter


def may_take_back(letter: Letter, *, by, now: datetime) -> bool:
    """Whether it was this person who said that the letter is gone, and today."""
    return (
        letter.gone_at is not None
        and letter.gone_by_id == by.pk
        and local_date(letter.gone_at) == local_date(now)
    )


def gone(letter: Letter, kind: str, *, by, now: datetime) -> Letter:
    """Mark a locked letter as gone by someone's hands; `kind` is the event that says how."""
    letter.state, letter.gone_at, letter.gone_by = LetterState.POSTED, now, by
    letter.save(update_fields=["state", "gone_at", "gone_by"])
    events.record(letter.case, kind, now=now, by=by, letter=letter.pk)
    return letter


def locked(letter: Letter, by) -> Letter:
    """The row, locked; a case that `by` may not know of does not exist (policy 7.3)."""
    permissions.check_user_can_see(by, letter.case)
    rows = Letter.objects.select_for_update(of=("self",))
    return rows.select_related("case__customer__plan").get(pk=letter.pk)
