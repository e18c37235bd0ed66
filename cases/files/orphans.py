"""Bytes without a row and rows without bytes: found both ways; only old bytes are ever removed."""

import time
import uuid
from pathlib import Path

from django.conf import settings

from cases.models import StoredFile

from .storage import path_of

HOUR = 60 * 60


def without_row() -> list[Path]:
    """Files on disk that no row names: a transaction that failed, or a process that was killed."""
    root = Path(settings.FILES_ROOT)
    found = [path for path in root.glob("??/*") if path.is_file()] if root.exists() else []
    known = {str(pk) for pk in StoredFile.objects.values_list("pk", flat=True)}
    return sorted(path for path in found if path.name not in known)


def without_bytes() -> list[uuid.UUID]:
    """Rows whose file is missing: this must never happen, and nothing here repairs it."""
    ids = StoredFile.objects.values_list("pk", flat=True)
    return [pk for pk in ids if not path_of(pk).is_file()]


def sweep(*, older_than: int = HOUR) -> int:
    """Remove files without a row that are older than `older_than` seconds. How many."""
    limit = time.time() - older_than
    old = [path for path in without_row() if path.stat().st_mtime < limit]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
