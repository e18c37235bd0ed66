"""To whom many cases go, and why."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.casework.giving import ToColleagueOrQueue


class Give(ToColleagueOrQueue):
    """To whom the selected cases go, and why; nobody is asked why they take a case themselves."""

    ME = "me"

    def __init__(self, *args: Any, me: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.people[self.ME] = me
        first, *others = self.fields["to"].choices  # type: ignore[attr-defined]
        self.fields["to"].choices = [first, (self.ME, _("Me")), *others]  # type: ignore[attr-defined]
        self.fields["reason"].required = False
        self.fields["reason"].help_text = _("Not needed when you take the cases yourself.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("to") not in (None, self.ME) and not cleaned.get("reason", "-").strip():
            self.add_error("reason", ValidationError(_("Enter a reason"), code="required"))
        return cleaned
