"""What a letter and its pieces are called on the translator's screen and the officer's."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.casework.words import Words
from cases.models import Translation

LETTERS: Words = {
    Translation.What.DECISION: gettext_lazy("Decision letter"),
    Translation.What.LATE_REFUSED: gettext_lazy("Decision on a late appeal"),
    Translation.What.NO_INTERNAL_STEP: gettext_lazy("The next step is the Ombudsman"),
    Translation.What.MESSAGE: gettext_lazy("A message to the customer"),
    Translation.What.ANSWER: gettext_lazy("Answer to a complaint"),
    Translation.What.EXTENDED: gettext_lazy("More time is needed to answer"),
    Translation.What.PAUSED: gettext_lazy("The time to answer is paused"),
}
DIRECTIONS: Words = {
    "cy": gettext_lazy("From English into Welsh"),
    "en": gettext_lazy("From Welsh into English"),
}


def piece(name: str) -> str:
    """What the words are: `name` is that of their box."""
    kind, _underscore, number = name.rpartition("_")
    if kind == "ground":
        return _("The answer to ground %(n)s") % {"n": number}
    if name == "words":
        return _("The message")
    if name == "apology":
        return _("The apology")
    if name == "remedy":
        return _("What is put right")
    return _("The reasons")
