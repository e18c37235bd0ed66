"""Letters: written with the decision they carry, sent after it, kept byte for byte."""

from cases.letters.compose import Composed, LetterIncomplete
from cases.letters.post import mark_posted, print_list, send_by_post, unsent
from cases.letters.reading import article, page, page_response
from cases.letters.writing import preview, write

__all__ = [
    "Composed",
    "LetterIncomplete",
    "article",
    "mark_posted",
    "page",
    "page_response",
    "preview",
    "print_list",
    "send_by_post",
    "unsent",
    "write",
]
