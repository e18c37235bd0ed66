"""The QR code that leads from paper to the page where the case can be followed."""

from functools import cache

import segno
from django.utils.safestring import SafeString, mark_safe

from cases.letters.document import Link, Scan
from cases.letters.facts import FOLLOW_PATHS, site_url
from cases.letters.sentences import plain, say


def scan(language: str) -> Scan:
    """The code of the page to follow a case in `language`, with the address in words beside it."""
    url = site_url() + FOLLOW_PATHS[language]
    shown = url.removeprefix("https://").removeprefix("http://")
    return Scan(
        url=url,
        alt=plain("qr_alt", language, page=shown),
        words=say("qr_words", language, page=Link(shown, url)),
    )


@cache
def svg(url: str, alt: str) -> SafeString:
    """The code as an image inside the page: nothing is loaded, and `alt` is its name."""
    code = segno.make(url, error="m", micro=False)
    drawn = code.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None, title=alt)
    sized = drawn.replace("<svg ", '<svg role="img" width="112" height="112" ', 1)
    return mark_safe(sized)  # noqa: S308 - drawn by segno, which escapes the title
