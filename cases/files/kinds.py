"""The kinds of file we take: what phones and offices send, and nothing a machine would run."""

from dataclasses import dataclass

_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Kind:
    """One kind: its type, its name in both languages, its endings (ours first), Pillow's name."""

    content_type: str
    name: str
    endings: tuple[str, ...]
    picture: str = ""


PDF = Kind("application/pdf", "PDF", (".pdf",))
JPEG = Kind("image/jpeg", "JPEG", (".jpg", ".jpeg", ".jpe", ".jfif"), "JPEG")
PNG = Kind("image/png", "PNG", (".png",), "PNG")
WEBP = Kind("image/webp", "WebP", (".webp",), "WEBP")
HEIC = Kind("image/heic", "HEIC", (".heic", ".heif", ".hif"))
DOCX = Kind(f"{_OFFICE}.wordprocessingml.document", "DOCX", (".docx",))
ODT = Kind("application/vnd.oasis.opendocument.text", "ODT", (".odt",))
XLSX = Kind(f"{_OFFICE}.spreadsheetml.sheet", "XLSX", (".xlsx",))
TXT = Kind("text/plain", "TXT", (".txt", ".text"))

KINDS = {kind.content_type: kind for kind in (JPEG, PNG, HEIC, WEBP, PDF, DOCX, ODT, XLSX, TXT)}
ENDINGS = tuple(ending for kind in KINDS.values() for ending in kind.endings)


def name_of(content_type: str) -> str:
    """What a type is called on a screen: PDF, DOCX."""
    kind = KINDS.get(content_type)
    return kind.name if kind else content_type.rpartition("/")[2].upper()
