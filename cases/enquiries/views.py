"""The pages on which a case is given to somebody, begun, answered and closed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases import clock, handling, permissions
from cases.casework import original
from cases.casework.buttons import button
from cases.casework.giving import ToColleague
from cases.casework.views import CaseAct
from cases.colleagues import absence
from cases.enquiries import answering, working
from cases.enquiries.forms import Answer
from cases.handling.proposing import ProposedAct
from cases.models import Case
from cases.permissions import right
from design.forms import Form


@right("casework")
class AssignView(CaseAct):
    """To a colleague who may hold it; taking it oneself is a button on the page of the case."""

    form_class = ToColleague
    template_name = "cases/enquiries/assign.html"
    done = _("You have given this case to a colleague.")

    def check(self) -> None:
        permissions.check_user_can_claim(self.request.user, self.case)

    def form_options(self) -> dict[str, Any]:
        colleagues = handling.colleagues(self.case, besides=self.request.user)
        return {"colleagues": colleagues, "away": absence.until(clock.today())}

    def act(self, form: ToColleague) -> None:
        handling.assign(
            self.case,
            by=self.request.user,
            to=form.colleague,
            reason=form.cleaned_data["reason"],
            now=clock.now(),
        )


@right("casework")
class BeginView(CaseAct):
    """Nothing is asked: from here on the case is in hand."""

    form_class = Form
    template_name = "cases/enquiries/begin.html"
    done = _("You have this case in hand.")

    def check(self) -> None:
        permissions.check_user_can_begin(self.request.user, self.case)

    def act(self, form: Form) -> None:
        working.begin(self.case, by=self.request.user, now=clock.now())


@right("casework")
class AnswerView(ProposedAct):
    """The outcome and the reasons."""

    form_class = Answer
    merits = answering.MERITS
    keeps = answering.FORM
    translates = answering.WHAT
    template_name = "cases/enquiries/answer.html"
    waits = _("The answer waits for a colleague to sign it off.")
    sent = _("The case is answered and the letter is on its way.")
    send_it = _("Answer and send the letter")

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(written=original.written(self.case), **context)


@right("casework")
@button
def take_back(request: HttpRequest, case: Case) -> HttpResponse:
    """Take the answer back while its letter has not left."""
    answering.take_back(case, by=request.user, now=clock.now())
    said = gettext("The answer is taken back and its letter stopped. Your words are in the form.")
    messages.success(request, said)
    return redirect("staff:answer", reference=case.reference)


@right("casework")
class CloseView(CaseAct):
    """Nothing is asked: the customer has the answer, and nothing is left to do."""

    form_class = Form
    template_name = "cases/enquiries/close.html"
    done = _("The case is closed.")

    def check(self) -> None:
        permissions.check_user_can_close_answered(self.request.user, self.case)

    def act(self, form: Form) -> None:
        working.close(self.case, by=self.request.user, now=clock.now())
