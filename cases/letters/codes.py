"""A new one-time code for whoever asks: written by the worker, so that the page that was asked does
the same for every reference, real or not."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cases import clock
from cases.letters.compose import LetterIncomplete
from cases.letters.way import channels
from cases.letters.writing import write
from cases.models import AccessCode, Case, CodeRequest, Letter, LetterState
from cases.models.access_code import NEW_PER_DAY

ON_ITS_WAY = (LetterState.QUEUED, LetterState.SENDING, LetterState.TO_PRINT)


def answer_requests() -> int:
    """Answer what was asked for, oldest first; how many requests there were."""
    requests = list(CodeRequest.objects.all()[:50])
    for request in requests:
        with transaction.atomic():
            if CodeRequest.objects.filter(pk=request.pk).delete()[0]:
                _answer(request.reference, request.channel)
    return len(requests)


def _answer(reference: str, wanted: str) -> None:
    """The way they would like, when it is one that may be used now; else the best that may."""
    case = Case.objects.select_for_update().filter(reference=reference).first()
    if case is None or not _may_have_another(case):
        return
    ways = [way for way in channels(case) if way == wanted]
    for channel in (*ways, None):  # what was agreed comes before what they would like just now
        try:
            with transaction.atomic():
                write(case, "access_code", now=clock.now(), channel=channel)
                return
        except LetterIncomplete:
            continue


def _may_have_another(case: Case) -> bool:
    """At most a few a day, and never a second while one is on its way."""
    codes = Letter.objects.filter(case=case, kind="access_code")
    since = clock.now() - timedelta(days=1)
    if codes.filter(state__in=ON_ITS_WAY).exists():
        return False
    return codes.filter(written_at__gt=since).count() < NEW_PER_DAY


def forget_old() -> int:
    """Remove codes that can open nothing any more."""
    return AccessCode.objects.filter(expires_at__lt=timezone.now()).delete()[0]
