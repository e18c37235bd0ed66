"""The set of files that are taken and the set that are refused, by what each is."""

import zlib

from tests.files.samples import (
    PDF,
    WORD,
    archive,
    docx,
    heic,
    link,
    odt,
    picture,
    types,
    xlsx,
)

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCUMENT = f"{WORD}.document"
TEXT_ODT = "application/vnd.oasis.opendocument.text"
LETTER = "Annwyl Syr, dyma’r llythyr â’r dyddiad.\r\nYn gywir, Gwen Ŵyn\r\n"
COMMENT = b"\xff\xfe\x00\x10" + b"taken at home "  # a comment in a JPEG

# What is sent, as whom the browser says it is, and what it is.
ACCEPTED: dict[str, tuple[str, bytes, str]] = {
    "photo": ("IMG_0001.JPG", picture("JPEG"), "image/jpeg"),
    "photo with a tail": ("IMG_0002.jpeg", picture("JPEG") + b"\0SEFT" * 9, "image/jpeg"),
    "photo with a comment": (
        "a.jpg",
        picture("JPEG")[:2] + COMMENT + picture("JPEG")[2:],
        "image/jpeg",
    ),
    "progressive": ("b.jpg", picture("JPEG", progressive=True), "image/jpeg"),
    "screenshot": ("Screenshot.png", picture("PNG"), "image/png"),
    "large screenshot": ("mawr.png", picture("PNG", (1200, 900)), "image/png"),
    "WebP": ("llun.webp", picture("WEBP"), "image/webp"),
    "WebP without loss": ("llun.webp", picture("WEBP", lossless=True), "image/webp"),
    "HEIC heic": ("IMG_0003.HEIC", heic(), "image/heic"),
    "HEIC heix": ("IMG_0004.heic", heic(b"heix", b"mif1heix"), "image/heic"),
    "HEIC mif1": ("IMG_0005.HEIF", heic(b"mif1", b"mif1heic"), "image/heic"),
    "HEIC hevc": ("IMG_0006.heic", heic(b"hevc", b"msf1hevcmif1"), "image/heic"),
    "HEIC msf1": ("burst.heif", heic(b"msf1", b"hevcmif1"), "image/heic"),
    "PDF 1.4": ("llythyr.pdf", PDF, "application/pdf"),
    "PDF 2.0": ("llythyr.PDF", PDF.replace(b"1.4", b"2.0"), "application/pdf"),
    "PDF revised": ("signed.pdf", PDF + b"2 0 obj<<>>endobj\n%%EOF\n", "application/pdf"),
    "PDF with a mark": ("bom.pdf", b"\xef\xbb\xbf" + PDF, "application/pdf"),
    "PDF as something else": ("llythyr.bin", PDF, "application/pdf"),
    "PDF without a name": ("", PDF, "application/pdf"),
    "Word": ("llythyr.docx", docx(), DOCUMENT),
    "Word with links": (
        "dolen.docx",
        docx({"word/_rels/document.xml.rels": link("hyperlink", "https://example.org/")}),
        DOCUMENT,
    ),
    "Word with an office's template": (
        "swyddfa.docx",
        docx({"word/_rels/settings.xml.rels": link("attachedTemplate", "file:///C:\\t.dotm")}),
        DOCUMENT,
    ),
    "Word with a chart": ("siart.docx", docx({"word/embeddings/Sheet1.xlsx": xlsx()}), DOCUMENT),
    "OpenDocument": ("llythyr.odt", odt(), TEXT_ODT),
    "Excel": ("dyddiadau.xlsx", xlsx(), SHEET),
    "text": ("nodiadau.txt", LETTER.encode(), "text/plain"),
    "text with a mark": ("nodiadau.txt", b"\xef\xbb\xbf" + LETTER.encode(), "text/plain"),
    "text in UTF-16": ("Notepad.txt", LETTER.encode("utf-16"), "text/plain"),
    "text of Windows": ("hen.txt", "Caffi’r bont, £5".encode("cp1252"), "text/plain"),
    "text without an ending": ("Nodiadau 12.03", b"words\n", "text/plain"),
}

MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
OLE = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "_VBA_PROJECT".encode("utf-16-le") + b"\0" * 600
MHT = b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n"
DEEP = docx({"word/embeddings/a.docx": docx({"word/embeddings/b.docx": docx()})})
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'


def _patched(content: bytes, old: bytes, new: bytes) -> bytes:
    assert old in content and len(old) == len(new)
    return content.replace(old, new)


def _locked() -> bytes:
    """The flag of a password set on every part, in both places it stands."""
    made = bytearray(docx())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = made.find(mark)
        while place >= 0:
            made[place + at] |= 1
            place = made.find(mark, place + 1)
    return bytes(made)


def _says(size: int, really: int) -> bytes:
    """A document one part of which says that it unpacks to `size` bytes."""
    made = docx({"word/a.bin": b"\0" * really})
    return _patched(made, really.to_bytes(4, "little"), size.to_bytes(4, "little"))


def _slowly_begun() -> bytes:
    """A program in a part that unpacks to one letter of it after 70,000 bytes of nothing."""
    words, nothing = b"MZ" + b"\0" * 99, b"\0\0\0\xff\xff" * 14_000
    packed = b"\0\x01\0\xfe\xffM" + nothing + zlib.compress(words[1:], wbits=-15)
    made = archive({"[Content_Types].xml": types(), "word/a.bin": packed}, stored=True)
    said = zlib.crc32(packed).to_bytes(4, "little") + len(packed).to_bytes(4, "little") * 2
    says = zlib.crc32(words).to_bytes(4, "little") + said[4:8] + len(words).to_bytes(4, "little")
    for before in (b"\x14\0\0\0\0\0", b"\x14\0\0\0\0\0"):
        at = made.find(said) - 10
        assert made[at : at + 6] == before
        made = made[: at + 4] + b"\x08\0" + made[at + 6 : at + 10] + says + made[at + 22 :]
    return made


def _damaged() -> bytes:
    """The words of the last part changed where they lie."""
    before, mark, after = docx({"word/a.bin": bytes(range(256))}).rpartition(b"word/a.bin")
    first, _mark, rest = before.partition(b"word/a.bin")
    return first + b"word/a.bin" + b"\xff" * 9 + rest[9:] + mark + after


