"""Who the people are whom an appeal names, and whether the Complaints Lead was involved."""

from collections.abc import Iterable
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _

from cases.casework.words import name_and_role
from cases.models import ClaimedPerson, Involvement
from cases.translation.writing import LetterForm
from design.forms import ChoiceField, SelectField

NOT_STAFF = "not_staff"
SAID = {"yes": True, "no": False}


class People(LetterForm):
    """Asks for each person named, and for the Lead when the customer did not know (7.3)."""

    staff: dict[str, Any]
    claimed: list[ClaimedPerson]

    def ask_who(self, people: Iterable[Any]) -> None:
        self.staff = {str(user.pk): user for user in people}
        self.claimed = list(self.case.claimed_people.filter(checked_at=None))
        for claimed in self.claimed:
            self._ask_of(claimed)
        unchecked = self.case.involvements.standing().filter(source=Involvement.Source.UNCHECKED)
        if unchecked.exists():
            self._ask_about_the_lead()

    def _ask_of(self, claimed: ClaimedPerson) -> None:
        people = [(pk, name_and_role(user)) for pk, user in self.staff.items()]
        self.fields[f"person_{claimed.pk}"] = SelectField(
            label=_("Who is this?"),
            choices=[("", _("Choose…")), (NOT_STAFF, _("Not a member of our staff")), *people],
            error_messages={"required": _("Choose who the customer named")},
        )
        self.fields[f"person_{claimed.pk}_2"] = SelectField(
            label=_("A second person, if two were named"),
            choices=[("", _("No second person")), *people],
            required=False,
        )

    def _ask_about_the_lead(self) -> None:
        self.fields["lead_was_involved"] = ChoiceField(
            layout="small",
            label_size="s",
            label=_("What do the records show about the Complaints Lead?"),
            help_text=_("The customer did not know. The Lead is shut out until this is recorded."),
            choices=[
                ("no", _("The Complaints Lead was not involved")),
                ("yes", _("The Complaints Lead was involved: the case moves to the Chief Officer")),
            ],
            error_messages={"required": _("Choose what the records show")},
        )

    @property
    def people(self) -> list[tuple[ClaimedPerson, BoundField, BoundField]]:
        return [
            (claimed, self[f"person_{claimed.pk}"], self[f"person_{claimed.pk}_2"])
            for claimed in self.claimed
        ]

    def who(self) -> dict[str, Any]:
        """What was found of the people."""
        return {
            "lead_was_involved": SAID.get(self.cleaned_data.get("lead_was_involved", "")),
            "people": {claimed.pk: self._found(claimed) for claimed in self.claimed},
        }

    def _found(self, claimed: ClaimedPerson) -> list[Any]:
        chosen = [self.cleaned_data.get(f"person_{claimed.pk}{more}") for more in ("", "_2")]
        return [self.staff[pk] for pk in dict.fromkeys(chosen) if pk in self.staff]
