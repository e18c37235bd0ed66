"""Whether another case says the same as an appeal: each suggestion, or one typed by reference."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases.casework import reading
from cases.models import Case
from cases.translation.writing import LetterForm
from design import dates
from design.forms import CharField, ChoiceField

SAME, RELATED, DIFFERENT = "same", "related", "different"


class Alike(LetterForm):
    """Asks of each case suggested. Whatever is answered, both cases go on (1.4)."""

    suggested: Sequence[Case]

    def ask_what_is_alike(self, suggested: Sequence[Case], user: Any) -> None:
        self.suggested, self.user = suggested, user
        how = [
            (SAME, _("It says the same: link it as a repeat")),
            (RELATED, _("It is about the same matter: link the two")),
        ]
        for other in suggested:
            day = dates.long_date(other.received_on, get_language() or "cy")
            said = {"reference": other.reference, "date": day}
            self.fields[f"alike_{other.pk}"] = ChoiceField(
                layout="small",
                label_size="s",
                label=_("%(reference)s, received on %(date)s") % said,
                choices=[*how, (DIFFERENT, _("It is something else"))],
                error_messages={"required": _("Choose whether %(reference)s says the same") % said},
            )
        self.fields["other_reference"] = CharField(
            label=_("Another case it belongs with, by its reference number"),
            help_text=_("Leave this empty if there is none."),
            width=20,
            max_length=40,
            autocomplete="off",
            spellcheck=False,
            required=False,
            error_messages={
                "unknown": _("You have no case with this reference number"),
                "same": _("This is the reference number of the case itself"),
            },
        )
        self.fields["other_how"] = ChoiceField(
            layout="small",
            label_size="s",
            label=_("How do the two belong together?"),
            choices=how,
            required=False,
            error_messages={"required": _("Choose how the two belong together")},
        )

    @property
    def alike(self) -> list[tuple[Case, BoundField]]:
        return [(other, self[f"alike_{other.pk}"]) for other in self.suggested]

    def clean_other_reference(self) -> Case | None:
        """The case, when this person may know of it; else as if there were none."""
        typed = self.cleaned_data["other_reference"]
        if not typed:
            return None
        found = reading.by_reference(self.user, typed)
        code = "unknown" if found is None else "same" if found == self.case else ""
        if code:
            raise ValidationError(self.fields["other_reference"].error_messages[code], code=code)
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("other_reference") and not cleaned.get("other_how"):
            self.add_error("other_how", self.fields["other_how"].error_messages["required"])
        return cleaned

    def linked(self) -> dict[str, Any]:
        """Which cases it repeats, and which are about the same matter."""
        said = self.cleaned_data
        answered = [(other, said[f"alike_{other.pk}"]) for other in self.suggested]
        typed = said.get("other_reference")
        if typed is not None and typed not in self.suggested:
            answered.append((typed, said["other_how"]))
        return {
            "same": [other for other, how in answered if how == SAME],
            "related": [other for other, how in answered if how == RELATED],
        }
