"""The private store: one file for each row, named by its UUID, on disk before the row says so."""

import hashlib
import os
import uuid
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import IO, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from cases import clock
from cases.models import Case, FileState, StoredFile

from . import checks, names, scanning


def path_of(file_id: uuid.UUID) -> Path:
    """Where the bytes of a stored file lie."""
    return Path(settings.FILES_ROOT) / str(file_id)[:2] / str(file_id)


def store(upload: UploadedFile, *, draft: uuid.UUID, scan: bool = True) -> StoredFile:
    """Check an upload and keep it for a draft; FileRefused if not. Failing leaves nothing behind.

    Bytes and directory are forced to disk before the row is written, so a row always has its file.
    Inside a transaction say `scan=False`: it must not wait for the scanner, the clock asks later.
    """
    content_type = checks.content_type_of(upload)
    state = scanning.at_the_door(cast(IO[bytes], upload.file)) if scan else FileState.PENDING
    file_id = uuid.uuid4()
    path = path_of(file_id)
    sha256, size = _write(upload, path)
    try:
        with transaction.atomic():
            return StoredFile.objects.create(
                id=file_id,
                draft=draft,
                name=names.clean(upload.name or "", content_type),
                content_type=content_type,
                size=size,
                sha256=sha256,
                stored_at=clock.now(),
                state=state,
            )
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def attach(draft: uuid.UUID, case: Case, files: Collection[uuid.UUID]) -> int:
    """Hand these files of a sent draft to its case, inside the caller's transaction. How many.

    Ids of another draft are passed over. Files the person sent but that no question asks for any
    more stay with the draft and go when it goes.
    """
    mine = StoredFile.objects.filter(draft=draft, pk__in=files)
    return mine.update(draft=None, case=case)


def only_new(
    sent: Sequence[uuid.UUID], *, kept: Collection[uuid.UUID], draft: uuid.UUID
) -> list[uuid.UUID]:
    """Those of the files `sent` that are not among `kept` already, by name and bytes, in order.

    The others, which a second click brought again, are discarded.
    """
    rows = StoredFile.objects.filter(draft=draft, pk__in=[*sent, *kept])
    known = {file.pk: (file.name, file.sha256) for file in rows}
    seen = {known[pk] for pk in kept if pk in known}
    new: list[uuid.UUID] = []
    twice: list[uuid.UUID] = []
    for pk in sent:
        (twice if known[pk] in seen else new).append(pk)
        seen.add(known[pk])
    discard(twice, draft=draft)
    return new


def discard(files: Collection[uuid.UUID], *, draft: uuid.UUID) -> None:
    """Delete files of a draft, rows first: a crash in between leaves an orphan, no dead row."""
    rows = StoredFile.objects.filter(draft=draft, pk__in=files)
    gone = list(rows.values_list("pk", flat=True))
    rows.delete()

    def unlink() -> None:
        for file_id in gone:
            path_of(file_id).unlink(missing_ok=True)

    transaction.on_commit(unlink)


def _write(upload: UploadedFile, path: Path) -> tuple[str, int]:
    """Write under another name, force to disk, rename, force the directories: sha256, size."""
    digest, size = hashlib.sha256(), 0
    for directory in (path.parent.parent, path.parent):
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    try:
        with part.open("xb") as out:
            os.fchmod(out.fileno(), 0o600)
            for chunk in upload.chunks():
                out.write(chunk)
                digest.update(chunk)
                size += len(chunk)
            out.flush()
            os.fsync(out.fileno())
        part.rename(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    for directory in (path.parent, path.parent.parent):
        _sync_directory(directory)
    return digest.hexdigest(), size


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
