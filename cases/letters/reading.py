"""Showing a kept letter: always from the bytes that left, never written again."""

from django.http import HttpResponse
from django.utils.safestring import SafeString, mark_safe

from cases.letters import mail, render
from cases.models import Letter


def page(letter: Letter) -> str:
    """The letter as the complete page it is: to print, or to show by itself."""
    raw = bytes(letter.message)
    if raw.startswith(b"<!DOCTYPE html>"):
        return raw.decode()
    return mail.html_of(raw)


def article(letter: Letter) -> SafeString:
    """The letter's own `<article>`, to show inside a page of ours. It was escaped when written."""
    whole = page(letter)
    start, end = whole.index("<article"), whole.index("</article>") + len("</article>")
    return mark_safe(whole[start:end])  # noqa: S308 - our own renderer's output


def page_response(letter: Letter) -> HttpResponse:
    """The exact page, allowed its own style and nothing else."""
    response = HttpResponse(page(letter))
    response.headers["Content-Language"] = letter.language_list[0]
    response._csp_config = {  # type: ignore[attr-defined]
        "default-src": ["'none'"],
        "style-src": [f"'{render.STYLE_HASH}'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
    return response
