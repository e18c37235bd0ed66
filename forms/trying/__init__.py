"""Looking at a form, and walking it, before it is published. Nothing here becomes a case."""

from datetime import datetime, timedelta

from django.utils import timezone

from forms.drafts import Draft
from forms.versions import FormVersion

KEPT = timedelta(days=1)


def purge(now: datetime | None = None) -> int:
    """Delete what was only tried, once nobody is trying it any more. How many versions."""
    before = (now or timezone.now()) - KEPT
    tried = FormVersion.objects.filter(number=None, released_at__lte=before)
    over = tried.exclude(pk__in=Draft.objects.values("version"))
    deleted, _each = over.delete()
    return deleted