REFUSED: dict[str, tuple[str, bytes]] = {
    "nothing": ("gwag.pdf", b""),
    "script": ("evil.js", b"alert(1)\n"),
    "script by its first line": ("a.txt", b"#!/bin/sh\nrm -rf ~\n"),
    "script by a hidden ending": ("a.txt\u202e.js", b"alert(1)\n"),
    "commands": ("a.bat", b"del C:\\\r\n"),
    "commands as text": ("a.txt", b"@echo off\r\ndel C:\\\r\n"),
    "PHP": ("a.txt", b"words <?php system('id'); ?>"),
    "program": ("a.pdf", b"MZ\x90\x00" + b"\0" * 200),
    "program of Linux": ("a.txt", b"\x7fELF\x02\x01\x01" + b"\0" * 200),
    "shortcut": ("a.txt", b"[InternetShortcut]\r\nURL=file:///x\r\n"),
    "shortcut of Windows": ("a.lnk", b"L\0\0\0\x01\x14\x02\0" + b"\0" * 100),
    "disk": ("a.iso", b"\0" * 40_000 + b"CD001"),
    "SVG": ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
    "SVG as a picture": ("a.png", b"<?xml version='1.0'?><svg onload='x'/>"),
    "HTML": ("a.html", b"<!DOCTYPE html><p>words</p>"),
    "HTML as text": ("a.txt", b"\r\n  <html><body>words</body></html>"),
    "HTML in UTF-16": ("a.txt", "<html>words</html>".encode("utf-16")),
    "HTML late": ("a.txt", b"words " * 30_000 + b"<script >x</script>"),
    "saved page": ("a.mht", MHT),
    "saved page as text": ("a.txt", MHT),
    "RTF": ("a.txt", b"{\\rtf1 words}"),
    "GIF": ("a.gif", picture("GIF")),
    "AVIF": ("a.heic", heic(b"mif1", b"mif1avif")),
    "film": ("a.heic", heic(b"qt  ", b"qt  ")),
    "archive": ("a.zip", archive({"a.txt": b"words"})),
    "archive as a document": ("a.docx", archive({"a.txt": b"words"})),
    "old Word": ("a.doc", OLE),
    "macros": ("a.docm", docx(contents=types(MACROS))),
    "macros under another name": ("a.docx", docx(contents=types(MACROS))),
    "macros in a DOCX": ("a.docx", docx({"word/vbaProject.bin": OLE})),
    "macros in a part called something else": ("a.docx", docx({"word/x.bin": OLE})),
    "macros of a sheet": ("a.xlsx", docx({"xl/macrosheets/sheet1.xml": b"<x/>"})),
    "macros of an ODT": ("a.odt", odt({"Basic/Standard/Module1.xml": b"<x/>"})),
    "template from elsewhere": (
        "a.docx",
        docx({"word/_rels/settings.xml.rels": link("attachedTemplate", "https://x.example/t")}),
    ),
    "object from elsewhere, spelt out": (
        "a.docx",
        docx({"word/_rels/document.xml.rels": link("oleObject", "&#104;ttps://x.example/t")}),
    ),
    "template from a share": (
        "a.docx",
        docx({"word/_rels/settings.xml.rels": link("attachedTemplate", "\\\\x.example\\t")}),
    ),
    "template from elsewhere, in capitals": (
        "a.docx",
        docx({"word/_RELS/settings.xml.RELS": link("attachedTemplate", "https://x.example/t")}),
    ),
    "template from elsewhere, in UTF-16": (
        "a.docx",
        docx({"word/_rels/a.rels": link("frame", "https://x/").decode().encode("utf-16")}),
    ),
    "program behind nothing": ("a.docx", _slowly_begun()),
    "program in a document": ("a.docx", docx({"word/embeddings/a.bin": b"MZ" + b"\0" * 99})),
    "page in a document": ("a.docx", docx({"word/afchunk.html": b"<p>words</p>"})),
    "archive in a document": ("a.docx", docx({"word/a.bin": archive({"a": b"b"})})),
    "documents in a document in a document": ("a.docx", DEEP),
    "entities": ("a.docx", docx({"word/a.xml": ENTITIES})),
    "locked document": ("a.docx", _locked()),
    "locked ODT": ("a.odt", odt({"META-INF/manifest.xml": b"<manifest:encryption-data/>"})),
    "bomb": ("a.docx", _says(300_000_000, 5_000_000)),
    "bomb that lies": ("a.docx", _says(16, 5_000_000)),
    "bomb of parts": ("a.docx", docx({f"word/{n}.xml": b"" for n in range(3001)})),
    "part that leaves": ("a.docx", docx({"../../etc/passwd": b"x"})),
    "damaged document": ("a.docx", docx()[:-40]),
    "damaged part": ("a.docx", _damaged()),
    "damaged picture": ("a.png", picture("PNG")[:40]),
    "damaged HEIC": ("a.heic", heic()[:-9]),
    "absurd picture": (
        "a.png",
        picture("PNG")[:16] + (50_000).to_bytes(4, "big") * 2 + picture("PNG")[24:],
    ),
    "PDF and HTML": ("a.pdf", PDF + b"<html><script>x</script></html>"),
    "PDF and HTML before": ("a.pdf", b"%PDF-1.4\n%<script>x</script>\n" + PDF),
    "PDF and archive": ("a.pdf", PDF + archive({"a.txt": b"words"})),
    "JPEG and PHP": (
        "a.jpg",
        picture("JPEG")[:2] + COMMENT[:4] + b"<?php x(); ?> " + picture("JPEG")[2:],
    ),
    "JPEG and archive": ("a.jpg", picture("JPEG") + archive({"a.class": b"words"})),
    "JPEG and PDF": (
        "a.jpg",
        picture("JPEG")[:2] + COMMENT[:4] + b"%PDF-1.4 12345" + picture("JPEG")[2:],
    ),
    "PNG and HTML": ("a.png", picture("PNG") + b"<script>x</script>"),
    "GIF and script": ("a.gif", b"GIF89a=1;/*" + b"\0" * 20 + b"*/alert(1)"),
    "archive behind words": ("a.docx", b"words" + docx()),
}
