"""What may be stored: decided by the bytes, never by the name or by what the browser said."""

import re
from typing import IO, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from . import archives, documents, names, pictures, texts
from .kinds import HEIC, JPEG, PDF, PNG, TXT, WEBP, Kind
from .refused import ACTIVE, PIECE, FileRefused, holds

_PDF_INSIDE = re.compile(rb"%PDF-")


def content_type_of(upload: UploadedFile) -> str:
    """The type of an upload that may be stored, read from its bytes; else FileRefused."""
    size = upload.size or 0
    if not size:
        raise FileRefused("empty")
    if size >= settings.FILE_MAX_BYTES:
        raise FileRefused("too_big")
    stream = cast(IO[bytes], upload.file)
    try:
        return _kind_of(stream, size, upload.name or "").content_type
    finally:
        upload.seek(0)


def _kind_of(stream: IO[bytes], size: int, name: str) -> Kind:
    stream.seek(0)
    head = stream.read(PIECE)
    if head.startswith(b"PK\x03\x04"):
        return documents.check(stream, size)
    if head.removeprefix(b"\xef\xbb\xbf").startswith(b"%PDF-"):
        _check_pdf(stream, size)
        return PDF
    if kind := _picture(head):
        if kind is HEIC:
            pictures.check_heic(stream, size)
        else:
            pictures.check(stream, kind)
        if _PDF_INSIDE.search(head[:1024]) or holds(stream, ACTIVE):
            raise FileRefused("active")
    else:
        texts.check(stream, names.tidy(name))
        kind = TXT
    if archives.is_archive(stream):
        raise FileRefused("active")
    return kind


def _picture(head: bytes) -> Kind | None:
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    return HEIC if pictures.is_heic(head) else None


def _check_pdf(stream: IO[bytes], size: int) -> None:
    """Nothing but PDF before the first object and after the last end, and no second file in it."""
    stream.seek(0)
    head = stream.read(PIECE)
    stream.seek(max(0, size - PIECE))
    tail = stream.read()
    before, _mark, _rest = head.partition(b" obj")
    after = tail.rpartition(b"%%EOF")[2]
    if ACTIVE.search(before) or ACTIVE.search(after) or archives.is_archive(stream):
        raise FileRefused("active")
