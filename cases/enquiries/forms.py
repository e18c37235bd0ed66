"""What an officer is asked about a case that is answered. What is missing, the verbs say."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.enquiries import answering, words
from cases.translation.outcome import OutcomeForm
from design.forms import ChoiceField


class Answer(OutcomeForm):
    """The outcome where there is a choice, and the reasons, an apology and what puts it right where
    there is one, in every language of the letter; and what the council learns, for itself."""

    outcome = ChoiceField(
        layout="small",
        label_size="s",
        label=_("Outcome"),
        choices=list(words.ANSWERS.items()),
        error_messages={"required": _("Choose the outcome")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if len(answering.outcomes(self.case)) == 1:
            del self.fields["outcome"]
        self.ask_for_reasons()
