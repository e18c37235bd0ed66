"""What an officer is asked about a complaint about personal data."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cases.models import Case, DataComplaint
from design.forms import TODAY_OR_PAST, DateField, Form, TextField

ABOUT = 2000  # characters


def about(*, required: bool = True, label: str = "") -> TextField:
    """The box for what the complaint is about."""
    return TextField(
        label=label or _("What is the complaint about?"),
        help_text=_("For colleagues: it is in no letter."),
        rows=3,
        max_length=ABOUT,
        counted=False,
        required=required,
        error_messages={"required": _("Say what the complaint about personal data is about")},
    )


class Found(Form):
    """What it is about, and the day it came when that was later than the case."""

    mark_optional = False

    def __init__(self, *args: Any, case: Case, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["data_about"] = about()
        self.fields["came_on"] = DateField(
            label=_("The day the complaint came"),
            help_text=_("It may have come with the case itself, or in something sent later."),
            label_size="s",
            earliest=case.received_on,
            latest=today,
            initial=case.received_on,
            error_messages={
                "required": _("Enter the day the complaint came"),
                "too_late": TODAY_OR_PAST,
            },
        )


class Answered(Form):
    """The day it was answered."""

    mark_optional = False

    def __init__(
        self, *args: Any, complaint: DataComplaint | None, today: date, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["answered_on"] = DateField(
            label=_("The day the complaint was answered"),
            label_size="s",
            earliest=complaint.received_on if complaint else None,
            latest=today,
            error_messages={
                "required": _("Enter the day the complaint was answered"),
                "too_late": TODAY_OR_PAST,
            },
        )
