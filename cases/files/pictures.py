"""Pictures: opened without being drawn, so that a broken or an absurdly large one is refused."""

import warnings
from typing import IO

from PIL import Image

from .kinds import Kind
from .refused import FileRefused

MAX_PIXELS = 100_000_000  # a large phone photograph is half of this
HEIC_BRANDS = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
)
_OTHER_BRANDS = frozenset({b"avif", b"avis"})  # the same boxes around another coding
_MOST_BOXES = 1000


def is_heic(head: bytes) -> bool:
    """Whether a file that begins so is HEIC, of any of the brands phones write."""
    if head[4:8] != b"ftyp":
        return False
    size = int.from_bytes(head[:4], "big")
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, min(size, len(head)), 4))}
    return head[8:12] in HEIC_BRANDS and not brands & _OTHER_BRANDS


def check(stream: IO[bytes], kind: Kind) -> None:
    """Open a JPEG, PNG or WebP without decoding it; FileRefused when it cannot be shown."""
    stream.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(stream, formats=[kind.picture]) as image:
                width, height = image.size
                image.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise FileRefused("unreadable") from error
    if width * height > MAX_PIXELS:
        raise FileRefused("unreadable")


def check_heic(stream: IO[bytes], size: int) -> None:
    """Walk the boxes of a HEIC to the end of the file: whole ones, with a description of pictures.

    The picture itself is coded in a way nothing here decodes.
    """
    at, kinds = 0, list[bytes]()
    while at < size and len(kinds) < _MOST_BOXES:
        stream.seek(at)
        head = stream.read(16)
        length = int.from_bytes(head[:4], "big")
        if length == 1:
            length = int.from_bytes(head[8:16], "big")
        elif length == 0:
            length = size - at
        if length < 8 or at + length > size:
            raise FileRefused("unreadable")
        kinds.append(head[4:8])
        at += length
    if b"meta" not in kinds or at < size:
        raise FileRefused("unreadable")
