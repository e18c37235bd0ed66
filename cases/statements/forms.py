"""What is asked of whoever asks for a statement, and of whoever gives one."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.casework import words
from cases.statements import asking
from design.forms import DateField, Form, SelectField, TextField

WRONG_DAY = {
    "too_early": _("The date must be today or in the future"),
    "not_working_day": _("The date must be a working day"),
}


class AskStatement(Form):
    """Who is asked, what, and by when; `involved` stand first among `people`."""

    mark_optional = False
    who = SelectField(
        label=_("Who do you ask?"), error_messages={"required": _("Choose who to ask")}
    )
    questions = TextField(
        label=_("Your questions"),
        help_text=_(
            "They see these words and nothing else of the case. Do not name the customer if the "
            "questions can do without."
        ),
        rows=8,
        counted=False,
        error_messages={"required": _("Enter your questions")},
    )
    due_on = DateField(
        label=_("By which working day?"), error_messages={"required": _("Enter a day")}
    )

    def __init__(
        self, *args: Any, people: list[Any], involved: list[Any], today: date, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.people = {str(user.pk): user for user in [*involved, *people]}
        marked = _("%(name)s (recorded as involved)")
        named = [(str(user.pk), marked % {"name": words.name_and_role(user)}) for user in involved]
        named += [
            (str(user.pk), words.name_and_role(user)) for user in people if user not in involved
        ]
        self.fields["who"].choices = [("", _("Choose…")), *named]  # type: ignore[attr-defined]

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if wrong := asking.wrong_day(day, self.today):
            raise ValidationError(WRONG_DAY[wrong], code=wrong)
        return day

    def asked(self) -> dict[str, Any]:
        """What `asking.ask` takes."""
        said = self.cleaned_data
        return {
            "of": self.people[said["who"]],
            "questions": said["questions"],
            "due_on": said["due_on"],
        }


class Confirm(Form):
    """Nothing is asked: the page says what will happen."""


class GiveStatement(Form):
    """What someone with a part in the matter says to the questions."""

    mark_optional = False
    words = TextField(
        label=_("Your statement"),
        rows=16,
        max_length=50_000,
        counted=False,
        strip=False,
        error_messages={"required": _("Write your statement before you give it")},
    )

    def clean_words(self) -> str:
        said = str(self.cleaned_data["words"])
        if not said.strip():
            raise ValidationError(self.fields["words"].error_messages["required"], code="required")
        return said
