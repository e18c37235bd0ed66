"""What an officer is asked about a person's contact plan."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from cases.casework.words import CHANNELS
from cases.contact import plans
from cases.models import Case, ContactPlan
from cases.policy.clauses import Clause
from cases.policy.terms import Channel
from design.dates import DAYS
from design.forms import (
    CharField,
    ChoiceField,
    DateField,
    Form,
    MultipleChoiceField,
    TextField,
)

LINES = {Channel.EMAIL: "may_email", Channel.POST: "may_post", Channel.PHONE: "may_phone"}
RESTS_ON = {
    Clause.MEASURES: _("Clause %(number)s: a decision to manage contact"),
    Clause.TELEPHONE_RESTRICTION: _("Clause %(number)s: a telephone restriction for a time"),
}


class ContactForm(Form):
    """A form about how one person is contacted; what is wrong, the verbs' own rules say."""

    mark_optional = False

    def __init__(self, *args: Any, case: Case, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.case, self.today = case, today

    def add_problems(self, problems: list[tuple[str, str]]) -> None:
        for name, code in problems:
            if not self.has_error(name):
                message = self.fields[name].error_messages[code]
                self.add_error(name, ValidationError(message, code=code))


class Plan(ContactForm):
    """The measures that stand for a person (6.1), or a telephone restriction (4.2)."""

    channels = MultipleChoiceField(
        layout="small",
        label_size="s",
        label=_("By which ways may the customer and the Council contact each other?"),
        help_text=_("At least one line of contact stays open, wherever possible."),
        choices=[(str(channel), CHANNELS[channel]) for channel in LINES],
        required=False,
        error_messages={
            "only_telephone": _(
                "A telephone restriction leaves email and post open: tick both, or choose the "
                "other clause"
            )
        },
    )
    phone_days = MultipleChoiceField(
        layout="small",
        label_size="s",
        label=_("On which days may calls be made?"),
        help_text=_("Leave all empty for any day."),
        required=False,
    )
    contact_person = CharField(
        label=_("Contact person"),
        help_text=_("The one member of staff for all contact, if there is one."),
        width=20,
        required=False,
    )
    clause = ChoiceField(
        layout="small",
        label_size="s",
        label=_("What does the plan rest on?"),
        error_messages={"required": _("Choose what the plan rests on")},
    )
    until = DateField(
        label_size="s",
        label=_("Last day"),
        help_text=_("A telephone restriction always has one. Leave it empty for a decision."),
        required=False,
        error_messages={
            "required": _("Enter the last day of the telephone restriction"),
            "too_early": _("The last day must be today or later"),
        },
    )
    no_line_reason = TextField(
        label=_("If no line of contact is left open: why is this not possible?"),
        help_text=_("Colleagues read this. The way to appeal stays open whatever you choose."),
        rows=3,
        max_length=2000,
        counted=False,
        required=False,
        error_messages={"required": _("Enter why no line of contact can be left open")},
    )

    def __init__(self, *args: Any, case: Case, today: date, **options: Any) -> None:
        super().__init__(*args, case=case, today=today, **options)
        names = DAYS[get_language() or "cy"]
        choices = [(str(number), names[number - 1]) for number in plans.WEEKDAYS]
        self.fields["phone_days"].choices = choices  # type: ignore[attr-defined]
        numbers = {name: case.edition.clause_number(name) for name in RESTS_ON}
        self.fields["clause"].choices = [  # type: ignore[attr-defined]
            (str(name), gettext(str(RESTS_ON[name])) % {"number": number})
            for name, number in numbers.items()
            if number is not None
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            self.add_problems(plans.problems(self.case, today=self.today, **self.plan()))
        return cleaned

    def plan(self) -> dict[str, Any]:
        """What `plans.record` takes."""
        cleaned = self.cleaned_data
        permits = {name: str(channel) in cleaned["channels"] for channel, name in LINES.items()}
        return {
            **permits,
            "phone_days": [int(number) for number in cleaned["phone_days"]],
            "contact_person": cleaned["contact_person"],
            "clause": cleaned["clause"],
            "until": cleaned["until"],
            "no_line_reason": cleaned["no_line_reason"],
        }

    @staticmethod
    def said(plan: ContactPlan) -> dict[str, Any]:
        """A plan as it would be typed, to begin from."""
        return {
            "channels": [str(channel) for channel, name in LINES.items() if getattr(plan, name)],
            "phone_days": [str(number) for number in plan.phone_days],
            "contact_person": plan.contact_person,
            "clause": plan.clause,
            "until": plan.until,
            "no_line_reason": plan.no_line_reason,
        }


class EndPlan(Form):
    """Why the measures no longer stand."""

    mark_optional = False
    reason = TextField(
        label=_("Why does the plan end?"),
        help_text=_("Colleagues read this. It is not sent to the customer."),
        rows=4,
        max_length=2000,
        counted=False,
        error_messages={"required": _("Enter why the plan ends")},
    )
