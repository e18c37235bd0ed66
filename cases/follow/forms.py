"""What the customer types to see their appeal, and to act on it."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.follow import words
from cases.models.access_code import plain
from design.forms import (
    TODAY_OR_PAST,
    CharField,
    ChoiceField,
    DateField,
    FilesField,
    Form,
    TextField,
)

REFERENCE = 13  # letters and digits, those of its kind of case included


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


class NewCodeForm(ReferenceForm):
    """A reference, and the way they would like: taken when we may use it, and never confirmed."""

    channel = ChoiceField(
        label=_("How would you like to get the code?"),
        help_text=_(
            "If that is not a way in which we may contact the person, we use one that is. "
            "This page does not say which."
        ),
        choices=list(words.CHANNELS.items()),
        initial="",
        required=False,
        label_size="s",
    )


class WriteForm(Form):
    """Words, files, or both. The files are stored one by one before the form is looked at."""

    mark_optional = False
    words = TextField(label=_("What do you want to tell us?"), required=False)
    evidence = FilesField(
        label=_("Files"),
        help_text=_(
            "Photos, PDF, Word (DOCX), ODT, Excel (XLSX) or text (TXT), each smaller than 10MB. "
            "You can choose several at once. You can also send copies by post."
        ),
        required=False,
        label_size="s",
    )

    def __init__(self, *args: Any, question: bool = False, kept: int = 0, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kept = kept
        if question:
            self.fields["words"].label = _("Your answer")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "words" not in self.errors and not cleaned.get("words", "").strip() and not self.kept:
            self.add_error(
                "words", ValidationError(_("Write something, or choose a file"), code="required")
            )
        return cleaned

    def refuse_file(self, code: str, name: str) -> None:
        """Say, beside the control, why a file was not taken."""
        self.add_error("evidence", self.fields["evidence"].refused(code, name))  # type: ignore[attr-defined]

    def say_already_sent(self) -> None:
        self.add_error(
            "words",
            ValidationError(
                _(
                    "You have already sent a message from this page. What is below has not been "
                    "sent. Send it as well if you want us to have it"
                ),
                code="already_sent",
            ),
        )


class DayForm(Form):
    """The day on which the decision came."""

    mark_optional = False

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["received_on"] = DateField(
            label=_("When did you get the letter?"),
            help_text=_("For example, 27 3 2026"),
            label_size="s",
            latest=today,
            error_messages={
                "required": _("Enter the date you got the letter"),
                "too_late": TODAY_OR_PAST,
            },
        )


class LanguageForm(Form):
    """The language of every letter from now on."""

    language = ChoiceField(
        label=_("In which language do you want us to write to you?"),
        choices=list(words.LANGUAGES.items()),
        error_messages={"required": _("Choose a language")},
        label_size="s",
    )
