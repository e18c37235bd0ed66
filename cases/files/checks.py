"""What may be stored: decided by the bytes, never by the name or by what the browser said."""

import warnings
from typing import Any

import filetype
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from PIL import Image

ALLOWED = {"application/pdf": None, "image/jpeg": "JPEG", "image/png": "PNG"}
MAX_PIXELS = 100_000_000  # a large phone photograph is half of this


class FileRefused(Exception):
    """A file that is not stored. `code`: empty, too_big, wrong_type or unreadable."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def content_type_of(upload: UploadedFile) -> str:
    """The type of an upload that may be stored, read from its bytes; else FileRefused."""
    if not upload.size:
        raise FileRefused("empty")
    if upload.size >= settings.FILE_MAX_BYTES:
        raise FileRefused("too_big")
    upload.seek(0)
    kind = filetype.guess(upload.read(8192))
    content_type = kind.mime if kind else ""
    if content_type not in ALLOWED:
        raise FileRefused("wrong_type")
    upload.seek(0)
    image_format = ALLOWED[content_type]
    if image_format:
        _check_image(upload.file, image_format)
        upload.seek(0)
    return content_type


def _check_image(stream: Any, image_format: str) -> None:
    """Opens the picture without decoding it: a broken or absurdly large one is refused."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(stream, formats=[image_format]) as image:
                width, height = image.size
                image.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise FileRefused("unreadable") from error
    if width * height > MAX_PIXELS:
        raise FileRefused("unreadable")
