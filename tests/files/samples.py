"""Small files of every kind, made here: what is taken, and what is not. Nothing here runs."""

import io
import zipfile
from collections.abc import Mapping

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
# Debian's scanner is taught this line and no other: see `.dev/services.py`.
INFECTED = b"CYSWLLT-TEST-SIGNATURE-this-is-no-virus"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def picture(kind: str = "PNG", size: tuple[int, int] = (8, 8), **options) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **options)
    return out.getvalue()


def upload(name: str = "llythyr.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/html")


def heic(brand: bytes = b"heic", others: bytes = b"mif1heic") -> bytes:
    """The boxes of a HEIC, with nothing coded in them."""
    return b"".join(
        (len(words) + 8).to_bytes(4, "big") + kind + words
        for kind, words in (
            (b"ftyp", brand + b"\0\0\0\0" + others),
            (b"meta", b"\0" * 40),
            (b"mdat", b"\x80\x01" * 200),
        )
    )


def archive(parts: Mapping[str, bytes], *, stored: bool = False) -> bytes:
    out = io.BytesIO()
    packing = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "w", packing) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def types(main: str = f"{WORD}.document.main+xml") -> bytes:
    return f'<?xml version="1.0"?><Types><Override ContentType="{main}"/></Types>'.encode()


def link(kind: str, target: str) -> bytes:
    words = f'Type="{RELS}/{kind}" Target="{target}" TargetMode="External"'
    return f"<Relationships><Relationship Id='r1' {words}/></Relationships>".encode()


def docx(parts: Mapping[str, bytes] = {}, *, contents: bytes = types()) -> bytes:
    base = {"[Content_Types].xml": contents, "word/document.xml": b"<w:document>apel</w:document>"}
    return archive(base | dict(parts))


def xlsx() -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.active["A1"] = "Dyddiad"  # type: ignore[index]
    book.save(out)
    return out.getvalue()


def odt(parts: Mapping[str, bytes] = {}) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, content in (
            {"content.xml": b"<office/>", "META-INF/manifest.xml": b"<m/>"} | dict(parts)
        ).items():
            made.writestr(name, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
