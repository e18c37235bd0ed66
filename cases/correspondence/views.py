"""The pages on which staff write to the customer, read what came, and record what was told."""

from typing import Any

from django.contrib import messages as notes
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases import clock, letters, permissions
from cases.casework import clauses, reading, refusals, shell, words
from cases.contact import words as contact_words
from cases.correspondence import exact, listing, messages, stopping, uploads
from cases.correspondence import languages as reply
from cases.correspondence.forms import Record
from cases.correspondence.writing_form import Write
from cases.letters import pdf
from cases.models import Case, Letter, Message, Translation
from cases.permissions import Refused, right
from cases.policy.terms import Channel
from cases.translation.acts import TranslatedAct


@right("casework")
class WriteView(uploads.WithFiles, TranslatedAct):
    """Write to the customer: drafted, translated, read before it is sent, stopped if need be."""

    form_class = Write
    keeps = messages.FORM
    translates = Translation.What.MESSAGE
    template_name = "cases/correspondence/write.html"
    send = _("Send it")

    def check(self) -> None:
        permissions.check_user_can_write(self.request.user, self.case)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.case.messages.filter(key=self.key).exists():  # the same form, sent again
            return redirect("staff:letters", reference=self.case.reference)
        return super().post(request, *args, **kwargs)

    def form_options(self) -> dict[str, Any]:
        return {**super().form_options(), "case": self.case}

    def into(self) -> tuple[str, ...]:
        return self.get_form().carried

    def preview(self, form: Write) -> letters.Composed:
        said = form.message()
        way = {name: said[name] for name in ("channel", "languages")}
        written = {name: said[name] for name in ("words", "asks", "languages")}
        by, now = self.request.user, clock.now()
        draft = messages.draft(self.case, by=by, key=self.key, now=now, **written)
        waivers = reply.with_reason(self.case, said["languages"], said["waivers"])
        files = uploads.kept(self.key)
        return letters.preview(
            self.case, "message", now=now, message=draft, files=files, waivers=waivers, **way
        )

    def goes(self, composed: letters.Composed) -> str:
        if composed.channel == Channel.PHONE:
            return gettext("It waits to be read out to the customer by telephone.")
        return super().goes(composed)

    def act(self, form: Write) -> None:
        messages.send(
            self.case,
            by=self.request.user,
            key=self.key,
            files=uploads.kept(self.key),
            now=clock.now(),
            **form.message(),
        )

    def form_valid(self, form: Any) -> HttpResponse:
        said = gettext("The message is written. For 30 seconds you can still stop it here.")
        notes.success(self.request, said)
        return redirect("staff:letters", reference=self.case.reference)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        plan = self.case.customer.plan_on(clock.today())
        return super().get_context_data(
            plan=contact_words.of_plan(plan) if plan else [],
            plan_clause=clauses.link(self.case, plan.clause) if plan else None,
            answers_welsh=reply.wrote_in_welsh(self.case),
            **context,
        )


@right("casework")
class RecordView(uploads.WithFiles):
    """What came by post, by telephone or in person, as a message of the case."""

    form_class = Record
    template_name = "cases/correspondence/record.html"
    done = _("What the customer told us is recorded.")

    def check(self) -> None:
        permissions.check_user_can_see(self.request.user, self.case)

    def get_initial(self) -> dict[str, Any]:
        return {}

    def form_options(self) -> dict[str, Any]:
        return {**super().form_options(), "today": clock.today()}

    def act(self, form: Record) -> None:
        said = {name: form.cleaned_data[name] for name in ("words", "language", "via", "came_on")}
        messages.receive(
            self.case,
            key=self.key,
            files=uploads.kept(self.key),
            by=self.request.user,
            now=clock.now(),
            **said,
        )

    def form_valid(self, form: Any) -> HttpResponse:
        notes.success(self.request, self.done)
        return redirect("staff:letters", reference=self.case.reference)


@right("casework")
def message_(request: HttpRequest, reference: str, message: int) -> HttpResponse:
    """What came in, as it was written. Opened by whoever holds the case, it is no longer new."""
    case = reading.case_or_404(request, reference)
    came = case.messages.filter(direction=Message.Direction.IN)
    found = came.select_related("by", "came_as", "answers__letter").defer("came_as__raw")
    shown = found.filter(pk=message).first()
    if shown is None:
        raise Http404
    messages.read(shown, by=request.user, now=clock.now())
    said = {
        "case": case,
        "item": listing.came(shown),
        "language": words.of(words.LANGUAGES, shown.language),
        "may_write": permissions.user_can_write(request.user, case),
    }
    return render(request, "cases/correspondence/message.html", said | shell.context(request))


def _letter(request: HttpRequest, reference: str, pk: int) -> tuple[Case, Letter]:
    case = reading.case_or_404(request, reference)
    found = case.letters.select_related("case").filter(pk=pk).first()
    if found is None:
        raise Http404
    return case, found


@right("casework")
def stop(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Stop a message in its half minute; an address without a page of its own."""
    case, letter = _letter(request, reference, pk)
    if request.method != "POST":
        return redirect("staff:letters", reference=reference)
    if letter.kind != "message":
        raise Http404
    try:
        restored = stopping.stop(letter, by=request.user, now=clock.now())
    except Refused as refused:
        return refusals.page(request, case, refused.code)
    if not restored:
        notes.success(request, gettext("The message is stopped. You have begun another one since."))
        return redirect("staff:letters", reference=reference)
    notes.success(request, gettext("The message is stopped. Your words are in the form."))
    return redirect("staff:write", reference=reference)


@right("casework")
def exact_letter(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """The very bytes, as a file to keep."""
    _case, letter = _letter(request, reference, pk)
    return exact.response(letter)


@right("casework")
def letter_pdf(request: HttpRequest, reference: str, pk: int, language: str) -> HttpResponse:
    """The letter in one of its languages as a PDF; where none can be made, the page to print."""
    _case, letter = _letter(request, reference, pk)
    if language not in letter.language_list:
        raise Http404
    try:
        return pdf.response(letter, language, with_code=False)
    except pdf.Unavailable:
        return redirect("staff:print_letter", reference=reference, pk=pk)
