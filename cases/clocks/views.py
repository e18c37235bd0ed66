"""The pages on which the time to answer is moved; each shows the new day before one confirms."""

from copy import copy
from datetime import date
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from cases import clock, clocks, letters, permissions
from cases.casework.views import CaseAct
from cases.clocks import due, extending, forms, pausing, reminders
from cases.models import Case, Extension, Translation
from cases.permissions import right
from cases.translation.acts import TranslatedAct


def _due_then(case: Case, to: date) -> Case:
    """The case as a letter would find it: to be answered by `to`."""
    then = copy(case)
    then.due_on = to
    return then


class ClockAct(TranslatedAct):
    """An act that moves the time to answer, with a letter that says why."""

    def form_options(self) -> dict[str, Any]:
        return {"case": self.case}


@right("casework")
class ExtendView(ClockAct):
    """More time, before the old day has passed."""

    form_class = forms.Extend
    keeps = extending.FORM
    translates = Translation.What.EXTENDED
    template_name = "cases/clocks/extend.html"
    done = _("The customer is told that more time is needed.")
    send = _("Give more time and send the letter")

    @property
    def seen(self) -> date:
        """The day to answer by that stood on the page when it was sent."""
        try:
            return date.fromisoformat(self.request.POST.get("was", ""))
        except ValueError:
            return self.case.due_on

    def check(self) -> None:
        extending.check(self.case, by=self.request.user, was=self.seen, now=clock.now())

    def act(self, form: forms.Extend) -> None:
        by, now = self.request.user, clock.now()
        clocks.extend(self.case, by=by, was=self.seen, now=now, **form.extension())

    def preview(self, form: forms.Extend) -> letters.Composed:
        extending.check_words(self.case, **form.extension())
        extension = extending.draft(self.case, **form.extension())
        then = _due_then(self.case, extension.due_on)
        return letters.preview(then, "extended", clock=extension, now=clock.now())

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        said = super().get_context_data(**context)
        was = ("was", self.case.due_on.isoformat())
        return {**said, "typed": [*said["typed"], was]}


@right("casework")
class PauseView(ClockAct):
    """The time stands still, for a reason the customer is told."""

    form_class = forms.Pause
    keeps = pausing.FORM
    translates = Translation.What.PAUSED
    template_name = "cases/clocks/pause.html"
    done = _("The time to answer is paused, and the customer is told why.")
    send = _("Pause the time and send the letter")

    def check(self) -> None:
        permissions.check_user_can_pause(self.request.user, self.case, today=clock.today())

    def act(self, form: forms.Pause) -> None:
        clocks.pause(self.case, by=self.request.user, now=clock.now(), **form.pause())

    def preview(self, form: forms.Pause) -> letters.Composed:
        pausing.check_words(self.case, **form.pause())
        stands = pausing.draft(self.case, now=clock.now(), **form.pause())
        return letters.preview(self.case, "paused", clock=stands, now=clock.now())


@right("casework")
class ResumeView(CaseAct):
    """The time goes on, with as many days left as when it stood still."""

    form_class = forms.Resume
    template_name = "cases/clocks/resume.html"
    done = _("The time to answer runs again, and the customer is told the new date.")
    send = _("Resume the time and send the letter")

    def check(self) -> None:
        permissions.check_user_can_resume(self.request.user, self.case)

    def act(self, form: forms.Resume) -> None:
        clocks.resume(self.case, by=self.request.user, now=clock.now())

    def preview(self, form: forms.Resume) -> letters.Composed:
        then = _due_then(self.case, pausing.then(self.case, clock.today()))
        return letters.preview(then, "progress", news="resumed", now=clock.now())

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        stands, today = due.stands_still(self.case), clock.today()
        then = pausing.then(self.case, today) if stands else None
        return super().get_context_data(stands=stands, then=then, **context)


@right("casework")
class RemoveExtensionView(CaseAct):
    """An extension no longer counts: the day is what it would be without it."""

    form_class = forms.RemoveExtension
    template_name = "cases/clocks/remove_extension.html"
    done = _("The extension is removed, and the customer is told.")
    send = _("Remove the extension and send the letter")

    @cached_property
    def extension(self) -> Extension:
        found = self.case.extensions.filter(pk=self.kwargs["extension"]).first()
        if found is None:
            raise Http404
        found.case = self.case
        return found

    def check(self) -> None:
        permissions.check_user_can_remove_extension(self.request.user, self.extension)

    def act(self, form: forms.RemoveExtension) -> None:
        reason = form.cleaned_data["reason"]
        by, now = self.request.user, clock.now()
        clocks.remove_extension(self.extension, by=by, reason=reason, now=now)

    def preview(self, form: forms.RemoveExtension) -> letters.Composed:
        then = _due_then(self.case, extending.without(self.extension))
        return letters.preview(then, "progress", news="extension_removed", now=clock.now())

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        then = extending.without(self.extension)
        return super().get_context_data(extension=self.extension, then=then, **context)


@right("casework")
def seen(request: HttpRequest, reminder: int) -> HttpResponse:
    """Take a reminder off one's own list; an address without a page of its own."""
    if request.method == "POST":
        reminders.seen(reminder, by=request.user, now=clock.now())
    return redirect("staff:my_work")
