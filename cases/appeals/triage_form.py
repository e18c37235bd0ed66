"""What an officer is asked at the first look at an appeal."""

from collections.abc import Iterable
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.appeals.triage import Findings
from cases.casework.words import name_and_role
from cases.models import ClaimedPerson, Involvement
from cases.policy.terms import Lateness
from cases.translation.writing import LetterForm, in_languages, text
from design.forms import ChoiceField, SelectField

NOT_STAFF = "not_staff"


class Triage(LetterForm):
    """The first look: can it be appealed, is it late, who are the people named."""

    appealable = ChoiceField(
        layout="small",
        label_size="s",
        label=gettext_lazy("What does the customer appeal against?"),
        choices=[
            ("yes", gettext_lazy("A decision to manage contact: it goes on as an appeal")),
            (
                "no",
                gettext_lazy(
                    "A warning or an interim telephone restriction: it becomes a complaint"
                ),
            ),
        ],
        option_hints={
            "no": gettext_lazy("It keeps its reference and date. A letter tells the customer.")
        },
        error_messages={"required": gettext_lazy("Choose what the customer appeals against")},
    )

    def __init__(self, *args: Any, people: Iterable[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.staff = {str(user.pk): user for user in people}
        self.claimed = list(self.case.claimed_people.filter(checked_at=None))
        for claimed in self.claimed:
            self._ask_who(claimed)
        unchecked = self.case.involvements.standing().filter(source=Involvement.Source.UNCHECKED)
        if unchecked.exists():
            self._ask_about_the_lead()
        if self.case.appeal.lateness == Lateness.LATE:
            self._ask_about_lateness()

    def _ask_who(self, claimed: ClaimedPerson) -> None:
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

    def _ask_about_lateness(self) -> None:
        self.fields["late_accepted"] = ChoiceField(
            layout="small",
            label_size="s",
            label=_("Is the late appeal accepted?"),
            choices=[
                ("yes", _("Accept it: it goes on like any other")),
                ("no", _("Do not accept it: a letter gives the reasons and the case is closed")),
            ],
            required=False,
            error_messages={"required": _("Choose whether the late appeal is accepted")},
        )
        self.fields["late_reason"] = text(
            _("If you accept it: why"), "", _("Enter why the late appeal is accepted"), rows=3
        )
        labels = {
            "cy": _("If you do not accept it: the reasons, in Welsh"),
            "en": _("If you do not accept it: the reasons, in English"),
        }
        missing = {
            "cy": _("Enter the reasons in Welsh, or ask for a translation"),
            "en": _("Enter the reasons in English, or ask for a translation"),
        }
        self.fields |= in_languages(self.case, "late_reasons", labels, missing)

    @property
    def people(self) -> list[tuple[ClaimedPerson, BoundField, BoundField]]:
        return [
            (claimed, self[f"person_{claimed.pk}"], self[f"person_{claimed.pk}_2"])
            for claimed in self.claimed
        ]

    @property
    def late_boxes(self) -> list[BoundField]:
        return self.boxes("late_reasons") if "late_accepted" in self.fields else []

    def findings(self) -> Findings:
        said = {"yes": True, "no": False}
        cleaned = self.cleaned_data
        accepted = said.get(cleaned.get("late_accepted", ""))
        reasons = {"": cleaned.get("late_reason", "")} if accepted else self.words("late_reasons")
        return Findings(
            appealable=said[cleaned["appealable"]],
            late_accepted=accepted,
            late_reasons=reasons,
            lead_was_involved=said.get(cleaned.get("lead_was_involved", "")),
            people={claimed.pk: self._found(claimed) for claimed in self.claimed},
        )

    def _found(self, claimed: ClaimedPerson) -> list[Any]:
        chosen = [self.cleaned_data.get(f"person_{claimed.pk}{more}") for more in ("", "_2")]
        return [self.staff[pk] for pk in dict.fromkeys(chosen) if pk in self.staff]
