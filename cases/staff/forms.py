"""What staff are asked: signing in, narrowing the record, and a reason for what they do."""

from datetime import date
from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.casework import words
from cases.models import Involvement
from cases.permissions import Role, has_right, roles_of
from design.forms import (
    CharField,
    ChoiceField,
    DateField,
    Form,
    MultipleChoiceField,
    PasswordField,
    SelectField,
)

FIRST, LAST = date(2000, 1, 1), date(2999, 12, 31)  # days a record can be of


class SignIn(Form, AuthenticationForm):
    """Name and password. One message for whatever is wrong, so that it tells nothing."""

    mark_optional = False
    username = CharField(
        label=_("Username"),
        width=20,
        autocomplete="username",
        spellcheck=False,
        error_messages={"required": _("Enter your username")},
    )
    password = PasswordField(label=_("Password"))
    error_messages = {
        "invalid_login": _("The username or password is not correct"),
        "inactive": _("The username or password is not correct"),
    }

    def confirm_login_allowed(self, user: Any) -> None:
        super().confirm_login_allowed(user)
        if not roles_of(user) and not has_right(user, "editors"):
            raise ValidationError(
                _("This account has no role yet. Ask whoever manages accounts to give it one."),
                code="no_role",
            )


class AuditFilters(Form):
    """Narrowing the record; what is chosen stands in the address."""

    mark_optional = False
    reference = CharField(label=_("Reference"), required=False, width=20, max_length=40)
    username = CharField(label=_("Username"), required=False, width=20, max_length=150)
    since = DateField(label=_("From this day"), required=False, earliest=FIRST, latest=LAST)
    until = DateField(label=_("To this day"), required=False, earliest=FIRST, latest=LAST)
    looks = MultipleChoiceField(
        label=_("Also show"),
        required=False,
        layout="small",
        choices=[("1", _("Who merely looked"))],
    )

    def clean_reference(self) -> str:
        return str(self.cleaned_data["reference"]).strip()


class RecordInvolvement(Form):
    """Who had a part in the matter, and which."""

    mark_optional = False
    who = ChoiceField(
        layout="small",
        label_size="s",
        label=_("Who was involved?"),
        choices=[("me", _("I was")), ("other", _("Someone else"))],
        option_hints={"me": _("You will no longer see this case.")},
        error_messages={"required": _("Choose who was involved")},
    )
    person = SelectField(
        label=_("Who, if it was someone else"),
        required=False,
    )
    part = ChoiceField(
        layout="small",
        label_size="s",
        label=_("What part did they have?"),
        choices=list(words.PARTS.items()),
        error_messages={"required": _("Choose what part they had")},
    )

    def __init__(self, *args: Any, people: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(user.pk): user for user in people}
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose…")),
            *((pk, words.name_and_role(user)) for pk, user in self.people.items()),
            (Role.COMPLAINTS_LEAD, _("Whoever is the Complaints Lead")),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("who") == "other" and not cleaned.get("person"):
            self.add_error("person", ValidationError(_("Choose who was involved"), code="required"))
        return cleaned

    def found(self, me: Any) -> dict[str, Any]:
        """What `involvement.add` takes."""
        cleaned = self.cleaned_data
        if cleaned["who"] == "me":
            source, whose = Involvement.Source.DECLARED, {"user": me}
        elif cleaned["person"] == Role.COMPLAINTS_LEAD:
            source, whose = Involvement.Source.RECORDED, {"role": Role.COMPLAINTS_LEAD}
        else:
            person = self.people[cleaned["person"]]
            source, whose = Involvement.Source.RECORDED, {"user": person}
        return {"part": cleaned["part"], "source": source, **whose}
