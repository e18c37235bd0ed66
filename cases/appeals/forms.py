"""What an officer is asked about an appeal. Which words are missing, the verbs say."""

from collections.abc import Iterable
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.appeals import words
from cases.appeals.triage import Findings
from cases.casework.words import name_of
from cases.models import Case, ClaimedPerson, Involvement
from cases.policy.terms import Lateness
from design.forms import ChoiceField, Form, SelectField, TextField

NOT_STAFF = "not_staff"


def _text(label: str, language: str, missing: str, *, rows: int = 6) -> TextField:
    """A box for words in `language` that a letter will carry."""
    field = TextField(
        label=label,
        rows=rows,
        counted=False,
        required=False,
        error_messages={"required": missing},
    )
    if language:
        field.widget.attrs["lang"] = language
    return field


def in_languages(case: Case, name: str, labels: dict[str, str], missing: dict[str, str], **options):
    """One box for each language the letters of this case carry, named `<name>_<language>`."""
    return {
        f"{name}_{language}": _text(labels[language], language, missing[language], **options)
        for language in case.languages
    }


class CaseForm(Form):
    """A form about one appeal."""

    mark_optional = False

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        self.case = case

    def words(self, name: str) -> dict[str, str]:
        """What was written under `name`, by language."""
        return {
            language: self.cleaned_data.get(f"{name}_{language}", "")
            for language in self.case.languages
        }

    def boxes(self, name: str) -> list[BoundField]:
        return [self[f"{name}_{language}"] for language in self.case.languages]


class Triage(CaseForm):
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
        people = [(pk, name_of(user)) for pk, user in self.staff.items()]
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
        self.fields["late_reason"] = _text(
            _("If you accept it: why"), "", _("Enter why the late appeal is accepted"), rows=3
        )
        labels = {
            "cy": _("If you do not accept it: the reasons, in Welsh"),
            "en": _("If you do not accept it: the reasons, in English"),
        }
        missing = {
            "cy": _("Enter the reasons in Welsh"),
            "en": _("Enter the reasons in English"),
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


class ConfirmInvolvement(CaseForm):
    """Earlier edition, 6.3: what the records say of the Complaints Lead."""

    involved = ChoiceField(
        layout="small",
        label_size="s",
        label=gettext_lazy("Do the records show that the Complaints Lead was involved?"),
        choices=[
            ("yes", gettext_lazy("The Complaints Lead was involved")),
            ("no", gettext_lazy("The Complaints Lead was not involved")),
        ],
        option_hints={
            "yes": gettext_lazy(
                "The policy gives no further step here. A letter tells the customer that they may "
                "go to the Ombudsman now, and the case is closed."
            ),
            "no": gettext_lazy("The case goes to the Complaints Team."),
        },
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"] = _text(
            _("If the Lead was not involved: how the records show it"),
            "",
            _("Enter how the records show it"),
            rows=4,
        )
        labels = {
            "cy": _("If the Lead was involved: what the letter says of it, in Welsh"),
            "en": _("If the Lead was involved: what the letter says of it, in English"),
        }
        missing = {
            "cy": _("Enter what the letter says in Welsh"),
            "en": _("Enter what the letter says in English"),
        }
        self.fields |= in_languages(self.case, "reasons", labels, missing)

    @property
    def reason_boxes(self) -> list[BoundField]:
        return self.boxes("reasons")


class Decide(CaseForm):
    """The outcome, the reasons, and an answer to each ground, in every language of the letter."""

    outcome = ChoiceField(
        layout="small",
        label_size="s",
        label=gettext_lazy("Outcome"),
        choices=list(words.DECISIONS.items()),
        error_messages={"required": gettext_lazy("Choose the outcome")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.grounds = list(self.case.appeal.grounds.all())
        for ground in self.grounds:
            labels = {
                "cy": _("Your answer to ground %(n)s, in Welsh") % {"n": ground.number},
                "en": _("Your answer to ground %(n)s, in English") % {"n": ground.number},
            }
            missing = {
                "cy": _("Enter your answer to ground %(n)s in Welsh") % {"n": ground.number},
                "en": _("Enter your answer to ground %(n)s in English") % {"n": ground.number},
            }
            self.fields |= in_languages(self.case, f"ground_{ground.number}", labels, missing)
        labels = {
            "cy": _("The reasons for the outcome, in Welsh"),
            "en": _("The reasons for the outcome, in English"),
        }
        missing = {
            "cy": _("Enter the reasons in Welsh"),
            "en": _("Enter the reasons in English"),
        }
        self.fields |= in_languages(self.case, "reasons", labels, missing, rows=8)

    @property
    def answered(self) -> list[tuple[Any, list[BoundField]]]:
        return [(ground, self.boxes(f"ground_{ground.number}")) for ground in self.grounds]

    @property
    def reason_boxes(self) -> list[BoundField]:
        return self.boxes("reasons")

    def decision(self) -> dict[str, Any]:
        """What the verb takes."""
        return {
            "outcome": self.cleaned_data["outcome"],
            "reasons": self.words("reasons"),
            "ground_answers": {
                ground.number: self.words(f"ground_{ground.number}") for ground in self.grounds
            },
        }
