"""What the customer types to see their appeal."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.models.access_code import plain
from design.forms import CharField, Form

REFERENCE = 13  # letters and digits, CYS included


def _reference(typed: str) -> str:
    """The reference as we write it, from capitals or not, dashes or not."""
    letters = plain(typed)
    return f"{letters[:3]}-{letters[3:8]}-{letters[8:]}"


class ReferenceForm(Form):
    """A reference alone: enough to ask for a code, never to see anything."""

    mark_optional = False
    reference = CharField(
        label=_("Reference number"),
        help_text=_("It is on every letter from us, like CYS-7K3MP-Q9TXB"),
        width=20,
        max_length=40,
        autocomplete="off",
        spellcheck=False,
        error_messages={"required": _("Enter your reference number")},
    )

    def clean_reference(self) -> str:
        typed = self.cleaned_data["reference"]
        if len(plain(typed)) != REFERENCE or not plain(typed).isascii():
            raise ValidationError(
                _("Enter a reference number in the correct format, like CYS-7K3MP-Q9TXB"),
                code="invalid",
            )
        return _reference(typed)


class EnterForm(ReferenceForm):
    """Reference and code. What is wrong is never said: only that they do not open anything."""

    code = CharField(
        label=_("One-time code"),
        help_text=_("8 letters and numbers, like 7K3M-P9TX"),
        width=10,
        max_length=40,
        autocomplete="one-time-code",
        spellcheck=False,
        error_messages={"required": _("Enter the code we sent you")},
    )

    def refuse(self) -> None:
        self.add_error(
            "code",
            ValidationError(
                _(
                    "The code is not correct or has expired. Check the reference number and the "
                    "code, or ask for a new code"
                ),
                code="refused",
            ),
        )

    def refuse_for_now(self) -> None:
        self.add_error(
            "code",
            ValidationError(
                _("You have tried too many times. Wait an hour and try again"), code="too_many"
            ),
        )
