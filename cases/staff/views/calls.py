"""Reading a letter out by telephone: the script, and what came of the call."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cases import clock, letters
from cases.casework import refusals
from cases.casework.views import CaseAct
from cases.contact import panel as contact
from cases.letters import calls, on_paper
from cases.models import Letter, LetterState
from cases.permissions import Refused, right
from cases.policy.terms import Channel
from cases.staff import printing
from cases.staff.call_form import PERSON, CallForm, PostInstead


class LetterAct(CaseAct):
    """An act on one letter that waits to be read out."""

    letter: Letter

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.wanted = kwargs["pk"]
        return super().dispatch(request, *args, **kwargs)

    def check(self) -> None:
        letter = self.case.letters.with_addressee().filter(pk=self.wanted).first()
        if letter is None:
            raise Http404
        self.letter = letter
        if letter.channel != Channel.PHONE or letter.state != LetterState.TO_PRINT:
            raise Refused("not_to_call")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.check()
        except Refused as refused:
            if self.was_done():
                return redirect("staff:print_list")
            return refusals.page(request, self.case, refused.code)
        return super().post(request, *args, **kwargs)

    def was_done(self) -> bool:
        """Whether the same was sent a moment ago."""
        on_paper = self.letter.channel == Channel.POST
        return on_paper or letters.may_take_back(self.letter, by=self.request.user, now=clock.now())

    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, self.said(form))
        return redirect("staff:print_list")

    def said(self, form: Any) -> str:
        return str(self.done)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        call = printing.call(self.letter, clock.today())
        return super().get_context_data(letter=self.letter, call=call, **context)


@right("casework")
class CallView(LetterAct):
    """The letter as a script, then the record of the call: read back, or not reached (1.1, 6.1)."""

    form_class = CallForm
    template_name = "cases/staff/call.html"

    def check(self) -> None:
        super().check()
        calls.check_can_call(self.case, now=clock.now())

    def form_options(self) -> dict[str, Any]:
        return {"to": printing.call(self.letter, clock.today()).to}

    def act(self, form: CallForm) -> None:
        done: dict[str, Any] = {"by": self.request.user, "now": clock.now()}
        answered = form.cleaned_data["answered"]
        if answered == PERSON:
            calls.read_out(self.letter, read_back=form.cleaned_data["read_back"], **done)
        else:
            calls.not_reached(self.letter, result=answered, seen=self.seen(), **done)

    def seen(self) -> int:
        """How many calls the page that was sent knew of."""
        known = self.request.POST.get("seen", "")
        return int(known) if known.isdecimal() and len(known) < 5 else -1

    def said(self, form: CallForm) -> str:
        if form.cleaned_data["answered"] == PERSON:
            return _("The letter is marked as read out.")
        return _("The call is recorded. The letter stays on the list.")

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(
            article=letters.article(self.letter),
            facts=contact.facts(self.case, clock.today()),
            **context,
        )


@right("casework")
class PostInsteadView(LetterAct):
    """The person cannot be reached by telephone: the letter goes by post, with a reason."""

    form_class = PostInstead
    template_name = "cases/staff/post_instead.html"

    def act(self, form: PostInstead) -> None:
        reason = form.cleaned_data["reason"]
        on_paper.post_instead(self.letter, by=self.request.user, now=clock.now(), reason=reason)

    def said(self, form: PostInstead) -> str:
        return _("The letter is now on the list to print.")
