"""What an officer is asked about a case that is answered. What is missing, the verbs say."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.enquiries import words
from cases.enquiries.answering import Words
from cases.translation.outcome import OutcomeForm
from design.forms import ChoiceField


class Answer(OutcomeForm):
    """The outcome and the reasons, an apology and what puts it right where there is one, in every
    language of the letter; and what the council learns, for itself."""

    outcome = ChoiceField(
        layout="small",
        label_size="s",
        label=_("Outcome"),
        choices=list(words.ANSWERS.items()),
        error_messages={"required": _("Choose the outcome")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.ask_for_reasons()

    def said(self) -> Words:
        """What the verb takes."""
        return {
            "outcome": self.cleaned_data["outcome"],
            "reasons": self.words("reasons"),
            "apology": self.words("apology"),
            "remedy": self.words("remedy"),
            "learning": self.cleaned_data["learning"],
        }
