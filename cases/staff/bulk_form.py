"""To whom many cases go, and why."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.casework import words
from cases.staff.forms import Reason
from design.forms import SelectField


class Give(Reason):
    """To whom the selected cases go, and why; nobody is asked why they take a case themselves."""

    field_order = ["to", "reason"]
    to = SelectField(label=_("Who to"), error_messages={"required": _("Choose who to")})
    ME, QUEUE = "me", "queue"

    def __init__(self, *args: Any, me: Any, colleagues: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(user.pk): user for user in colleagues}
        self.me = me
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose…")),
            (self.ME, _("Me")),
            *((pk, words.name_and_role(user)) for pk, user in self.people.items()),
            (self.QUEUE, _("Nobody: back to the queue")),
        ]
        self.fields["reason"].required = False
        self.fields["reason"].help_text = _("Not needed when you take the cases yourself.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("to") not in (None, self.ME) and not cleaned.get("reason", "-").strip():
            self.add_error("reason", ValidationError(_("Enter a reason"), code="required"))
        return cleaned

    @property
    def colleague(self) -> Any:
        """Who gets them; None for the queue."""
        chosen = self.cleaned_data["to"]
        return self.me if chosen == self.ME else self.people.get(chosen)
