"""What an officer is asked about a case that is answered. What is missing, the verbs say."""

from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.casework import words as casework_words
from cases.enquiries import words
from cases.enquiries.answering import Words
from cases.translation.writing import LetterForm, in_languages, text
from design.forms import ChoiceField, Form, SelectField, TextField


class Assign(Form):
    """To whom, and why."""

    mark_optional = False
    to = SelectField(
        label=gettext_lazy("Who to"), error_messages={"required": gettext_lazy("Choose who to")}
    )
    reason = TextField(
        label=gettext_lazy("Reason"),
        rows=4,
        max_length=2000,
        counted=False,
        error_messages={"required": gettext_lazy("Enter a reason")},
    )

    def __init__(self, *args: Any, colleagues: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(user.pk): user for user in colleagues}
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose…")),
            *((pk, casework_words.name_of(user)) for pk, user in self.people.items()),
        ]

    @property
    def colleague(self) -> Any:
        return self.people[self.cleaned_data["to"]]


class Answer(LetterForm):
    """The outcome and the reasons, an apology and what puts it right where there is one, in every
    language of the letter; and what the council learns, for itself."""

    outcome = ChoiceField(
        layout="small",
        label_size="s",
        label=gettext_lazy("Outcome"),
        choices=list(words.ANSWERS.items()),
        error_messages={"required": gettext_lazy("Choose the outcome")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        labels = {
            "cy": _("The reasons for the outcome, in Welsh"),
            "en": _("The reasons for the outcome, in English"),
        }
        missing = {
            "cy": _("Enter the reasons in Welsh, or ask for a translation"),
            "en": _("Enter the reasons in English, or ask for a translation"),
        }
        self.fields |= in_languages(self.case, "reasons", labels, missing, rows=8, required=True)
        labels = {
            "cy": _("The apology, in Welsh (if there is one)"),
            "en": _("The apology, in English (if there is one)"),
        }
        missing = {
            "cy": _("Enter the apology in Welsh, or ask for a translation"),
            "en": _("Enter the apology in English, or ask for a translation"),
        }
        self.fields |= in_languages(self.case, "apology", labels, missing, rows=4)
        labels = {
            "cy": _("What the Council does to put it right, in Welsh (if anything)"),
            "en": _("What the Council does to put it right, in English (if anything)"),
        }
        missing = {
            "cy": _("Enter what is put right in Welsh, or ask for a translation"),
            "en": _("Enter what is put right in English, or ask for a translation"),
        }
        self.fields |= in_languages(self.case, "remedy", labels, missing, rows=4)
        self.fields["learning"] = text(_("What the Council learns (if anything)"), "", "", rows=4)

    @property
    def reason_boxes(self) -> list[BoundField]:
        return self.boxes("reasons")

    @property
    def apology_boxes(self) -> list[BoundField]:
        return self.boxes("apology")

    @property
    def remedy_boxes(self) -> list[BoundField]:
        return self.boxes("remedy")

    def answer(self) -> Words:
        """What the verb takes."""
        return {
            "outcome": self.cleaned_data["outcome"],
            "reasons": self.words("reasons"),
            "apology": self.words("apology"),
            "remedy": self.words("remedy"),
            "learning": self.cleaned_data["learning"],
        }
