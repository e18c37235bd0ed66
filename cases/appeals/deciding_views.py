"""The pages on which an appeal is decided, or its decision taken back."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from cases import clock, handling, letters, permissions
from cases.appeals import decisions, signing, taking_back
from cases.appeals.forms import Decide
from cases.appeals.views import AppealAct
from cases.casework import Incomplete, reading, refusals
from cases.casework.words import of
from cases.fairness import findings
from cases.fairness import words as fairness_words
from cases.models import Translation
from cases.permissions import Refused, right
from cases.policy.questions import Stage

PROPOSAL = "proposal"  # what the letter's page was to end in, when it was read


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
    case.refresh_from_db()
    if case.handler_id == request.user.pk:
        said = gettext(
            "The decision is taken back and its letter stopped. Your words are in the form."
        )
        messages.success(request, said)
        return redirect("staff:decide", reference=reference)
    said = gettext(
        "The decision is taken back and its letter stopped. The case is with whoever investigated "
        "it, or in its queue."
    )
    messages.success(request, said)
    return redirect("staff:case", reference=reference)


@right("casework")
class DecideView(AppealAct):
    """7.2: the outcome, with an answer to each ground; the letter is read before it is sent, or
    goes to a second person to be signed off."""

    form_class = Decide
    keeps = decisions.FORM
    translates = Translation.What.DECISION
    template_name = "cases/appeals/decide.html"

    @cached_property
    def needs_another(self) -> bool:
        """Whether a second person signs it off."""
        return handling.needs_another(self.case, self.request.user)

    @property
    def done(self) -> str:
        if self.needs_another:
            return gettext("The decision waits for a colleague to sign it off.")
        return gettext("The appeal is decided and the letter is on its way.")

    @property
    def send(self) -> str:
        return (
            gettext("Send for sign-off")
            if self.needs_another
            else gettext("Decide and send the letter")
        )

    def check(self) -> None:
        permissions.check_user_can_decide(self.request.user, self.case)

    def act(self, form: Decide) -> None:
        now, by = clock.now(), self.request.user
        if self.needs_another:
            signing.propose(self.case, by=by, typed=form.cleaned_data, now=now)
        elif self.request.POST.get("ends") == PROPOSAL:
            raise Refused("nobody_to_sign")
        else:
            words = decisions.words_of(self.case, form.cleaned_data)
            decisions.decide(self.case, by=by, now=now, **words)

    def preview(self, form: Decide) -> letters.Composed:
        words = decisions.words_of(self.case, form.cleaned_data)
        decisions.check(self.case, **words)
        draft = decisions.draft(self.case, **words)
        return letters.preview(self.case, "decision", draft, now=clock.now())

    def goes(self, composed: letters.Composed) -> str:
        if not self.needs_another:
            return super().goes(composed)
        first = gettext("A colleague reads it and signs it off before it goes.")
        return f"{first} {super().goes(composed)}"

    def say_missing(self, form: Decide, incomplete: Incomplete | letters.LetterIncomplete) -> None:
        asked = [code for name, code in incomplete.problems if name == "fairness"]
        if asked:
            questions = [of(fairness_words.QUESTIONS[Stage.FAIRNESS], code) for code in asked]
            said = gettext("Answer this about the first decision before you decide: %(questions)s")
            form.add_error(
                None,
                format_html(
                    '{} <a class="govuk-link" href="{}">{}</a>',
                    said % {"questions": " ".join(questions)},
                    reverse("staff:fairness", args=[self.case.reference]),
                    gettext("Answer these questions"),
                ),
            )
            rest = [one for one in incomplete.problems if one[0] != "fairness"]
            incomplete = Incomplete(rest)
        super().say_missing(form, incomplete)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        open_questions = findings.missing(self.case, Stage.FAIRNESS)
        context = super().get_context_data(open_questions=open_questions, **context)
        if self.needs_another:
            context["typed"].append(("ends", PROPOSAL))
        return context
