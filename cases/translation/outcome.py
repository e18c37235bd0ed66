"""What an outcome says in every language of its letter: reasons, an apology, what puts it right."""

from django.forms import BoundField
from django.utils.translation import gettext as _

from cases.translation.writing import LetterForm, in_languages
from design.forms import TextField


class OutcomeForm(LetterForm):
    """Reasons, and an apology and a remedy where there is one; and what the council learns, for
    itself. A subclass calls `ask_for_reasons` after what it asks first."""

    def ask_for_reasons(self) -> None:
        """The boxes of the outcome, in the order they are asked."""
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
        self.fields["learning"] = TextField(
            label=_("What the Council learns (if anything)"),
            help_text=_("For colleagues only. Not in the letter."),
            rows=4,
            counted=False,
            required=False,
        )

    @property
    def reason_boxes(self) -> list[BoundField]:
        return self.boxes("reasons")

    @property
    def apology_boxes(self) -> list[BoundField]:
        return self.boxes("apology")

    @property
    def remedy_boxes(self) -> list[BoundField]:
        return self.boxes("remedy")
