"""What an officer is asked about the first decision."""

from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _

from cases.casework.words import of
from cases.fairness import words
from cases.policy import questions
from cases.policy.clauses import Clause
from cases.policy.questions import Stage
from design.forms import ChoiceField, Form, TextField


class Fairness(Form):
    """Each question with its answers, and a box for what the records show."""

    mark_optional = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for code, asked in questions.questions(Stage.FAIRNESS).items():
            question = of(words.QUESTIONS[Stage.FAIRNESS], code)
            self.fields[code] = ChoiceField(
                layout="small",
                label_size="s",
                label=question,
                choices=[
                    (str(answer), of(words.ANSWERS[Stage.FAIRNESS], answer))
                    for answer in asked.answers
                ],
                error_messages={"required": _("Choose an answer: %(name)s") % {"name": question}},
            )
            self.fields[f"{code}_words"] = TextField(
                label=of(words.SHOWN, code),
                help_text=_("Needed unless the answer is yes. Not in any letter."),
                rows=3,
                counted=False,
                required=False,
                error_messages={
                    "required": _("Say what the records show: %(name)s") % {"name": question}
                },
            )

    @property
    def asked(self) -> list[tuple[Clause, BoundField, BoundField]]:
        """Each question: its clause, its answers and its box."""
        return [
            (asked.clause, self[code], self[f"{code}_words"])
            for code, asked in questions.questions(Stage.FAIRNESS).items()
        ]

    def answers(self) -> dict[str, tuple[str, str]]:
        """What the verb takes."""
        return {
            code: (self.cleaned_data[code], self.cleaned_data[f"{code}_words"])
            for code in questions.questions(Stage.FAIRNESS)
        }
