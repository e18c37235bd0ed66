"""What became of a letter after it left: it arrived, or it came back."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from cases import clock, events
from cases.models import Letter, LetterState, LetterTry
from cases.policy.terms import Channel

WIRED = (Channel.EMAIL, Channel.TEXT)
# A report may be faster than our own mark, or come for what we took for lost.
ON_THE_WAY = (LetterState.QUEUED, LetterState.SENDING, LetterState.SENT)
ASK_FOR = timedelta(days=7)  # as long as Notify keeps what became of a message
SOONEST, LATEST = timedelta(minutes=1), timedelta(hours=4)


def delivered(letter: Letter, *, now: datetime) -> bool:
    """The other side says that it has the letter. Whether that is news."""
    before = Q(state__in=(*ON_THE_WAY, LetterState.FAILED))
    return _say(letter, LetterState.DELIVERED, "delivered", before, now)


def bounced(letter: Letter, code: str, *, now: datetime) -> bool:
    """The letter came back for good: a person must act. Whether that is news.

    `code` says why, like 5.1.1.
    """
    before = Q(state__in=(*ON_THE_WAY, LetterState.DELIVERED))
    return _say(letter, LetterState.BOUNCED, f"bounced_{code}"[:60], before, now)


@transaction.atomic
def _say(letter: Letter, state: str, result: str, before: Q, now: datetime) -> bool:
    row = Letter.objects.filter(before, pk=letter.pk, channel__in=WIRED, attempts__gt=0)
    error = "" if state == LetterState.DELIVERED else result
    said = {"state": state, "last_error": error, "gone_at": Coalesce("gone_at", now)}
    if not row.update(**said, lease=None, leased_until=None):
        return False
    LetterTry.objects.create(letter=letter, at=timezone.now(), result=result)
    events.record(letter.case, f"letter_{state}", now=now, letter=letter.pk)
    return True


def ask() -> int:
    """Ask Notify about what it took and has not told of yet; how many it was asked about.

    Often at first, then more and more rarely. Real time.
    """
    if not settings.NOTIFY_API_KEY:
        return 0
    now = timezone.now()
    silent = Letter.objects.filter(state=LetterState.SENT, next_try_at__lte=now)
    silent = silent.filter(queued_at__gt=now - ASK_FOR).exclude(provider_id="")
    asked = list(silent.select_related("case").defer("message")[:20])
    for letter in asked:
        _ask_about(letter, now)
    return len(asked)


def _ask_about(letter: Letter, now: datetime) -> None:
    from cases.letters.carriers import notify  # slow to load, and for the worker only

    status = notify.status_of(letter)
    if status in notify.DELIVERED:
        delivered(letter, now=clock.now())
    elif status in notify.CAME_BACK:
        bounced(letter, status, now=clock.now())
    else:
        wait = min(max((now - letter.queued_at) / 4, SOONEST), LATEST)
        row = Letter.objects.filter(pk=letter.pk, state=LetterState.SENT)
        row.update(next_try_at=now + wait)
