"""What an officer is asked about an appeal. Which words are missing, the verbs say."""

from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.appeals import words
from cases.translation.outcome import OutcomeForm
from cases.translation.writing import LetterForm, in_languages, text
from design.forms import ChoiceField, Form, TextField


class ConfirmInvolvement(LetterForm):
    """Earlier edition, 6.3: what the records say of the Complaints Lead."""

    involved = ChoiceField(
        layout="small",
        label_size="s",
        label=gettext_lazy("Do the records show that the Complaints Lead was involved?"),
        choices=[
            ("yes", gettext_lazy("The Complaints Lead was involved")),
            ("no", gettext_lazy("The Complaints Lead was not involved")),
        ],
        option_hints={
            "yes": gettext_lazy(
                "The policy gives no further step here. A letter tells the customer that they may "
                "go to the Ombudsman now, and the case is closed."
            ),
            "no": gettext_lazy("The case goes to the Complaints Team."),
        },
        error_messages={"required": gettext_lazy("Choose what the records show")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"] = text(
            _("If the Lead was not involved: how the records show it"),
            "",
            _("Enter how the records show it"),
            rows=4,
        )
        labels = {
            "cy": _("If the Lead was involved: what the letter says of it, in Welsh"),
            "en": _("If the Lead was involved: what the letter says of it, in English"),
        }
        missing = {
            "cy": _("Enter what the letter says in Welsh, or ask for a translation"),
            "en": _("Enter what the letter says in English, or ask for a translation"),
        }
        self.fields |= in_languages(self.case, "reasons", labels, missing)

    @property
    def reason_boxes(self) -> list[BoundField]:
        return self.boxes("reasons")


class Decide(OutcomeForm):
    """The outcome, the reasons, and an answer to each ground, in every language of the letter."""

    outcome = ChoiceField(
        layout="small",
        label_size="s",
        label=gettext_lazy("Outcome"),
        choices=list(words.DECISIONS.items()),
        error_messages={"required": gettext_lazy("Choose the outcome")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.grounds = list(self.case.appeal.grounds.all())
        for ground in self.grounds:
            labels = {
                "cy": _("Your answer to ground %(n)s, in Welsh") % {"n": ground.number},
                "en": _("Your answer to ground %(n)s, in English") % {"n": ground.number},
            }
            missing = {
                "cy": _("Enter your answer to ground %(n)s in Welsh, or ask for a translation"),
                "en": _("Enter your answer to ground %(n)s in English, or ask for a translation"),
            }
            missing = {code: said % {"n": ground.number} for code, said in missing.items()}
            self.fields |= in_languages(
                self.case, f"ground_{ground.number}", labels, missing, required=True
            )
        self.ask_for_reasons()

    @property
    def answered(self) -> list[tuple[Any, list[BoundField]]]:
        return [(ground, self.boxes(f"ground_{ground.number}")) for ground in self.grounds]


class GiveBack(Form):
    """Why a proposed decision is not signed off; read by whoever proposed it."""

    mark_optional = False
    reason = TextField(
        label=gettext_lazy("What has to change"),
        rows=6,
        max_length=5000,
        counted=False,
        error_messages={"required": gettext_lazy("Enter what has to change")},
    )
