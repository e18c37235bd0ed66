"""One act on one case: a form, a verb, a redirect; and what happens when it cannot be done."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cases.casework import Incomplete, reading, refusals, switching, unwritten
from cases.casework.asking import AskingView
from cases.letters import LetterIncomplete
from cases.models import Case
from cases.permissions import Refused
from cases.policy.terms import Channel


def after(request: HttpRequest, case: Case) -> HttpResponse:
    """Back to the case, or to one's own work when the case is no longer theirs to see."""
    if Case.objects.visible_to(request.user).filter(pk=case.pk).exists():
        return redirect("staff:case", reference=case.reference)
    return redirect("staff:my_work")


class CaseAct(AskingView):
    """A page that asks what a verb needs and calls it.

    A subclass says `check` (the right, asked before the form is offered), `act` (the verb),
    `done` (what to say afterwards; `gone` when they may no longer see the case) and, when it
    writes to the customer, `preview` (the letter, read before it is sent) and `send` (the words
    of the button that sends it).

    The verb asks the right again. When it refuses, the form comes back with the reason and
    everything that was typed; a case that has meanwhile become invisible to this person is not
    there.
    """

    done: Any = ""
    gone: Any = ""
    send: Any = ""
    case: Case

    def check(self) -> None:
        """Raise `Refused` when this person may not do it now."""

    def act(self, form: Any) -> None:
        raise NotImplementedError

    def preview(self, form: Any) -> Any:
        """The letter to be read before it is sent; None when the act sends none."""
        return None

    def also(self, form: Any) -> list[Any]:
        """Further letters that leave with the one of `preview`."""
        return []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.case = reading.case_or_404(request, kwargs["reference"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.check()
        except Refused as refused:
            return refusals.page(request, self.case, refused.code)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if language := switching.asked_for(request):
            return self.in_language(language)
        if request.POST.get("step") == "change":
            return self.as_typed()
        form = self.get_form()
        if not form.is_valid():
            return self.form_invalid(form)
        if request.POST.get("step") != "send":
            composed = self.attempt(form, self.preview)
            if composed is not None and form.is_valid():
                also = [(one, self.goes(one)) for one in self.also(form)]
                return self.show(form, preview=composed, goes=self.goes(composed), also=also)
        if form.is_valid():
            self.attempt(form, self.act)
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)

    def goes(self, composed: Any) -> str:
        """How the letter will leave, and what was agreed that it keeps to."""
        said = [_("It goes on the list of letters to print.")]
        if composed.channel == Channel.EMAIL:
            said = [_("It goes by email to %(to)s.") % {"to": composed.to}]
        elif composed.channel == Channel.PHONE:
            said = [_("It goes on the list of letters to read out by telephone.")]
        if composed.large_print:
            said.append(_("It is set in large print."))
        if composed.copy_to:
            said.append(_("A copy goes to %(name)s.") % {"name": composed.copy_to})
        return " ".join(said)

    def attempt(self, form: Any, do: Callable[[Any], Any]) -> Any:
        """Do it; a refusal, or what is missing, becomes an error of the form."""
        try:
            self.check()
            return do(form)
        except Refused as refused:
            if refused.code == "not_visible":
                raise Http404 from refused
            self.case.refresh_from_db()
            form.add_error(None, refusals.said(refused.code, self.case))
        except (Incomplete, LetterIncomplete) as incomplete:
            self.say_missing(form, incomplete)
        return None

    def say_missing(self, form: Any, incomplete: Incomplete | LetterIncomplete) -> None:
        """What the verb lacks, beside its box where the box has words for it."""
        for name, code in incomplete.problems:
            field = form.fields.get(name)
            said = field.error_messages.get(code) if field else None
            said_of_all = unwritten.sentence(incomplete, name, code)
            form.add_error(name if said else None, said or said_of_all)

    def form_valid(self, form: Any) -> HttpResponse:
        there = Case.objects.visible_to(self.request.user).filter(pk=self.case.pk).exists()
        messages.success(self.request, self.done if there else self.gone or self.done)
        return after(self.request, self.case)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        names = context["form"].fields if "form" in context else ()
        typed = [
            (name, value)
            for name in self.posted
            if name in names or name.rpartition("_")[0] in names
            for value in self.posted.getlist(name)
        ]
        return super().get_context_data(case=self.case, typed=typed, send=self.send, **context)
