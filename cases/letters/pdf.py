"""A kept letter as PDF/UA: tagged, titled, in one language, with the QR code to follow the case.

WeasyPrint draws it from the very page that was kept, and loads nothing from anywhere. Its native
libraries (Pango) may be missing: then the page is there to be printed, and everything else works.
Fonts: Liberation Sans, else Noto Sans or DejaVu Sans, embedded; each has ŵ and ŷ.
"""

import hashlib
import logging
import re
import threading
from collections.abc import Sequence
from ctypes.util import find_library
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.core import checks
from django.http import HttpResponse
from django.utils import timezone

from cases.clock import local_date
from cases.letters import reading, render, tagging
from cases.letters.sentences import SENTENCES, plain
from cases.models import Letter, LetterPdf
from cases.models.letter_markup import PLACEHOLDER

WITH_PDF = (
    *("acknowledgement", "decision", "late_refused", "no_internal_step"),
    *("converted", "answered", "reopened", "withdrawn"),
)
LIBRARIES = ("gobject-2.0", "pango-1.0", "pangoft2-1.0", "harfbuzz", "fontconfig")
FONTS = '"Liberation Sans","Noto Sans","DejaVu Sans",Arial,Helvetica,sans-serif'
HEADING = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)
FIRST = re.compile(r'<a href="([^"]*)" class="first">([^<]*)</a>')

logger = logging.getLogger(__name__)
_one_at_a_time = threading.Lock()  # a PDF is nothing but processor time


class Unavailable(Exception):
    """No PDF can be made here; the letter's page can be printed."""


@cache
def available() -> bool:
    """Whether this machine has what a PDF needs. The first call loads it (about a second)."""
    try:
        import weasyprint  # noqa: F401 - slow, and its libraries may be missing
    except (ImportError, OSError):
        logger.warning("no PDF of a letter can be made: WeasyPrint finds no Pango")
        return False
    return True


def check(*, libraries: Sequence[str] = LIBRARIES, **_: Any) -> list[checks.CheckMessage]:
    """The system check: a warning where letters can only be printed."""
    if all(map(find_library, libraries)) or available():
        return []
    return [
        checks.Warning(
            "Letters cannot be made into PDFs: WeasyPrint’s native libraries are missing.",
            hint="Install Pango and a font (Debian: libpangoft2-1.0-0 libharfbuzz-subset0 "
            "fonts-liberation). Until then the service offers the page to print instead.",
            id="cases.W001",
        )
    ]


def of(letter: Letter, language: str) -> LetterPdf:
    """The PDF of `letter` in `language`: made at the first call, then always the same bytes."""
    found = LetterPdf.objects.filter(letter=letter, language=language).first()
    if found:
        return found
    content = _made(letter, language, with_code=True)
    made = {
        "content": content,
        "sha256": hashlib.sha256(content).hexdigest(),
        "made_at": timezone.now(),
    }
    return LetterPdf.objects.get_or_create(letter=letter, language=language, defaults=made)[0]


def response(letter: Letter, language: str, *, with_code: bool = True) -> HttpResponse:
    """The PDF to download. Without the one-time code for staff, like the page on their screen."""
    if with_code or not reading.has_code(letter):
        content = bytes(of(letter, language).content)
    else:
        content = _made(letter, language, with_code=False)
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{file_name(letter, language)}"'
    answer.headers["Content-Language"] = language
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def file_name(letter: Letter, language: str) -> str:
    """What the file is called, in the language it is in."""
    date = local_date(letter.written_at).isoformat()
    return plain("pdf_name", language, reference=letter.case.reference, date=date)


def _made(letter: Letter, language: str, *, with_code: bool) -> bytes:
    if language not in letter.language_list or not available():
        raise Unavailable
    section = reading.section(letter, language, with_code=with_code)
    try:
        return drawn(section, language, large_print=letter.large_print, at=letter.written_at)
    except Exception as error:  # an engine not ours must not hold up a letter
        logger.error("letter %s: no PDF: %s", letter.pk, type(error).__name__)
        raise Unavailable from error


def drawn(section: str, language: str, *, large_print: bool, at: datetime) -> bytes:
    """The PDF of one language's `<section>`; the same words give the same bytes."""
    from weasyprint import HTML

    section = render.on_paper(section)
    section = FIRST.sub(r'<a href="\1">\2, \1</a>', section)  # the address is part of the link
    heading = HEADING.search(section)
    style = render.LARGE_PRINT if large_print else render.STYLE
    page = (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{heading[1] if heading else ''}</title>\n"
        f'<meta name="dcterms.created" content="{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}">\n'
        f"<style>{style}{_sheet(language, '18pt' if large_print else '12pt')}</style>\n"
        f'</head>\n<body>\n<article class="letter">\n{section}\n</article>\n</body>\n</html>\n'
    )
    with _one_at_a_time:
        return HTML(string=page, url_fetcher=_refused).write_pdf(
            pdf_variant="pdf/ua-1", finisher=tagging.finisher(section)
        )


def _sheet(language: str, size: str) -> str:
    """Sheets of A4, each numbered in its language, in fonts that have every Welsh letter."""
    said = PLACEHOLDER.split(SENTENCES["page_of"][language])  # words and names in turn
    content = " ".join(
        f"counter({part})" if number % 2 else f'"{part}"' for number, part in enumerate(said)
    )
    return (
        f"body{{font-family:{FONTS}}}a{{overflow-wrap:anywhere}}\n"
        "@page{size:A4;margin:20mm 22mm 26mm;"
        f"@bottom-center{{content:{content};font:{size} {FONTS}}}}}\n"
    )


def _refused(url: str, **_: Any) -> Any:
    raise ValueError("a letter loads nothing")
