"""The page on which the questions about the first decision are answered."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cases import clock, permissions
from cases.casework.drafting import DraftedAct
from cases.fairness import checklist, findings
from cases.fairness.forms import Fairness
from cases.permissions import right
from cases.policy.questions import Stage


@right("casework")
class FairnessView(DraftedAct):
    """Five questions to the records, with what was answered before in the form."""

    form_class = Fairness
    keeps = checklist.FORM
    template_name = "cases/fairness/checklist.html"
    done = _("Your answers about the first decision are recorded.")

    def check(self) -> None:
        permissions.check_user_can_judge_fairness(self.request.user, self.case)

    def get_initial(self) -> dict[str, Any]:
        found = findings.by_question(self.case, Stage.FAIRNESS).values()
        answered = {finding.question: finding.answer for finding in found}
        shown = {f"{finding.question}_words": finding.words for finding in found}
        return {**answered, **shown, **super().get_initial()}

    def act(self, form: Fairness) -> None:
        checklist.answer(self.case, form.answers(), by=self.request.user, now=clock.now())
