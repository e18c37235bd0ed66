"""What else is in an appeal: a complaint about personal data, adjustments, who acts for whom."""

from typing import Any

from django.utils.translation import gettext as _

from cases.casework.words import of
from cases.data_protection.forms import about
from cases.fairness import words
from cases.policy.questions import Answer, Stage
from cases.translation.writing import LetterForm
from design.forms import ChoiceField


class Needs(LetterForm):
    """Asks about personal data (1.4), adjustments (1.1) and, when somebody acts for the customer,
    their authority (1.3)."""

    def ask_what_is_needed(self) -> None:
        self._ask(
            "data_protection",
            {
                Answer.YES: _("There is one: it is dealt with apart, and a letter says so"),
                Answer.NO: _("There is none"),
            },
            missing=_("Choose whether there is a complaint about personal data in it"),
        )
        self.fields["data_about"] = about(
            required=False, label=_("If there is one: what it is about")
        )
        self._ask(
            "adjustments",
            {
                Answer.AGREED: _("They are agreed and recorded"),
                Answer.NO: _("None are needed"),
                Answer.TO_ASK: _("The customer has still to be asked"),
            },
            missing=_("Choose whether the customer needs adjustments"),
        )
        if self.case.submission.representative.strip():
            self._ask(
                "authority",
                {
                    Answer.SEEN: _("Their authority has been seen"),
                    Answer.AWAITED: _("Their authority has been asked for"),
                    Answer.NOT_NEEDED: _("No authority is needed"),
                },
                missing=_("Choose whether their authority has been seen"),
            )

    def _ask(self, code: str, answers: dict[Answer, str], *, missing: str) -> None:
        self.fields[code] = ChoiceField(
            layout="small",
            label_size="s",
            label=of(words.QUESTIONS[Stage.TRIAGE], code),
            choices=[(str(answer), said) for answer, said in answers.items()],
            error_messages={"required": missing},
        )

    def needed(self) -> dict[str, Any]:
        """What was found of these."""
        said = self.cleaned_data
        inside = said["data_protection"] == Answer.YES
        authority = said.get("authority", "")
        return {
            "data_complaint": said["data_about"] if inside else None,
            "adjustments": Answer(said["adjustments"]),
            "authority": Answer(authority) if authority else None,
        }
