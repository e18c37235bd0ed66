"""Letters that are read out by telephone: on a day for calls, to the person, and read back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cases import events, permissions
from cases.clock import local_date
from cases.letters.hands import gone, locked
from cases.models import Case, Letter, LetterState, LetterTry
from cases.policy.contact import is_day_for_calls
from cases.policy.terms import Channel

NOT_REACHED = ("no_answer", "someone_else")  # what a call comes to that leaves the letter waiting


def check_can_call(case: Case, *, now: datetime) -> None:
    """6.1: the contact plan leaves the telephone open, and a call may be made on this day."""
    today = local_date(now)
    plan = case.customer.plan_on(today)
    if plan is None:
        return
    if Channel.PHONE not in plan.permitted:
        raise permissions.Refused("channel_barred")
    if not is_day_for_calls(today, plan.phone_days):
        raise permissions.Refused("not_a_day_for_calls")


@transaction.atomic
def read_out(letter: Letter, *, by, now: datetime, read_back: bool) -> Letter:
    """Say that the person was called, heard the letter, read it back and understood it; saying it
    twice is once."""
    letter = _to_call(letter, by=by, now=now)
    if letter.state == LetterState.POSTED:
        return letter
    if not read_back:
        raise permissions.Refused("not_read_back")
    LetterTry.objects.create(letter=letter, at=timezone.now(), result="read_back")
    return gone(letter, "letter_read_out", by=by, now=now)


@transaction.atomic
def not_reached(letter: Letter, *, by, now: datetime, result: str, seen: int) -> Letter:
    """Say that a call did not reach the person (`result`, one of NOT_REACHED): it stays on the
    list. `seen`: how many calls were known to who says so; one sent twice is once."""
    letter = _to_call(letter, by=by, now=now)
    if letter.state == LetterState.POSTED or letter.tries.count() != seen:
        return letter
    if result not in NOT_REACHED:
        raise ValueError(f"not the end of a call: {result}")
    LetterTry.objects.create(letter=letter, at=timezone.now(), result=result)
    events.record(letter.case, "customer_not_reached", now=now, by=by, letter=letter.pk)
    return letter


def _to_call(letter: Letter, *, by, now: datetime) -> Letter:
    letter = locked(letter, by)
    waits = letter.state in (LetterState.TO_PRINT, LetterState.POSTED)
    if letter.channel != Channel.PHONE or not waits:
        raise permissions.Refused("not_to_call")
    if letter.state == LetterState.TO_PRINT:
        check_can_call(letter.case, now=now)
    return letter
