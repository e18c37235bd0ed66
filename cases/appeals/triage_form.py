"""What an officer is asked at the first look at an appeal."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy

from cases.appeals.triage_alike_form import Alike
from cases.appeals.triage_findings import Findings
from cases.appeals.triage_lateness_form import Timely
from cases.appeals.triage_needs_form import Needs
from cases.appeals.triage_people_form import People
from cases.models import Case
from design.forms import ChoiceField


class Triage(Alike, Needs, Timely, People):
    """The first look: can it be appealed, who are the people named, did it come in time, what does
    the customer need, and is it said elsewhere too."""

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

    def __init__(
        self, *args: Any, people: Iterable[Any], alike: Sequence[Case], user: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.ask_who(people)
        self.ask_whether_in_time()
        self.ask_what_is_needed()
        self.ask_what_is_alike(alike, user)

    def findings(self) -> Findings:
        """What the verb takes."""
        return Findings(
            appealable=self.cleaned_data["appealable"] == "yes",
            **self.who(),
            **self.in_time(),
            **self.needed(),
            **self.linked(),
        )
