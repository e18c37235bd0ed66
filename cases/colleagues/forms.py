"""What staff record of themselves, and are asked when they act for a colleague."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.casework.words import name_of
from cases.colleagues import absence
from cases.handling import interests
from design.forms import CharField, DateField, EmailField, Form, SelectField

PROBLEMS = {
    ("name", "required"): _("Enter the name of the person"),
    ("postcode", "required"): _("Enter a postcode or an email address"),
    ("postcode", "invalid"): _("Enter a full postcode, like LL11 1AY"),
    ("last_day", "before_first"): _("The last day must be the first day or later"),
    ("last_day", "too_early"): _("The last day must be today or in the future"),
    ("first_day", "overlaps"): _("You have already recorded an absence with some of these days"),
    ("substitute", "not_a_colleague"): _("Choose a colleague who works the same queue"),
}


def add_problems(form: Form, problems: list[tuple[str, str]]) -> None:
    """Say beside its field what is wrong."""
    for name, code in problems:
        form.add_error(name, ValidationError(str(PROBLEMS[name, code]), code=code))


class Declare(Form):
    """Whom one knows."""

    name = CharField(
        label=_("Name of the person"), error_messages={"required": PROBLEMS["name", "required"]}
    )
    postcode = CharField(label=_("Their postcode"), required=False, width=10, max_length=10)
    email = EmailField(label=_("Their email address"), required=False, autocomplete="off")
    mark_optional = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            add_problems(self, interests.wrong(**self.cleaned_data))
        return cleaned


class Away(Form):
    """From when to when, and who stands in."""

    mark_optional = False
    first_day = DateField(label=_("First day away"), error_messages={"required": _("Enter a day")})
    last_day = DateField(label=_("Last day away"), error_messages={"required": _("Enter a day")})
    substitute = SelectField(label=_("Who stands in for you?"), required=False)

    def __init__(self, *args: Any, colleagues: list[Any], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.people = {str(user.pk): user for user in colleagues}
        self.fields["substitute"].choices = [  # type: ignore[attr-defined]
            ("", _("Nobody")),
            *((pk, name_of(user)) for pk, user in self.people.items()),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            days = cleaned["first_day"], cleaned["last_day"]
            add_problems(self, absence.wrong(*days, self.today))
        return cleaned

    def said(self) -> dict[str, Any]:
        """What `absence.record` takes."""
        cleaned = self.cleaned_data
        return {**cleaned, "substitute": self.people.get(cleaned["substitute"])}
