"""Whether an appeal came in time, where the dates alone do not say that it did."""

from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _

from cases.casework.words import of
from cases.fairness import words
from cases.policy.questions import Answer, Stage
from cases.policy.terms import Lateness
from cases.translation.writing import LetterForm, in_languages, text
from design.forms import ChoiceField

ACCEPTED = {Answer.LATE_ACCEPTED: True, Answer.LATE_REFUSED: False}


class Timely(LetterForm):
    """Asks of a late appeal, and of one whose day of receipt nobody knows (7.2)."""

    def ask_whether_in_time(self) -> None:
        lateness = self.case.appeal.lateness
        if lateness not in (Lateness.LATE, Lateness.NOT_KNOWN):
            return
        not_known = lateness == Lateness.NOT_KNOWN
        counted = [(str(Answer.COUNTED), _("From the records it counts as in time"))]
        self.fields["timely"] = ChoiceField(
            layout="small",
            label_size="s",
            label=of(words.QUESTIONS[Stage.TRIAGE], "timely")
            if not_known
            else _("Is it accepted?"),
            choices=[
                *(counted if not_known else []),
                (str(Answer.LATE_ACCEPTED), _("It is late. Accept it: it goes on like any other")),
                (str(Answer.LATE_REFUSED), _("It is late. Do not accept it: the case is closed")),
            ],
            option_hints={
                str(Answer.LATE_ACCEPTED): _("A letter gives the customer the reasons."),
                str(Answer.LATE_REFUSED): _(
                    "A letter gives the customer the reasons, and the way to the Ombudsman."
                ),
            },
            required=False,
            error_messages={"required": _("Choose what becomes of the appeal")},
        )
        if not_known:
            self.fields["records"] = text(
                _("If it counts as in time: what the records show"),
                "",
                _("Say what the records show"),
                rows=3,
            )
        labels = {
            "cy": _("If it is late: the reasons for your answer, in Welsh"),
            "en": _("If it is late: the reasons for your answer, in English"),
        }
        missing = {
            "cy": _("Enter the reasons in Welsh, or ask for a translation"),
            "en": _("Enter the reasons in English, or ask for a translation"),
        }
        self.fields |= in_languages(self.case, "late_reasons", labels, missing)

    @property
    def late_boxes(self) -> list[BoundField]:
        return self.boxes("late_reasons") if "timely" in self.fields else []

    def in_time(self) -> dict[str, Any]:
        """What was found of the time."""
        said = self.cleaned_data.get("timely", "")
        counted = said == Answer.COUNTED
        return {
            "late_accepted": ACCEPTED.get(said),
            "late_reasons": self.words("late_reasons"),
            "counts_in_time": self.cleaned_data.get("records", "") if counted else None,
        }
