"""Taking a letter back while it has not left: for half a minute after an officer sent it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cases import events, permissions
from cases.models import Letter, LetterState

WAITING = (LetterState.QUEUED, LetterState.TO_PRINT)


@transaction.atomic
def stop(letter: Letter, *, by, now: datetime) -> Letter:
    """Stop a letter and its copies before any of them leaves; twice is once.

    Raises Refused: `not_allowed` for whoever did not write it, `too_late_to_stop` once its time is
    over or one has left. The database says so, not the page that offered it.
    """
    permissions.check_user_can_see(by, letter.case)
    if letter.written_by_id != by.pk:
        raise permissions.Refused("not_allowed")
    both = Letter.objects.filter(Q(pk=letter.pk) | Q(copy_of=letter.pk))
    standing = both.exclude(state=LetterState.STOPPED)
    wanted = standing.count()
    in_time = standing.filter(state__in=WAITING, undo_until__gt=timezone.now())
    if in_time.update(state=LetterState.STOPPED) != wanted:
        raise permissions.Refused("too_late_to_stop")
    if wanted:
        events.record(letter.case, "letter_stopped", now=now, by=by, letter=letter.pk)
    letter.refresh_from_db()
    return letter
