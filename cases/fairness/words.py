"""The questions put to officers about a case, and their answers, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.casework.words import Words, of
from cases.policy.questions import Answer, Stage

QUESTIONS: Mapping[str, Words] = {
    Stage.TRIAGE: {
        "appealable": _("Is there a decision that can be appealed?"),
        "timely": _("Did the appeal come in time?"),
        "data_protection": _("Is there a complaint about personal data?"),
        "adjustments": _("Are there adjustments the customer needs?"),
        "authority": _("Has the person who acts for the customer authority to do so?"),
        "duplicate": _("Is there another open case that says the same?"),
    },
    Stage.FAIRNESS: {
        "warned": _("Was the customer warned once before the decision?"),
        "proportionate": _("Was the measure kept in proportion to the behaviour?"),
        "line_open": _("Was at least one line of contact left open?"),
        "adjustments": _("Were reasonable adjustments considered?"),
        "kept_apart": _("Was the customer’s complaint kept apart from the way they were managed?"),
    },
}
# What the box beside a question asks for.
SHOWN: Words = {
    "warned": _("What the records show of the warning"),
    "proportionate": _("What the records show of the behaviour and the measure"),
    "line_open": _("What the records show of the lines of contact"),
    "adjustments": _("What the records show of adjustments"),
    "kept_apart": _("What the records show of the complaint"),
}
ANSWERS: Mapping[str, Words] = {
    Stage.TRIAGE: {
        Answer.YES: pgettext_lazy("answer: there is", "Yes"),
        Answer.NO: pgettext_lazy("answer: there is", "No"),
        Answer.NOT_KNOWN: pgettext_lazy("answer about a case", "Not known"),
        Answer.IN_TIME: pgettext_lazy("answer about a case", "In time"),
        Answer.NO_LIMIT: pgettext_lazy("answer about a case", "This edition sets no limit"),
        Answer.COUNTED: pgettext_lazy(
            "answer about a case", "Not known; from the records it counts as in time"
        ),
        Answer.LATE_ACCEPTED: pgettext_lazy("answer about a case", "Late, and accepted"),
        Answer.LATE_REFUSED: pgettext_lazy("answer about a case", "Late, and not accepted"),
        Answer.AGREED: pgettext_lazy("answer about a case", "Yes, and they are agreed"),
        Answer.TO_ASK: pgettext_lazy("answer about a case", "The customer has still to be asked"),
        Answer.NOBODY: pgettext_lazy("answer about a case", "Nobody acts for them"),
        Answer.NOT_NEEDED: pgettext_lazy("answer about a case", "Their authority is not needed"),
        Answer.SEEN: pgettext_lazy("answer about a case", "Their authority has been seen"),
        Answer.AWAITED: pgettext_lazy("answer about a case", "Their authority is awaited"),
        Answer.LINKED: pgettext_lazy("answer about a case", "Yes, and it is linked"),
        Answer.RELATED: pgettext_lazy(
            "answer about a case", "No, but a case about the same matter is linked"
        ),
    },
    Stage.FAIRNESS: {
        Answer.YES: pgettext_lazy("answer: it was done", "Yes"),
        Answer.NO: pgettext_lazy("answer: it was done", "No"),
        Answer.NOT_KNOWN: pgettext_lazy("answer about a case", "Not known"),
    },
}


def question(of_event: Mapping[str, Any]) -> str:
    """The question an answer was recorded to, from the data of its event."""
    stage, code = of_event.get("stage", ""), of_event.get("question", "")
    return of(QUESTIONS.get(stage, {}), code)


def answer(of_event: Mapping[str, Any]) -> str:
    """And the answer."""
    return of(ANSWERS.get(of_event.get("stage", ""), {}), of_event.get("answer", ""))
