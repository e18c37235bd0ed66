"""What staff are asked about an enquiry or an investigation of the Ombudsman."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.models import OmbudsmanRecord
from cases.ombudsman import records
from cases.ombudsman.words import FIELDS, FINDINGS, KINDS
from design.forms import (
    TODAY_OR_PAST,
    CharField,
    ChoiceField,
    DateField,
    Form,
    SelectField,
    TextField,
)

WORDS = 20_000  # characters
BEFORE = _("This day must not be before the day it came")


class Record(Form):
    """One enquiry or investigation. What is wrong, the verb says."""

    mark_optional = False
    kind = ChoiceField(
        layout="small",
        label_size="s",
        label=FIELDS["kind"],
        choices=list(KINDS.items()),
        required=False,
        error_messages={"required": _("Choose what it is")},
    )
    their_reference = CharField(
        label=FIELDS["their_reference"],
        width=20,
        max_length=60,
        autocomplete="off",
        spellcheck=False,
        required=False,
    )
    asked = TextField(
        label=FIELDS["asked"], rows=5, max_length=WORDS, counted=False, required=False
    )
    finding = SelectField(
        label=FIELDS["finding"],
        choices=list(FINDINGS.items()),
        required=False,
        error_messages={"required": _("Choose what the Ombudsman found")},
    )
    learnt = TextField(
        label=FIELDS["learnt"], rows=5, max_length=WORDS, counted=False, required=False
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, required in (
            ("came_on", _("Enter the day it came")),
            ("answer_by", ""),
            ("answered_on", ""),
            ("found_on", _("Enter the day of the finding")),
        ):
            self.fields[name] = DateField(
                label=FIELDS[name],
                latest=None if name == "answer_by" else today,
                label_size="s",
                required=False,
                error_messages={
                    "required": required,
                    "before_it_came": BEFORE,
                    "too_late": TODAY_OR_PAST,
                },
            )
        self.order_fields(records.FIELDS)

    @staticmethod
    def said(record: OmbudsmanRecord) -> dict[str, Any]:
        """The record as it would be typed, to begin from."""
        return {name: getattr(record, name) for name in records.FIELDS}
