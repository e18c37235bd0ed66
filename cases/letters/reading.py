"""Showing a kept letter: always from the bytes that left, never written again."""

import base64
import hashlib
import re

from django.http import HttpResponse
from django.utils.safestring import SafeString, mark_safe

from cases.letters import mail
from cases.models import Letter

CODE = re.compile(r'(<p class="code">)[^<]*(</p>)')
SCRIPT = re.compile(r'<(h2|ul) class="script">.*?</\1>\n?', re.DOTALL)
STYLE = re.compile(r"<style>([^<]*)</style>")
HIDDEN = "••••-••••"


def page(letter: Letter, *, with_code: bool = True, with_script: bool = True) -> str:
    """The letter as the complete page it is: to print, or to show by itself.

    Without the one-time code for staff, who need none: someone shut out of the case later must
    not have one left in their notes. Without the script of the call for whom it is read to.
    """
    raw = bytes(letter.message)
    whole = raw.decode() if raw.startswith(b"<!DOCTYPE html>") else mail.html_of(raw)
    whole = whole if with_script else SCRIPT.sub("", whole)
    return whole if with_code else CODE.sub(rf"\g<1>{HIDDEN}\g<2>", whole)


def article(letter: Letter, *, with_code: bool = True, with_script: bool = True) -> SafeString:
    """The letter's own `<article>`, to show inside a page of ours. It was escaped when written."""
    whole = page(letter, with_code=with_code, with_script=with_script)
    start, end = whole.index("<article"), whole.index("</article>") + len("</article>")
    return mark_safe(whole[start:end])  # noqa: S308 - our own renderer's output


def has_code(letter: Letter) -> bool:
    """Whether a one-time code stands in the letter."""
    return CODE.search(page(letter)) is not None


def section(letter: Letter, language: str, *, with_code: bool = True) -> str:
    """The letter in one of its languages, as the `<section>` it is, to be kept: without the script
    of a call."""
    return section_of(page(letter, with_code=with_code, with_script=False), language)


def section_of(whole: str, language: str) -> str:
    """The `<section>` of one language of a page or article of ours."""
    start = whole.index(f'<section lang="{language}">')
    return whole[start : whole.index("</section>", start) + len("</section>")]


def page_response(
    letter: Letter, *, with_code: bool = True, with_script: bool = True
) -> HttpResponse:
    """The exact page, allowed its own style, as it was when it was written, and nothing else."""
    whole = page(letter, with_code=with_code, with_script=with_script)
    response = HttpResponse(whole)
    response.headers["Content-Language"] = letter.language_list[0]
    allow_only_its_style(response, whole)
    return response


def allow_only_its_style(response: HttpResponse, whole: str, *, framed_by: str = "'none'") -> None:
    """The Content-Security-Policy of a page of ours: its one style stands in the head, before any
    word of a person."""
    found = STYLE.search(whole)
    digest = hashlib.sha256(found[1].encode() if found else b"").digest()
    response._csp_config = {  # type: ignore[attr-defined]
        "default-src": ["'none'"],
        "style-src": [f"'sha256-{base64.b64encode(digest).decode()}'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": [framed_by],
    }
