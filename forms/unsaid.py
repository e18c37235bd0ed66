"""What a letter or a caller did not say, so that no blank stops an appeal that staff key in.

Beside each question that must be answered stands a box, "The letter does not say". Ticked, the
question may stay empty: its meaning reads as not known, and the transcript keeps that it was not
said. A date that has its own box for "I do not know" needs no second one. Customers typing for
themselves have no such boxes, and one posted all the same is passed over.
"""

from django.utils.translation import gettext as _
from django.utils.translation import override

from cases.policy.terms import CameBy

from .definition import Question


def name(question: Question) -> str:
    """The name of the box, in a page and in a draft; the hyphen keeps it off every key."""
    return f"{question.key}-unsaid"


def offered(question: Question) -> bool:
    """Whether the question has the box."""
    return question.required and not question.unknown["cy"]


def label(came_by: CameBy, about: str = "") -> str:
    """The words of the box; `about` is the question, where a page asks several."""
    if came_by.is_spoken:
        said = _("The person did not say: %(question)s") if about else _("The person did not say")
    elif came_by is CameBy.EMAIL:
        said = _("The email does not say: %(question)s") if about else _("The email does not say")
    else:
        said = _("The letter does not say: %(question)s") if about else _("The letter does not say")
    return said % {"question": about} if about else said


def in_words(language: str) -> str:
    """What stands where the answer would be."""
    with override(language):
        return _("Not said")
