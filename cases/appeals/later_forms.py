"""What an officer is asked when the customer withdraws otherwise, and when an appeal is taken up
again."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.appeals.withdrawn_otherwise import VIAS
from cases.correspondence import words as correspondence
from cases.correspondence.forms import LANGUAGES
from cases.correspondence.messages import MAX_WORDS
from design.forms import TODAY_OR_PAST, ChoiceField, DateField, Form, TextField

REASON = 2000  # characters


class RecordWithdrawal(Form):
    """How and when it came, and in which words."""

    mark_optional = False
    field_order = ["via", "came_on", "language", "words"]
    via = ChoiceField(
        layout="small",
        label_size="s",
        label=gettext_lazy("How did it come?"),
        choices=[(via.value, correspondence.VIAS[via]) for via in VIAS],
        error_messages={"required": gettext_lazy("Choose how it came")},
    )
    language = ChoiceField(
        layout="small",
        label_size="s",
        label=gettext_lazy("In which language?"),
        choices=LANGUAGES,
        error_messages={"required": gettext_lazy("Choose the language")},
    )
    words = TextField(
        label=gettext_lazy("What the customer wrote or said"),
        help_text=gettext_lazy("In their own words."),
        rows=5,
        max_length=MAX_WORDS,
        counted=False,
        error_messages={"required": gettext_lazy("Enter what the customer wrote or said")},
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["came_on"] = DateField(
            label=_("The day it came"),
            latest=today,
            label_size="s",
            error_messages={"required": _("Enter the day it came"), "too_late": TODAY_OR_PAST},
        )
        self.order_fields(self.field_order)


class Reopen(Form):
    """What is new."""

    mark_optional = False
    reason = TextField(
        label=gettext_lazy("What is the new evidence?"),
        help_text=gettext_lazy("Those who may see both cases read this. It is not in the letter."),
        rows=5,
        max_length=REASON,
        counted=False,
        error_messages={"required": gettext_lazy("Say what the new evidence is")},
    )
