"""What an officer is asked who moves the day to answer by."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.casework import words
from cases.policy.targets import MOST_DAYS
from cases.translation.writing import LetterForm, in_languages
from design.forms import CharField, ChoiceField, Form, TextField

MOST_DIGITS = 4


class Reasoned(LetterForm):
    """A form whose letter gives the reasons, in every language it carries."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        labels = {
            "cy": _("The reason, as the letter gives it, in Welsh"),
            "en": _("The reason, as the letter gives it, in English"),
        }
        missing = {
            "cy": _("Enter the reason in Welsh, or ask for a translation"),
            "en": _("Enter the reason in English, or ask for a translation"),
        }
        self.fields |= in_languages(self.case, "reasons", labels, missing, required=True)

    @property
    def reason_boxes(self) -> list[BoundField]:
        return self.boxes("reasons")


class Extend(Reasoned):
    """How much more time, and why."""

    days = CharField(
        label=gettext_lazy("How many more working days?"),
        help_text=gettext_lazy("They are counted on from the day to answer by."),
        width=3,
        inputmode="numeric",
        max_length=None,
        error_messages={"required": gettext_lazy("Enter how many more working days are needed")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        said = _("Enter a number of working days from 1 to %(most)d") % {"most": MOST_DAYS}
        self.fields["days"].error_messages["range"] = said

    def clean_days(self) -> int:
        typed = self.cleaned_data["days"].strip()
        number = typed.isascii() and typed.isdecimal() and len(typed) <= MOST_DIGITS
        if not number or not 1 <= int(typed) <= MOST_DAYS:
            raise ValidationError(self.fields["days"].error_messages["range"], code="range")
        return int(typed)

    def extension(self) -> dict[str, Any]:
        """What the verb takes."""
        return {"days": self.cleaned_data["days"], "reasons": self.words("reasons")}


class Pause(Reasoned):
    """Why the time is paused."""

    why = ChoiceField(
        layout="small",
        label_size="s",
        label=gettext_lazy("Why is the time paused?"),
        choices=list(words.PAUSES.items()),
        error_messages={"required": gettext_lazy("Choose why the time is paused")},
    )

    def pause(self) -> dict[str, Any]:
        """What the verb takes."""
        return {"why": self.cleaned_data["why"], "reasons": self.words("reasons")}


class Resume(Form):
    """Nothing is asked: the page says what will happen."""


class RemoveExtension(Form):
    """Why an extension no longer counts, for colleagues."""

    mark_optional = False
    reason = TextField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("It stays with the case. The customer is told the new date only."),
        rows=4,
        counted=False,
        max_length=2000,
        error_messages={"required": gettext_lazy("Enter a reason")},
    )
