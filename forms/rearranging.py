"""A question moved from one step of a form to another, in both languages at once."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.blocks import StreamValue

from bilingual import translation
from bilingual.checks import texts_of
from cases.permissions import right

from .models import FormPage
from .trying import unpublished


class MoveForm(forms.Form):
    """Which question goes to which step. Both are known by the ids of their blocks."""

    question = forms.ChoiceField()
    step = forms.ChoiceField()

    def __init__(self, draft: FormPage, *args: Any) -> None:
        super().__init__(*args)
        asked, step = self.fields["question"], self.fields["step"]
        asked.label, step.label = _("Question"), _("Step it goes to")
        step.help_text = _(
            "It becomes the last on that step. Its answers and its Welsh go with it."
        )
        asked.choices = [  # type: ignore[attr-defined]
            (_name(child), [(one.id, _name(one)) for one in child.value["questions"]])
            for child in draft.steps
        ]
        step.choices = [(child.id, _name(child)) for child in draft.steps]  # type: ignore[attr-defined]


@right("editors")
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, page_id: int) -> HttpResponse:
    """Choose a question and its new step; the draft of both languages changes, nothing live."""
    page = unpublished.page_for(request.user, page_id)
    source = _source(page).get_latest_revision_as_object()
    form = MoveForm(source, request.POST if request.method == "POST" else None)
    if form.is_valid():
        if unpublished.is_locked(page, request.user):
            return unpublished.leave_locked(request, page)
        carry_over(
            source, form.cleaned_data["question"], form.cleaned_data["step"], by=request.user
        )
        messages.success(request, _("The question is now on that step, in both languages."))
        return redirect("form_editing:move", page.pk)
    head = unpublished.head(page, _("Move a question"), "order")
    return render(request, "appeal_forms/cms/move.html", {**head, "form": form})


@transaction.atomic
def carry_over(source: FormPage, question: str, step: str, *, by: Any = None) -> None:
    """Move it in the draft that is translated, and take along what was translated so far.

    Moved already, it stays where it is: a second click changes nothing.
    """
    kept = translation.translation_of(source)
    words = _translated(source, kept) if kept else {}
    came_from = _place(source, question, step)
    if came_from is None:
        return
    source.save_revision(user=by)
    if kept is None:
        for other in source.get_translations():
            draft = other.get_latest_revision_as_object()
            if _place(draft, question, step):
                draft.save_revision(user=by)
        return
    old, new = (f"steps.{one}.questions.{question}." for one in (came_from, step))
    moved = {
        new + path.removeprefix(old) if path.startswith(old) else path: text
        for path, text in words.items()
    }
    latest = FormPage.objects.get(pk=source.pk).get_latest_revision_as_object()
    language = kept.target_locale.language_code
    translation.begin(latest, moved, language).save_target(user=by, publish=False)


def _source(page: FormPage) -> FormPage:
    """The page whose words are translated; any, where each language is written by itself."""
    kept = translation.translation_of(page)
    return kept.source.get_source_instance() if kept else page


def _translated(source: FormPage, kept: Any) -> dict[str, str]:
    """By path: the words of the other language that are no longer the source's own."""
    translation.offer_latest_draft(kept)
    target = kept.source.get_ephemeral_translated_instance(kept.target_locale, fallback=True)
    own = texts_of(source)
    words = {path: text for path, text in texts_of(target).items() if text != own.get(path)}
    return words | {"slug": target.slug}


def _place(draft: FormPage, question: str, step: str) -> str | None:
    """Put the question at the end of the step; the step it came from, None if it moved nowhere."""
    target = next((child for child in draft.steps if child.id == step), None)
    for child in draft.steps:
        asked: StreamValue = child.value["questions"]
        for place, one in enumerate(asked):
            if one.id == question and target is not None and child.id != step:
                del asked[place]
                target.value["questions"].append(one)
                return str(child.id)
    return None


def _name(child: Any) -> str:
    """A step or a question by its key and what it says."""
    key = child.value.get("key") or child.value.get("set") or ""
    said = child.value.get("title") or child.value.get("label") or child.block.label
    return f"{key} – {said}"
