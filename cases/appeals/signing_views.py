"""The pages on which a second person signs a decision or an answer off, or gives it back."""

from types import ModuleType
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases import clock, letters, permissions
from cases.appeals import decisions, signing
from cases.appeals import words as appeal_words
from cases.appeals.forms import GiveBack
from cases.casework import reading, refusals, unwritten, words
from cases.casework.views import CaseAct
from cases.enquiries import answering
from cases.enquiries import signing as answers
from cases.fairness import panel as fairness
from cases.handling import proposals
from cases.models import Case, CaseType, Proposal
from cases.permissions import Refused, right
from cases.policy.questions import Stage
from design.forms import Form

MOST_DIGITS = 12  # of the key of a proposal
OUTCOMES = {**words.OUTCOMES, **appeal_words.DECISIONS}
# What is proposed of a case, by the way it goes: the verbs, whose boxes, the form.
WAYS: dict[str, tuple[ModuleType, ModuleType, str]] = {
    CaseType.Flow.APPEAL: (signing, decisions, "staff:decide"),
    CaseType.Flow.ENQUIRY: (answers, answering, "staff:answer"),
}


def _way(case: Case) -> tuple[ModuleType, ModuleType, str]:
    return WAYS[case.case_type.flow]


@right("casework")
class SignView(CaseAct):
    """What was proposed and the letter it would become: read, and signed."""

    form_class = Form
    template_name = "cases/appeals/sign_off.html"
    done = _("The decision is signed off and the letter is on its way.")

    def check(self) -> None:
        permissions.check_user_can_review(self.request.user, self.case)

    def act(self, form: Form) -> None:
        read = self.request.POST.get("proposal", "")
        known = read.isascii() and read.isdecimal() and len(read) <= MOST_DIGITS
        _way(self.case)[0].sign_off(
            self.case, by=self.request.user, now=clock.now(), read=int(read) if known else 0
        )

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        proposal = proposals.waiting(self.case)
        shown = self._shown(proposal) if proposal else {}
        return super().get_context_data(proposal=proposal, **shown, **context)

    def _shown(self, proposal: Proposal) -> dict[str, Any]:
        verbs, boxes, _form = _way(self.case)
        said = boxes.words_of(self.case, proposal.typed)
        is_appeal = self.case.case_type.flow == CaseType.Flow.APPEAL
        shown = {
            "outcome": words.of(OUTCOMES, said["outcome"]),
            "learning": said["learning"],
            "fairness": fairness.rows(self.case, Stage.FAIRNESS) if is_appeal else [],
        }
        try:
            composed = verbs.preview(self.case, proposal, now=clock.now())
        except letters.LetterIncomplete as incomplete:
            lacks = [unwritten.sentence(incomplete, *problem) for problem in incomplete.problems]
            return {**shown, "lacks": lacks}
        return {**shown, "letter": composed, "goes": self.goes(composed)}


@right("casework")
class GiveBackView(CaseAct):
    """Not signed, and why."""

    form_class = GiveBack
    template_name = "cases/appeals/give_back.html"
    done = _("You have given the proposed decision back.")

    def check(self) -> None:
        permissions.check_user_can_review(self.request.user, self.case)

    def act(self, form: GiveBack) -> None:
        reason = form.cleaned_data["reason"]
        _way(self.case)[0].give_back(
            self.case, by=self.request.user, reason=reason, now=clock.now()
        )


@right("casework")
def take_proposal_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Take one's own proposal back; reading the address leads to the case."""
    case = reading.case_or_404(request, reference)
    if request.method != "POST":
        return redirect("staff:case", reference=reference)
    try:
        _way(case)[0].take_proposal_back(case, by=request.user, now=clock.now())
    except Refused as refused:
        case.refresh_from_db()
        return refusals.page(request, case, refused.code)
    messages.success(request, gettext("Your proposal is taken back. Your words are in the form."))
    return redirect(_way(case)[2], reference=reference)
