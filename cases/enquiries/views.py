"""The pages on which a case is given to somebody, begun, answered and closed."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases import clock, handling, letters, permissions
from cases.casework import original, reading, refusals
from cases.casework.giving import ToColleague
from cases.casework.views import CaseAct
from cases.colleagues import absence
from cases.enquiries import answering, signing, working
from cases.enquiries.forms import Answer
from cases.permissions import Refused, right
from cases.translation.acts import TranslatedAct
from design.forms import Form

PROPOSAL = "proposal"  # what the letter's page was to end in, when it was read


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
class AnswerView(TranslatedAct):
    """The outcome and the reasons; the letter is read before it is sent."""

    form_class = Answer
    keeps = answering.FORM
    translates = answering.WHAT
    template_name = "cases/enquiries/answer.html"

    @cached_property
    def needs_another(self) -> bool:
        """Whether a second person signs it off."""
        return handling.needs_another(self.case, self.request.user)

    @property
    def done(self) -> str:
        if self.needs_another:
            return gettext("The answer waits for a colleague to sign it off.")
        return gettext("The case is answered and the letter is on its way.")

    @property
    def send(self) -> str:
        if self.needs_another:
            return gettext("Send for sign-off")
        return gettext("Answer and send the letter")

    def check(self) -> None:
        permissions.check_user_can_answer(self.request.user, self.case)

    def form_options(self) -> dict[str, Any]:
        return {"case": self.case}

    def act(self, form: Answer) -> None:
        now, by = clock.now(), self.request.user
        if self.needs_another:
            signing.propose(self.case, by=by, typed=form.cleaned_data, now=now)
        elif self.request.POST.get("ends") == PROPOSAL:
            raise Refused("nobody_to_sign")
        else:
            answering.answer(self.case, by=by, now=now, **form.said())

    def preview(self, form: Answer) -> letters.Composed:
        answering.check(self.case, **form.said())
        draft = answering.draft(self.case, **form.said())
        return letters.preview(self.case, "answered", (draft, ()), now=clock.now())

    def goes(self, composed: letters.Composed) -> str:
        if not self.needs_another:
            return super().goes(composed)
        first = gettext("A colleague reads it and signs it off before it goes.")
        return f"{first} {super().goes(composed)}"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        context = super().get_context_data(written=original.written(self.case), **context)
        if self.needs_another:
            context["typed"].append(("ends", PROPOSAL))
        return context


@right("casework")
def take_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Take the answer back while its letter has not left; reading the address leads to the case."""
    case = reading.case_or_404(request, reference)
    if request.method != "POST":
        return redirect("staff:case", reference=reference)
    try:
        answering.take_back(case, by=request.user, now=clock.now())
    except Refused as refused:
        return refusals.page(request, case, refused.code)
    said = gettext("The answer is taken back and its letter stopped. Your words are in the form.")
    messages.success(request, said)
    return redirect("staff:answer", reference=reference)


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
