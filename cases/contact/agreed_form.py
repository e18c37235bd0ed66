"""What an officer is asked about the adjustments agreed with a person."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.contact import agreed
from cases.contact.forms import ContactForm
from cases.models import Adjustments, Case
from design.forms import (
    TODAY_OR_PAST,
    AddressField,
    CharField,
    DateField,
    EmailField,
    MultipleChoiceField,
    SelectField,
)

BOTH = ("large_print", "call_instead")


class Agreed(ContactForm):
    """What a person needs so that our letters reach them."""

    adjustments = MultipleChoiceField(
        layout="small",
        label_size="s",
        label=_("What was agreed with the customer?"),
        choices=[
            ("large_print", _("Large print")),
            ("call_instead", _("A phone call instead of a letter")),
        ],
        option_hints={
            "large_print": _("Every letter is set in 18 point or larger."),
            "call_instead": _("Every letter is read out over the phone and read back."),
        },
        required=False,
    )
    advocate = CharField(
        label=pgettext_lazy("someone who speaks for the customer", "Advocate"),
        help_text=_("Someone who gets a copy of every letter. Leave empty if there is none."),
        width=20,
        required=False,
        error_messages={"required": _("Enter the name of the advocate")},
    )
    advocate_email = EmailField(
        label=_("Email address of the advocate"), width=20, autocomplete="off", required=False
    )
    advocate_address = AddressField(
        label=_("Postal address of the advocate"),
        autocomplete="off",
        required=False,
        error_messages={"required": _("Enter an email or a postal address of the advocate")},
    )
    authority_seen_on = DateField(
        label_size="s",
        label=_("On which day was the customer’s written authority seen?"),
        required=False,
        error_messages={
            "required": _("Enter the day on which the authority was seen"),
            "too_late": TODAY_OR_PAST,
        },
    )
    authority = SelectField(
        label=_("The authority, if it is among the files of this case"), required=False
    )

    def __init__(self, *args: Any, case: Case, today: date, **options: Any) -> None:
        super().__init__(*args, case=case, today=today, **options)
        self.on_file = {str(file.pk): file for file in case.files.all()}
        self.fields["authority"].choices = [  # type: ignore[attr-defined]
            ("", _("It is not among them")),
            *((pk, file.name) for pk, file in self.on_file.items()),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            said = self.agreed()
            about = {name: said[name] for name in said if name not in BOTH}
            self.add_problems(agreed.problems(self.case, today=self.today, **about))
        return cleaned

    def agreed(self) -> dict[str, Any]:
        """What `agreed.record` takes."""
        cleaned = self.cleaned_data
        return {
            **{name: name in cleaned["adjustments"] for name in BOTH},
            "advocate": cleaned["advocate"],
            "advocate_email": cleaned["advocate_email"],
            "advocate_address": cleaned["advocate_address"],
            "authority_seen_on": cleaned["authority_seen_on"],
            "authority": self.on_file.get(cleaned["authority"]),
        }

    @staticmethod
    def said(known: Adjustments) -> dict[str, Any]:
        """What was agreed before as it would be typed, to begin from."""
        return {
            "adjustments": [name for name in BOTH if getattr(known, name)],
            "advocate": known.advocate,
            "advocate_email": known.advocate_email,
            "advocate_address": known.advocate_address,
            "authority_seen_on": known.authority_seen_on,
            "authority": str(known.authority_id or ""),
        }
