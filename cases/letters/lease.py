"""The time a worker has for a letter. Real time."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from cases.models import Letter

LEASE = timedelta(seconds=settings.OUTBOX_LEASE)


def renew(letter: Letter, **fields) -> bool:
    """Begin the lease anew, keeping `fields` with it; False when it was taken away meanwhile."""
    leased_until = timezone.now() + LEASE
    ours = Letter.objects.filter(pk=letter.pk, lease=letter.lease)
    return bool(ours.update(leased_until=leased_until, **fields))
