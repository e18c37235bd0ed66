"""The pages on which a second person signs a decision or an answer off, or gives it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases import clock, letters, permissions
from cases.appeals import decisions
from cases.appeals import words as appeal_words
from cases.appeals.forms import GiveBack
from cases.casework import unwritten, words
from cases.casework.buttons import button
from cases.casework.views import CaseAct
from cases.enquiries import answering
from cases.fairness import panel as fairness
from cases.handling import proposals, signing
from cases.models import Case, CaseType, Proposal
from cases.permissions import right
from cases.policy.questions import Stage
from design.forms import Form

MOST_DIGITS = 12  # of the key of a proposal
OUTCOMES = {**words.OUTCOMES, **appeal_words.DECISIONS}
# By the way a case goes: how it is decided, and the page of the form it goes back to.
WAYS: dict[str, tuple[signing.Merits, str]] = {
    CaseType.Flow.APPEAL: (decisions.MERITS, "staff:decide"),
    CaseType.Flow.ENQUIRY: (answering.MERITS, "staff:answer"),
}


def _way(case: Case) -> tuple[signing.Merits, str]:
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
        merits, _form = _way(self.case)
        read_one = int(read) if known else 0
        signing.sign_off(merits, self.case, by=self.request.user, now=clock.now(), read=read_one)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        proposal = proposals.waiting(self.case)
        shown = self._shown(proposal) if proposal else {}
        return super().get_context_data(proposal=proposal, **shown, **context)

    def _shown(self, proposal: Proposal) -> dict[str, Any]:
        merits, _form = _way(self.case)
        said = merits.words_of(self.case, proposal.typed)
        is_appeal = self.case.case_type.flow == CaseType.Flow.APPEAL
        shown = {
            "outcome": words.of(OUTCOMES, said["outcome"]),
            "learning": said["learning"],
            "fairness": fairness.rows(self.case, Stage.FAIRNESS) if is_appeal else [],
        }
        try:
            composed = signing.preview(merits, self.case, proposal.typed, now=clock.now())
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
        signing.give_back(self.case, by=self.request.user, reason=reason, now=clock.now())


@right("casework")
@button
def take_proposal_back(request: HttpRequest, case: Case) -> HttpResponse:
    """Take one's own proposal back."""
    signing.take_proposal_back(case, by=request.user, now=clock.now())
    messages.success(request, gettext("Your proposal is taken back. Your words are in the form."))
    return redirect(_way(case)[1], reference=case.reference)
