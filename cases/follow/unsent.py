"""What a customer is writing to us: kept from the first thing they save until it is sent.

The page carries the key, signed for one case and one question, so that nobody's words or files
reach another's case, and what is sent after the page has closed is kept and not lost.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q
from django.utils import timezone

from cases import files
from cases.models import Case, Message, StoredFile, UnsentMessage

LIFE = timedelta(days=28)
SALT = "cases.follow.unsent"
MOST_CHARACTERS = 100_000  # kept of what was typed; the field refuses far less


@dataclass(frozen=True)
class Place:
    """Where the words are kept: the key of the message to be, for a case, to a question or none."""

    case: int
    question: int | None
    key: uuid.UUID

    @property
    def signed(self) -> str:
        return signing.dumps([self.case, self.question, self.key.hex], salt=SALT)


def fresh(case: Case, question: Message | None) -> Place:
    return Place(case.pk, question.pk if question else None, uuid.uuid4())


def read(token: str) -> Place | None:
    """The place a page of ours was given, at most four weeks ago; None for anything else."""
    try:
        case, question, key = signing.loads(token, salt=SALT, max_age=LIFE)
    except signing.BadSignature:
        return None
    return Place(case, question, uuid.UUID(hex=key))


def latest(case: Case, question: Message | None) -> UnsentMessage | None:
    """What was last saved and neither sent nor forgotten."""
    found = UnsentMessage.objects.filter(case=case, answers=question, expires_at__gt=timezone.now())
    return found.exclude(key__in=case.messages.values("key")).first()


def save(place: Place, words: str) -> None:
    """Keep the words as they stand now."""
    now = timezone.now()
    UnsentMessage.objects.update_or_create(
        key=place.key,
        case_id=place.case,
        answers_id=place.question,
        defaults={"words": words[:MOST_CHARACTERS], "saved_at": now, "expires_at": now + LIFE},
    )


def room(place: Place) -> int:
    """How many more files this message can take, what waits unsent of the case counted too."""
    kept = len(files_of(place))
    unsent = UnsentMessage.objects.filter(case=place.case).exclude(key=place.key).values("key")
    of_case = StoredFile.objects.filter(Q(case=place.case) | Q(draft__in=unsent)).count()
    return max(0, min(settings.FILE_MAX_COUNT, settings.FILE_MAX_OF_A_CASE - of_case) - kept)


def keep(place: Place, uploads: Sequence[UploadedFile]) -> list[tuple[str, str]]:
    """Store each file by itself: a refused one costs neither the others nor the words.

    Returns the refused ones: a code and the name.
    """
    free = room(place)
    refused = [("too_many", "")] if len(uploads) > free else []
    for upload in uploads[:free]:
        try:
            files.store(upload, draft=place.key)
        except files.FileRefused as problem:
            refused.append((problem.code, upload.name or ""))
    return refused


def files_of(place: Place) -> list[StoredFile]:
    """The files kept so far, each once: a second click may have brought one twice."""
    kept: dict[tuple[str, str], StoredFile] = {}
    for file in StoredFile.objects.filter(draft=place.key):
        kept.setdefault((file.sha256, file.name), file)
    return list(kept.values())


def remove(place: Place, file_id: str) -> None:
    """Take one file out again; anything that is not of this place is passed over."""
    same = [file for file in files_of(place) if str(file.pk) == file_id]
    for file in same:
        twins = StoredFile.objects.filter(draft=place.key, sha256=file.sha256, name=file.name)
        files.discard(list(twins.values_list("pk", flat=True)), draft=place.key)


def forget(place: Place) -> None:
    """It was sent: nothing of it stays here."""
    _discard_files(place.key)
    UnsentMessage.objects.filter(key=place.key).delete()


def purge(now: datetime | None = None) -> int:
    """Delete what nobody has sent for four weeks, with its files. How many."""
    over = list(UnsentMessage.objects.filter(expires_at__lte=now or timezone.now()))
    for row in over:
        _discard_files(row.key)
        row.delete()
    return len(over)


def _discard_files(key: uuid.UUID) -> None:
    left = StoredFile.objects.filter(draft=key).values_list("pk", flat=True)
    files.discard(list(left), draft=key)
