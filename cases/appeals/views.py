"""The pages on which an appeal is checked, confirmed and decided."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases import clock, letters, permissions
from cases.appeals import Incomplete, decisions, handling, panel, triage
from cases.appeals.forms import ConfirmInvolvement, Decide
from cases.appeals.triage_form import Triage
from cases.casework.views import CaseAct
from cases.permissions import right
from cases.policy.terms import Outcome


class AppealAct(CaseAct):
    """An act that writes to the customer: the letter is read before it is sent."""

    def form_options(self) -> dict[str, Any]:
        return {"case": self.case}

    def attempt(self, form: Any, do: Callable[[Any], Any]) -> Any:
        try:
            return super().attempt(form, do)
        except (Incomplete, letters.LetterIncomplete) as incomplete:
            for name, code in incomplete.problems:
                field = form.fields.get(name)
                said = field.error_messages.get(code) if field else None
                form.add_error(name if said else None, said or self.unwritten(name))
        return None

    def unwritten(self, name: str) -> str:
        """The letter lacks something no officer can write."""
        said = gettext("The letter cannot be written yet. An editor must complete this: %(name)s")
        return said % {"name": name}

    def letter(self, kind: str, outcome: Outcome, reasons: dict[str, str]) -> letters.Composed:
        """The letter that ends the case without a decision on the merits."""
        draft = decisions.draft(self.case, outcome=outcome, reasons=reasons, ground_answers={})
        return letters.preview(self.case, kind, (draft[0], ()), now=clock.now())


@right("casework")
class TriageView(AppealAct):
    """7.2: can it be appealed, is a late one accepted; 7.3: who are the people named."""

    form_class = Triage
    template_name = "cases/appeals/triage.html"
    done = _("The check is recorded.")
    gone = _("The check is recorded. The case has gone to those who now decide it.")
    send = _("Record this and send the letter")

    def check(self) -> None:
        permissions.check_user_can_triage(self.request.user, self.case)

    def form_options(self) -> dict[str, Any]:
        return {"case": self.case, "people": handling.staff()}

    def act(self, form: Triage) -> None:
        triage.triage(self.case, by=self.request.user, findings=form.findings(), now=clock.now())

    def preview(self, form: Triage) -> letters.Composed | None:
        findings = form.findings()
        if not findings.appealable:
            return letters.preview(self.case, "converted", now=clock.now())
        if findings.late_accepted is not False:
            return None
        if missing := decisions.missing_words(self.case, "late_reasons", findings.late_reasons):
            raise Incomplete(missing)
        return self.letter("late_refused", Outcome.LATE_REFUSED, dict(findings.late_reasons))

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(panel=panel.summary(self.case), **context)


@right("casework")
class ConfirmView(AppealAct):
    """6.3 of the earlier edition: was the Complaints Lead involved."""

    form_class = ConfirmInvolvement
    template_name = "cases/appeals/confirm.html"
    done = _("What the records show is recorded.")
    gone = _("The check is recorded. The case has gone to those who now decide it.")
    send = _("Close the appeal and send the letter")

    def check(self) -> None:
        permissions.check_user_can_confirm_involvement(self.request.user, self.case)

    def act(self, form: ConfirmInvolvement) -> None:
        triage.confirm_involvement(
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
        return self.letter("no_internal_step", Outcome.NO_INTERNAL_STEP, form.words("reasons"))


@right("casework")
class DecideView(AppealAct):
    """7.2: the outcome, with an answer to each ground; the letter is read before it is sent."""

    form_class = Decide
    template_name = "cases/appeals/decide.html"
    done = _("The appeal is decided and the letter is on its way.")
    send = _("Decide and send the letter")

    def check(self) -> None:
        permissions.check_user_can_decide(self.request.user, self.case)

    def act(self, form: Decide) -> None:
        decisions.decide(self.case, by=self.request.user, now=clock.now(), **form.decision())

    def preview(self, form: Decide) -> letters.Composed:
        draft = decisions.draft(self.case, **form.decision())
        return letters.preview(self.case, "decision", draft, now=clock.now())
