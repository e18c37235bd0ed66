"""The pages on which an appeal is checked, confirmed and decided."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases import clock, handling, letters, permissions
from cases.appeals import decisions, panel, taking_back, triage
from cases.appeals.forms import ConfirmInvolvement, Decide
from cases.appeals.triage_form import Triage
from cases.casework import Incomplete, reading, refusals, unwritten
from cases.models import Translation
from cases.permissions import Refused, right
from cases.policy.terms import Outcome
from cases.translation.acts import TranslatedAct


class AppealAct(TranslatedAct):
    """An act that writes to the customer: the letter is read before it is sent. What was typed is
    kept meanwhile, and may wait for a translation."""

    def form_options(self) -> dict[str, Any]:
        return {"case": self.case}

    def attempt(self, form: Any, do: Callable[[Any], Any]) -> Any:
        try:
            return super().attempt(form, do)
        except (Incomplete, letters.LetterIncomplete) as incomplete:
            for name, code in incomplete.problems:
                field = form.fields.get(name)
                said = field.error_messages.get(code) if field else None
                said_of_all = unwritten.sentence(incomplete, name, code)
                form.add_error(name if said else None, said or said_of_all)
        return None

    def letter(self, kind: str, outcome: Outcome, reasons: dict[str, str]) -> letters.Composed:
        """The letter that ends the case without a decision on the merits."""
        draft = decisions.draft(self.case, outcome=outcome, reasons=reasons, ground_answers={})
        return letters.preview(self.case, kind, (draft[0], ()), now=clock.now())


@right("casework")
def take_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Take the decision back while its letter has not left; reading the address leads to the
    case."""
    case = reading.case_or_404(request, reference)
    if request.method != "POST":
        return redirect("staff:case", reference=reference)
    try:
        taking_back.take_back(case, by=request.user, now=clock.now())
    except Refused as refused:
        return refusals.page(request, case, refused.code)
    said = gettext("The decision is taken back and its letter stopped. Your words are in the form.")
    messages.success(request, said)
    return redirect("staff:decide", reference=reference)


@right("casework")
class TriageView(AppealAct):
    """7.2: can it be appealed, is a late one accepted; 7.3: who are the people named."""

    form_class = Triage
    keeps = "triage"
    translates = Translation.What.LATE_REFUSED
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
        triage.check(self.case, findings)
        return self.letter("late_refused", Outcome.LATE_REFUSED, dict(findings.late_reasons))

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(panel=panel.summary(self.case), **context)


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
        triage.check_reasons(self.case, form.words("reasons"))
        return self.letter("no_internal_step", Outcome.NO_INTERNAL_STEP, form.words("reasons"))


@right("casework")
class DecideView(AppealAct):
    """7.2: the outcome, with an answer to each ground; the letter is read before it is sent."""

    form_class = Decide
    keeps = decisions.FORM
    translates = Translation.What.DECISION
    template_name = "cases/appeals/decide.html"
    done = _("The appeal is decided and the letter is on its way.")
    send = _("Decide and send the letter")

    def check(self) -> None:
        permissions.check_user_can_decide(self.request.user, self.case)

    def act(self, form: Decide) -> None:
        decisions.decide(self.case, by=self.request.user, now=clock.now(), **form.decision())

    def preview(self, form: Decide) -> letters.Composed:
        decisions.check(self.case, **form.decision())
        draft = decisions.draft(self.case, **form.decision())
        return letters.preview(self.case, "decision", draft, now=clock.now())
