"""What staff are asked before the questions: how it came, when, and in which language."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases import clock
from cases.policy.terms import CameBy
from design import forms as design

WAYS = (
    (CameBy.POST.value, _("By post")),
    (CameBy.EMAIL.value, _("By email")),
    (CameBy.PHONE.value, _("By telephone")),
    (CameBy.IN_PERSON.value, _("In person")),
)
LANGUAGES = (
    ("cy", pgettext_lazy("language", "Welsh")),
    ("en", pgettext_lazy("language", "English")),
)


class HowItCame(design.Form):
    """`key` makes pressing the button twice one draft. `enquiry`: it is no appeal."""

    channel = design.ChoiceField(
        label=_("How did the appeal come?"),
        choices=WAYS,
        error_messages={"required": _("Select how the appeal came")},
    )
    received_on = design.DateField(
        label=_("On which day did it come to the Council?"),
        help_text=_(
            "The day it came to any part of the Council, even if you have it only now. The time to "
            "appeal, and our time to answer, are counted from this day."
        ),
        error_messages={
            "required": _("Enter the day it came"),
            "too_late": design.TODAY_OR_PAST,
        },
    )
    written_in = design.ChoiceField(
        label=_("In which language is it written, or was it spoken?"),
        choices=LANGUAGES,
        layout="inline",
        error_messages={"required": _("Select the language it is written or was spoken in")},
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)

    def __init__(self, *args: Any, enquiry: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["received_on"].latest = clock.today()  # type: ignore[attr-defined]
        if enquiry:
            channel, received_on = self.fields["channel"], self.fields["received_on"]
            channel.label = _("How did it come?")
            channel.error_messages["required"] = _("Select how it came")
            received_on.help_text = _(
                "The day it came to any part of the Council, even if you have it only now. Our "
                "time to answer is counted from this day."
            )

    @property
    def came(self) -> dict[str, Any]:
        """What the draft keeps of it."""
        return {name: self.cleaned_data[name] for name in ("channel", "received_on", "written_in")}
