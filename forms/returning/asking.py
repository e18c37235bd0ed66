"""What is typed to come back: an address for a link, or a code that was written down."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.models.access_code import plain
from design import forms as design

from .keys import CODE_LENGTH


class LinkForm(design.Form):
    """Where the link is to go."""

    mark_optional = False
    email = design.EmailField(
        label=_("Email address"),
        help_text=_("We use it to send you the link, and to tell you before your answers go."),
        label_size="s",
    )

    def refuse_more(self) -> None:
        self.add_error(
            "email",
            ValidationError(
                _("We cannot send another link today. Take a code below instead"), code="too_many"
            ),
        )


class CodeForm(design.Form):
    """The code, however it is typed. What is wrong with it is never said."""

    mark_optional = False
    code = design.CharField(
        label=_("The code you wrote down"),
        help_text=_("12 letters and numbers, like 7K3M-P9TX-4BCD"),
        width=20,
        max_length=40,
        autocomplete="off",
        spellcheck=False,
        error_messages={"required": _("Enter the code you wrote down")},
    )

    def clean_code(self) -> str:
        code = plain(self.cleaned_data["code"])
        if len(code) != CODE_LENGTH or not code.isascii():
            raise ValidationError(
                _("Enter a code in the correct format, like 7K3M-P9TX-4BCD"), code="invalid"
            )
        return code

    def refuse(self) -> None:
        self.add_error(
            "code",
            ValidationError(
                _(
                    "This code does not open anything. Check it. If it is right, the answers were "
                    "deleted after 28 days, or they have been sent to us"
                ),
                code="refused",
            ),
        )
