"""A smaller copy of a picture, drawn anew: no place or camera in it, and nothing hidden."""

import io
import uuid
import warnings

from PIL import Image, ImageOps

from cases.models import StoredFile

from .kinds import KINDS
from .storage import path_of

WIDEST = 1600  # pixels, either way
MOST_PIXELS = 50_000_000  # of a picture that is drawn; larger ones are there to download


class NoPreview(Exception):
    """It cannot be drawn here: too large, damaged, or no picture at all."""


def is_picture(file: StoredFile) -> bool:
    """Whether `smaller` can draw this kind. HEIC needs a program of its own and is not drawn."""
    kind = KINDS.get(file.content_type)
    return bool(kind and kind.picture)


def smaller(file_id: uuid.UUID, content_type: str) -> bytes:
    """The picture as a JPEG of at most 1600 pixels, upright, on white; NoPreview if it cannot be.

    FileNotFoundError when its bytes are gone.
    """
    kind = KINDS.get(content_type)
    if kind is None or not kind.picture:
        raise NoPreview
    with path_of(file_id).open("rb") as content, warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            return _drawn(content, kind.picture)
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
            raise NoPreview from error


def _drawn(content: io.BufferedReader, kind: str) -> bytes:
    with Image.open(content, formats=[kind]) as image:
        if image.width * image.height > MOST_PIXELS:
            raise NoPreview
        image.draft("RGB", (WIDEST, WIDEST))  # a JPEG is drawn small to begin with
        image.thumbnail((WIDEST, WIDEST))
        upright = ImageOps.exif_transpose(image).convert("RGBA")
    paper = Image.new("RGB", upright.size, "white")
    paper.paste(upright, mask=upright)
    out = io.BytesIO()
    paper.save(out, "JPEG", quality=85)
    return out.getvalue()
