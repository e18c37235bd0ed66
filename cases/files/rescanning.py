"""Asking once more about files that came while the scanner was away."""

import logging
import time
from datetime import datetime

from django.db import transaction
from django.db.models import F

from cases import events
from cases.models import FileState, StoredFile

from . import scanner
from .storage import path_of

AT_ONCE = 200  # files looked at in one round of the clock
ROUND = 20.0  # seconds of a round
log = logging.getLogger(__name__)


def catch_up(*, now: datetime) -> int:
    """Ask about files that wait, those not asked about longest first. How many were settled.

    One that the scanner will not judge holds up no other; a scanner that is away ends the round.
    """
    if not scanner.configured():
        return 0
    settled, until = 0, time.monotonic() + ROUND
    waiting = StoredFile.objects.filter(state=FileState.PENDING)
    for file in waiting.order_by(F("scan_tried_at").asc(nulls_first=True))[:AT_ONCE]:
        if time.monotonic() > until:
            break
        try:
            settled += _settle(file, now)
        except (scanner.NoAnswer, FileNotFoundError) as reason:
            StoredFile.objects.filter(pk=file.pk).update(scan_tried_at=now)
            if isinstance(reason, scanner.NoAnswer) and reason.away:
                log.warning("the virus scanner is away: files wait")
                break
    return settled


def _settle(file: StoredFile, now: datetime) -> int:
    with path_of(file.pk).open("rb") as content:
        infected = scanner.is_infected(content)
    state = FileState.INFECTED if infected else FileState.CLEAN
    with transaction.atomic():
        waiting = StoredFile.objects.select_for_update().filter(pk=file.pk, state=FileState.PENDING)
        found = waiting.first()  # as it stands now: it may have gone to a case meanwhile
        if found is None:
            return 0
        waiting.update(state=state, scan_tried_at=now)
        if infected and found.case:
            events.record(found.case, "file_infected", now=now, file=str(found.pk))
    return 1
