"""The whole of a letter, made by the worker once, before the first try to send it."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from cases.letters import carriers
from cases.models import Letter

LEASE = timedelta(seconds=settings.OUTBOX_LEASE)


def prepare(letter: Letter) -> bool:
    """Keep the leased letter with all its parts; False when its lease was taken away meanwhile.

    What is kept is what is handed over, now and at every later try.
    """
    if letter.prepared:
        return True
    whole = carriers.of(letter).whole(letter)
    leased_until = timezone.now() + LEASE  # a PDF takes a while: the sending has a lease of its own
    kept = Letter.objects.filter(pk=letter.pk, lease=letter.lease).update(
        message=whole, prepared=True, leased_until=leased_until
    )
    letter.message, letter.prepared = whole, True
    return bool(kept)
