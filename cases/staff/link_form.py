"""What staff are asked about two cases that belong together."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.casework import reading
from cases.models import Case, CaseLink
from design.forms import CharField, ChoiceField, Form, TextField

REASON = 2000  # characters
UNKNOWN = _("You have no case with this reference number")


class Link(Form):
    """The other case by its reference, and how the two belong together."""

    mark_optional = False
    reference = CharField(
        label=_("Reference number of the other case"),
        width=20,
        max_length=40,
        autocomplete="off",
        spellcheck=False,
        error_messages={
            "required": _("Enter the reference number of the other case"),
            "unknown": UNKNOWN,
            "same": _("This is the reference number of the case itself"),
        },
    )
    kind = ChoiceField(
        layout="small",
        label_size="s",
        label=_("How do the two belong together?"),
        choices=[
            (CaseLink.Kind.RELATED.value, _("They are about the same matter")),
            (CaseLink.Kind.DUPLICATE.value, _("This case repeats the other")),
        ],
        error_messages={"required": _("Choose how the two belong together")},
    )
    reason = TextField(
        label=_("Why? Only those who may see both cases read this."),
        rows=3,
        max_length=REASON,
        counted=False,
        required=False,
    )

    def __init__(self, *args: Any, case: Case, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.case, self.user = case, user

    def clean_reference(self) -> Case:
        """The case, when this person may know of it; else as if there were none."""
        found = reading.by_reference(self.user, self.cleaned_data["reference"])
        code = "unknown" if found is None else "same" if found == self.case else ""
        if found is None or code:
            raise ValidationError(self.fields["reference"].error_messages[code], code=code)
        return found
