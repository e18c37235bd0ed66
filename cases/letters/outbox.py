"""The outbox: each e-mail or text message is a row, handed to its carrier by a worker under a lease
and tried again for three days.

A worker that is killed loses its lease and the row is tried again, with the same Message-ID. A
message can go twice only when the worker dies between the server's "accepted" and our mark.
Leases and retries run in real time, never on the moved clock.
"""

import logging
import uuid
from datetime import timedelta

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F, Q
from django.utils import timezone

from cases import clock, events
from cases.letters import carriers
from cases.letters.lease import LEASE
from cases.letters.preparing import prepare
from cases.models import Letter, LetterState, LetterTry

BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 120, 240)]
GIVE_UP_AFTER = timedelta(hours=72)

logger = logging.getLogger(__name__)


def send_next() -> bool:
    """Hand over the letter that has waited longest; False when none is due."""
    letter = _take()
    if letter is None:
        return False
    try:
        _check_plan(letter)
        if not prepare(letter):
            return True
        provider_id = carriers.of(letter).hand_over(letter)
    except carriers.NotHandedOver as refused:
        _put_back(letter, refused.code, for_good=refused.for_good)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        logger.exception("Letter %s could not be made ready or handed over.", letter.pk)
        _put_back(letter, f"own_{type(error).__name__}"[:60])
    else:
        _leave(letter, LetterState.SENT, "sent", gone_at=clock.now(), provider_id=provider_id)
    return True


def sweep() -> int:
    """Queue again the letters whose worker let its lease run out; how many there were."""
    now = timezone.now()
    lost = Letter.objects.filter(state=LetterState.SENDING, leased_until__lt=now)
    return sum(_rescue(pk, now) for pk in lost.values_list("pk", flat=True))


@transaction.atomic
def _rescue(pk: int, now) -> bool:
    still = Letter.objects.filter(pk=pk, state=LetterState.SENDING, leased_until__lt=now)
    back = {"state": LetterState.QUEUED, "lease": None, "leased_until": None, "next_try_at": now}
    if not still.update(**back, last_error="worker_lost"):
        return False
    LetterTry.objects.create(letter_id=pk, at=now, result="worker_lost")
    return True


def _take() -> Letter | None:
    """Lease the next due letter. Of several workers, one gets it."""
    now = timezone.now()
    due = Letter.objects.filter(state=LetterState.QUEUED, next_try_at__lte=now)
    for pk in due.order_by("next_try_at", "pk").values_list("pk", flat=True)[:10]:
        lease = uuid.uuid4()
        taken = Letter.objects.filter(pk=pk, state=LetterState.QUEUED).update(
            state=LetterState.SENDING,
            lease=lease,
            leased_until=now + LEASE,
            attempts=F("attempts") + 1,
        )
        if taken:
            return Letter.objects.select_related("case__customer__plan").get(pk=pk, lease=lease)
    return None


def _check_plan(letter: Letter) -> None:
    """A contact plan made since the letter was written may bar its way (policy 6.1): then a person
    must act. The copy of an advocate goes by their own way."""
    barred = letter.case.customer.ways_on(clock.today()).barred
    if letter.channel in barred and letter.copy_of_id is None:
        raise carriers.NotHandedOver("channel_barred", for_good=True)


def _put_back(letter: Letter, code: str, *, for_good: bool = False) -> None:
    """Try again later; refused for good, or after three days, it is a matter for a person."""
    now = timezone.now()
    if for_good or now - letter.queued_at >= GIVE_UP_AFTER:
        _leave(letter, LetterState.FAILED, code)
        return
    wait = BACK_OFF[min(letter.attempts, len(BACK_OFF)) - 1]
    _leave(letter, LetterState.QUEUED, code, next_try_at=now + wait)


@transaction.atomic
def _leave(letter: Letter, state: str, result: str, **fields) -> None:
    """Give the lease back with a new state; one the server accepted is sent even when a sweep
    took the lease away meanwhile, unless another worker is already at it."""
    ours = Q(lease=letter.lease)
    if state == LetterState.SENT:
        ours |= Q(state=LetterState.QUEUED)
    error = "" if state == LetterState.SENT else result
    row = Letter.objects.filter(ours, pk=letter.pk)
    if not row.update(state=state, lease=None, leased_until=None, last_error=error, **fields):
        return
    LetterTry.objects.create(letter=letter, at=timezone.now(), result=result)
    if state in (LetterState.SENT, LetterState.FAILED):
        kind = "letter_sent" if state == LetterState.SENT else "letter_failed"
        events.record(letter.case, kind, now=clock.now(), letter=letter.pk)
