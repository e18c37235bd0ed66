"""What is asked of a call in which a letter is read out, and of one that is left out."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.casework.giving import Reason
from design.forms import ChoiceField, ConfirmField, Form

PERSON = "person"


class CallForm(Form):
    """Who answered, and whether the letter was read back and understood."""

    mark_optional = False
    answered = ChoiceField(
        layout="small",
        label_size="s",
        label=_("Who answered?"),
        error_messages={"required": _("Choose who answered")},
    )
    read_back = ConfirmField(
        label=_(
            "I read out the whole letter, this person told me what it says, and they understood it"
        ),
        required=False,
        error_messages={
            "required": _("Tick the box once the person has read the letter back and understood it")
        },
    )

    def __init__(self, *args: Any, to: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["answered"].choices = [  # type: ignore[attr-defined]
            (PERSON, to),
            ("someone_else", _("Someone else: nothing was said of the letter")),
            ("no_answer", _("Nobody answered")),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("answered") == PERSON and not cleaned.get("read_back"):
            missing = self.fields["read_back"].error_messages["required"]
            self.add_error("read_back", ValidationError(missing, code="required"))
        return cleaned


class PostInstead(Reason):
    """Why a letter that was to be read out goes by post."""
