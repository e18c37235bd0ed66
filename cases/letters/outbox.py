"""The outbox: each e-mail is a row, sent by a worker under a lease and tried again for three days.

A worker that is killed loses its lease and the row is tried again, with the same Message-ID. A
message can go twice only when the worker dies between the server's "accepted" and our mark.
Leases and retries run in real time, never on the moved clock.
"""

import smtplib
import uuid
from datetime import timedelta

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from cases import clock, events
from cases.letters import mail
from cases.models import Letter, LetterState

LEASE = timedelta(seconds=settings.OUTBOX_LEASE)
BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 120, 240)]
GIVE_UP_AFTER = timedelta(hours=72)


def send_next() -> bool:
    """Send the letter that has waited longest; False when none is due."""
    letter = _take()
    if letter is None:
        return False
    try:
        mail.send(bytes(letter.message), to=letter.case.customer.email)
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        _put_back(letter, error)
    else:
        _leave(letter, LetterState.SENT, gone_at=clock.now(), last_error="")
    return True


def sweep() -> int:
    """Queue again the letters whose worker let its lease run out; how many there were."""
    now = timezone.now()
    lost = Letter.objects.filter(state=LetterState.SENDING, leased_until__lt=now)
    return lost.update(
        state=LetterState.QUEUED,
        lease=None,
        leased_until=None,
        next_try_at=now,
        last_error="worker_lost",
    )


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
            return Letter.objects.select_related("case__customer").get(pk=pk, lease=lease)
    return None


def _put_back(letter: Letter, error: Exception) -> None:
    """Try again later; at once or after three days it is a matter for a person."""
    now = timezone.now()
    code = _code(error)
    if _is_final(error) or now - letter.queued_at >= GIVE_UP_AFTER:
        _leave(letter, LetterState.FAILED, last_error=code)
        return
    wait = BACK_OFF[min(letter.attempts, len(BACK_OFF)) - 1]
    _leave(letter, LetterState.QUEUED, last_error=code, next_try_at=now + wait)


def _leave(letter: Letter, state: str, **fields) -> None:
    """Give the lease back with a new state; one the server accepted is sent even when a sweep
    took the lease away meanwhile, unless another worker is already at it."""
    ours = Q(lease=letter.lease)
    if state == LetterState.SENT:
        ours |= Q(state=LetterState.QUEUED)
    row = Letter.objects.filter(ours, pk=letter.pk)
    left = row.update(state=state, lease=None, leased_until=None, **fields)
    if left and state in (LetterState.SENT, LetterState.FAILED):
        kind = "letter_sent" if state == LetterState.SENT else "letter_failed"
        events.record(letter.case, kind, now=clock.now(), letter=letter.pk)


def _is_final(error: Exception) -> bool:
    """Whether the server refused the person's address, or this message, for good."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(500 <= code < 600 for code, _words in error.recipients.values())
    if isinstance(error, smtplib.SMTPDataError):
        return 500 <= error.smtp_code < 600
    return isinstance(error, UnicodeError | smtplib.SMTPNotSupportedError)


def _code(error: Exception) -> str:
    """A code of what went wrong: never the server's words, which repeat the address."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = {code for code, _words in error.recipients.values()}
        return f"refused_{min(codes, default=0)}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"smtp_{error.smtp_code}"
    return type(error).__name__[:60]
