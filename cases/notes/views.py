"""The page on which a note is written."""

import uuid
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases import clock, permissions
from cases.casework.drafting import DraftedAct
from cases.models import Note
from cases.notes.adding import MAX_WORDS, add, form_of
from cases.permissions import right
from design.forms import Form, TextField


class NoteForm(Form):
    """What to tell colleagues."""

    mark_optional = False
    words = TextField(
        label=_("Note"),
        help_text=_("Only colleagues who may see this case read it. It is not sent to anyone."),
        rows=8,
        max_length=MAX_WORDS,
        error_messages={"required": _("Enter the note")},
    )


@right("casework")
class NoteView(DraftedAct):
    """A note for colleagues, drafted by each for themselves."""

    form_class = NoteForm
    template_name = "cases/notes/write.html"

    @property
    def keeps(self) -> str:  # type: ignore[override]
        return form_of(self.request.user)

    @cached_property
    def key(self) -> uuid.UUID:
        """What makes one note of a form that is sent twice."""
        try:
            return uuid.UUID(self.request.POST.get("key", ""))
        except ValueError:
            return uuid.uuid4()

    def check(self) -> None:
        permissions.check_user_can_see(self.request.user, self.case)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if Note.objects.filter(key=self.key, case=self.case).exists():  # the same form, sent again
            return redirect("staff:notes", reference=self.case.reference)
        return super().post(request, *args, **kwargs)

    def do_beside(self, step: str) -> HttpResponse:
        messages.success(self.request, gettext("Your note is saved. Nobody else sees it yet."))
        return redirect("staff:notes", reference=self.case.reference)

    def act(self, form: forms.Form) -> None:
        add(
            self.case,
            key=self.key,
            words=form.cleaned_data["words"],
            by=self.request.user,
            now=clock.now(),
        )

    def form_valid(self, form: forms.Form) -> HttpResponse:
        messages.success(self.request, gettext("The note is added."))
        return redirect("staff:notes", reference=self.case.reference)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(key=self.key, **context)
