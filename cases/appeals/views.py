"""What the pages on an appeal share, and the one on which involvement is confirmed."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cases import clock, letters, permissions
from cases.appeals import confirming, decisions
from cases.appeals.forms import ConfirmInvolvement
from cases.models import Translation
from cases.permissions import right
from cases.policy.terms import Outcome
from cases.translation.acts import TranslatedAct


class AppealAct(TranslatedAct):
    """An act that writes to the customer: the letter is read before it is sent. What was typed is
    kept meanwhile, and may wait for a translation."""

    def form_options(self) -> dict[str, Any]:
        return {"case": self.case}

    def letter(self, kind: str, outcome: Outcome, reasons: dict[str, str]) -> letters.Composed:
        """The letter that ends the case without a decision on the merits."""
        draft = decisions.draft(self.case, outcome=outcome, reasons=reasons, ground_answers={})
        return letters.preview(self.case, kind, (draft[0], ()), now=clock.now())


@right("casework")
class ConfirmView(AppealAct):
    """6.3 of the earlier edition: was the Complaints Lead involved."""

    form_class = ConfirmInvolvement
    keeps = "confirm"
    translates = Translation.What.NO_INTERNAL_STEP
    template_name = "cases/appeals/confirm.html"
    done = _("What the records show is recorded.")
    gone = _("The check is recorded. The case has gone to those who now decide it.")
    send = _("Close the appeal and send the letter")

    def check(self) -> None:
        permissions.check_user_can_confirm_involvement(self.request.user, self.case)

    def act(self, form: ConfirmInvolvement) -> None:
        confirming.confirm_involvement(
            self.case,
            by=self.request.user,
            involved=form.cleaned_data["involved"] == "yes",
            reason=form.cleaned_data["reason"],
            reasons=form.words("reasons"),
            now=clock.now(),
        )

    def preview(self, form: ConfirmInvolvement) -> letters.Composed | None:
        if form.cleaned_data["involved"] != "yes":
            return None
        confirming.check_reasons(self.case, form.words("reasons"))
        return self.letter("no_internal_step", Outcome.NO_INTERNAL_STEP, form.words("reasons"))
