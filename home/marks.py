"""Runs of words that state a term, marked in a clause's text: `[20 working days](appeal_window)`.

The mark is ours; the words between the square brackets are the adopted words, untouched.
"""

import re
from collections.abc import Iterator

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

MARK = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?P<term>[a-z_]+)\)")


def plain(text: str) -> str:
    """The text as adopted, without marks."""
    return MARK.sub(lambda mark: mark["words"], text)


def marked(text: str) -> Iterator[tuple[str, str]]:
    """Each marked run: the term's name and the words that state it."""
    for mark in MARK.finditer(text):
        yield mark["term"], mark["words"]


def to_html(text: str) -> SafeString:
    """The text for a page: the same words, each marked run in a span that names its term."""
    parts, end = [], 0
    for mark in MARK.finditer(text):
        parts.append(conditional_escape(text[end : mark.start()]))
        parts.append(format_html('<span data-term="{}">{}</span>', mark["term"], mark["words"]))
        end = mark.end()
    parts.append(conditional_escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped above
