"""Letters: written with the decision they carry, sent after it, kept byte for byte."""

from cases.letters.composed import Composed, Waiver
from cases.letters.delivery import bounced, delivered
from cases.letters.hands import mark_posted, may_take_back, take_back
from cases.letters.incomplete import LetterIncomplete
from cases.letters.post import print_list, send_by_post, unsent, waiting
from cases.letters.reading import article, page, page_response
from cases.letters.undo import stop
from cases.letters.way import channels
from cases.letters.writing import preview, write

__all__ = [
    "Composed",
    "LetterIncomplete",
    "Waiver",
    "article",
    "bounced",
    "channels",
    "delivered",
    "mark_posted",
    "may_take_back",
    "page",
    "page_response",
    "preview",
    "print_list",
    "send_by_post",
    "stop",
    "take_back",
    "unsent",
    "waiting",
    "write",
]
