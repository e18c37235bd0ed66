"""The questions put to officers about a case, and their answers, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.casework.words import Words, of
from cases.policy.questions import Answer, Stage

QUESTIONS: Mapping[str, Words] = {
    Stage.TRIAGE: {
        "appealable": _("Can this be appealed?"),
        "timely": _("Did the appeal come in time?"),
        "data_protection": _("Is there a complaint about personal data in it?"),
        "adjustments": _("Does the customer need adjustments?"),
        "authority": _("May the person who acts for the customer do so?"),
        "duplicate": _("Does another open case say the same?"),
    },
    Stage.FAIRNESS: {
        "warned": _("Was the customer warned once before the decision?"),
        "proportionate": _("Was the measure in proportion to the behaviour?"),
        "line_open": _("Did at least one line of contact stay open?"),
        "adjustments": _("Were reasonable adjustments considered?"),
        "kept_apart": _("Was the customer’s complaint kept apart from the way they were managed?"),
    },
}
ANSWERS: Words = {
    Answer.YES: pgettext_lazy("answer about a case", "Yes"),
    Answer.NO: pgettext_lazy("answer about a case", "No"),
    Answer.NOT_KNOWN: pgettext_lazy("answer about a case", "Not known"),
    Answer.IN_TIME: pgettext_lazy("answer about a case", "In time"),
    Answer.NO_LIMIT: pgettext_lazy("answer about a case", "This edition sets no limit"),
    Answer.LATE_ACCEPTED: pgettext_lazy("answer about a case", "Late, and accepted"),
    Answer.LATE_REFUSED: pgettext_lazy("answer about a case", "Late, and not accepted"),
    Answer.NOT_NEEDED: pgettext_lazy("answer about a case", "Nobody acts for them"),
    Answer.SEEN: pgettext_lazy("answer about a case", "Their authority has been seen"),
    Answer.AWAITED: pgettext_lazy("answer about a case", "Their authority is awaited"),
    Answer.LINKED: pgettext_lazy("answer about a case", "Yes, and it is linked"),
}


def question(of_event: Mapping[str, Any]) -> str:
    """The question an answer was recorded to, from the data of its event."""
    stage, code = of_event.get("stage", ""), of_event.get("question", "")
    return of(QUESTIONS.get(stage, {}), code)


def answer(of_event: Mapping[str, Any]) -> str:
    """And the answer."""
    return of(ANSWERS, of_event.get("answer", ""))
