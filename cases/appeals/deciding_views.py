"""The pages on which an appeal is decided, or its decision taken back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases import clock, letters
from cases.appeals import decisions, taking_back
from cases.appeals.forms import Decide
from cases.casework import Incomplete
from cases.casework.buttons import button
from cases.casework.words import of
from cases.fairness import findings
from cases.fairness import words as fairness_words
from cases.handling.proposing import ProposedAct
from cases.models import Case, Translation
from cases.permissions import right
from cases.policy.questions import Stage


@right("casework")
@button
def take_back(request: HttpRequest, case: Case) -> HttpResponse:
    """Take the decision back while its letter has not left."""
    taking_back.take_back(case, by=request.user, now=clock.now())
    case.refresh_from_db()
    if case.handler_id == request.user.pk:
        said = gettext(
            "The decision is taken back and its letter stopped. Your words are in the form."
        )
        messages.success(request, said)
        return redirect("staff:decide", reference=case.reference)
    said = gettext(
        "The decision is taken back and its letter stopped. The case is with whoever investigated "
        "it, or in its queue."
    )
    messages.success(request, said)
    return redirect("staff:case", reference=case.reference)


@right("casework")
class DecideView(ProposedAct):
    """7.2: the outcome, with an answer to each ground."""

    form_class = Decide
    merits = decisions.MERITS
    keeps = decisions.FORM
    translates = Translation.What.DECISION
    template_name = "cases/appeals/decide.html"
    waits = _("The decision waits for a colleague to sign it off.")
    sent = _("The appeal is decided and the letter is on its way.")
    send_it = _("Decide and send the letter")

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
        return super().get_context_data(open_questions=open_questions, **context)
