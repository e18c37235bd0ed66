"""To whom a case goes, and why: asked alike wherever staff give work on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.casework.words import name_until
from design.forms import Form, SelectField, TextField


class Reason(Form):
    """Why. What is written stays with the case and is read by colleagues."""

    mark_optional = False
    reason = TextField(
        label=_("Reason"),
        rows=4,
        max_length=2000,
        counted=False,
        error_messages={"required": _("Enter a reason")},
    )


class ToColleague(Reason):
    """To which colleague, and why; `away`: who is away, and until when."""

    field_order = ["to", "reason"]
    to = SelectField(label=_("Who to"), error_messages={"required": _("Choose who to")})

    def __init__(
        self, *args: Any, colleagues: list[Any], away: Mapping[int, date], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.people = {str(user.pk): user for user in colleagues}
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose…")),
            *((pk, name_until(user, away)) for pk, user in self.people.items()),
        ]

    @property
    def colleague(self) -> Any:
        """The chosen colleague; None for the queue."""
        return self.people.get(self.cleaned_data["to"])


class ToColleagueOrQueue(ToColleague):
    """To a colleague, or to nobody: back to the queue."""

    QUEUE = "queue"

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].choices += [  # type: ignore[attr-defined]
            (self.QUEUE, _("Nobody: back to the queue"))
        ]
