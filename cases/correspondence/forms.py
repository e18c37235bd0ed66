"""What staff are asked about files of a message, and about what came in."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from cases.correspondence import words as own
from cases.correspondence.messages import MAX_WORDS
from cases.correspondence.uploads import MOST, Refusal
from cases.models import Case, Message
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

LANGUAGES = [
    ("cy", pgettext_lazy("language", "Welsh")),
    ("en", pgettext_lazy("language", "English")),
]
REASON = 500  # characters


class TakesFiles(Form):
    """A form with files, kept by the view, and the key under which they are."""

    mark_optional = False

    def __init__(self, *args: Any, refused: Sequence[Refusal], **options: Any) -> None:
        super().__init__(*args, **options)
        self.refused = refused
        self.fields["key"] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.fields["files"] = FilesField(
            label=_("Files"),
            help_text=_(
                "Photos, PDF, Word (DOCX), ODT, Excel (XLSX) or text (TXT), smaller than 10MB each"
            ),
            max_files=MOST,
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        field: Any = self.fields["files"]
        for code, name in self.refused:
            self.add_error("files", field.refused(code, name))
        return cleaned


class Record(TakesFiles):
    """What the customer told us by post, by telephone or in person."""

    field_order = ["via", "came_on", "language", "words", "files"]
    via = ChoiceField(
        layout="small",
        label_size="s",
        label=gettext_lazy("How did it come?"),
        choices=[
            (via, own.VIAS[via])
            for via in (Message.Via.POST, Message.Via.PHONE, Message.Via.IN_PERSON)
        ],
        error_messages={"required": gettext_lazy("Choose how it came")},
    )
    language = ChoiceField(
        layout="small",
        label_size="s",
        label=gettext_lazy("In which language?"),
        choices=LANGUAGES,
        help_text=gettext_lazy("What comes in Welsh is answered in Welsh."),
        error_messages={"required": gettext_lazy("Choose the language")},
    )
    words = TextField(
        label=gettext_lazy("What the customer wrote or said"),
        help_text=gettext_lazy(
            "In their own words. Of a letter that is scanned, a line is enough."
        ),
        rows=8,
        max_length=MAX_WORDS,
        counted=False,
        error_messages={"required": gettext_lazy("Enter what the customer wrote or said")},
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["came_on"] = DateField(
            label=_("The day it came"),
            latest=today,
            label_size="s",
            error_messages={"required": _("Enter the day it came"), "too_late": TODAY_OR_PAST},
        )
        self.order_fields(self.field_order)


class FileMail(Form):
    """To which case an e-mail belongs, and its language."""

    mark_optional = False
    reference = CharField(
        label=gettext_lazy("Reference number"),
        width=20,
        max_length=40,
        autocomplete="off",
        spellcheck=False,
        error_messages={
            "required": gettext_lazy("Enter the reference number of the case"),
            "unknown": gettext_lazy("You have no case with this reference number"),
        },
    )
    language = ChoiceField(
        layout="small",
        label_size="s",
        label=gettext_lazy("In which language is it written?"),
        choices=LANGUAGES,
        help_text=gettext_lazy("What comes in Welsh is answered in Welsh."),
        error_messages={"required": gettext_lazy("Choose the language")},
    )

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user

    def clean_reference(self) -> Case:
        """The case, when this person may know of it; else as if there were none."""
        typed = plain(self.cleaned_data["reference"])
        reference = f"{typed[:3]}-{typed[3:8]}-{typed[8:]}"
        case = Case.objects.visible_to(self.user).filter(reference=reference).first()
        if case is None:
            unknown = self.fields["reference"].error_messages["unknown"]
            raise forms.ValidationError(unknown, code="unknown")
        return case


class SetAside(Form):
    """Why an e-mail belongs to no case."""

    mark_optional = False
    reason = TextField(
        label=gettext_lazy("Why does it belong to no case?"),
        rows=3,
        max_length=REASON,
        counted=False,
        error_messages={"required": gettext_lazy("Enter a reason")},
    )
