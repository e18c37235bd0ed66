"""What of a form can be looked at, each place as a resident would see it, in one language."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from cases import clock
from forms import present, sending
from forms.addresses import delete_url, start_url
from forms.definition import Definition, Step
from forms.drafts import Draft
from forms.engine import Journey
from forms.meanings import is_enquiry
from forms.models import FormPage

from . import samples
from .rehearsal import rehearse

START, CHECK, RECEIPT, LETTER = "start", "check", "receipt", "acknowledgement"
STEP, WRONG = "step-", "errors-"


@dataclass(frozen=True)
class Place:
    """One page of the form, and how it is named to the editor."""

    name: str
    title: Any
    wrong: str = ""
    """The same page with nothing filled in, where it asks something."""


def of(form: Definition, language: str) -> Iterator[Place]:
    """Every place in order."""
    yield Place(START, _("Start page"))
    for step in form.steps:
        wrong = f"{WRONG}{step.key}" if step.asked else ""
        yield Place(f"{STEP}{step.key}", step.heading(language), wrong)
    yield Place(CHECK, _("Check page"), f"{WRONG}{CHECK}")
    yield Place(RECEIPT, _("Receipt"))
    yield Place(LETTER, _("Acknowledgement"))


def show(
    request: HttpRequest, page: FormPage, form: Definition, language: str, name: str
) -> HttpResponse:
    """The page at this place, from invented answers. Nothing is written."""
    with override(language):
        if name == START:
            enquiry = is_enquiry(page.case_type)
            return _drawn(request, FormPage.template, {"page": page, "enquiry": enquiry})
        draft = Draft(pk=uuid.uuid4(), version_id=uuid.uuid4(), created_at=timezone.now())
        draft.definition = form
        journey = Journey(draft, language, clock.now())
        journey = samples.fill(draft, language, journey)
        if name in (CHECK, f"{WRONG}{CHECK}"):
            return _check(request, journey, wrong=name != CHECK)
        if name == RECEIPT:
            template, shown = rehearse(draft, journey)
            return _drawn(request, template, {**shown, "trial": None})
        if name == LETTER:
            _template, shown = rehearse(draft, journey)
            return _drawn(request, "appeal_forms/trying/letters.html", shown)
        step = form.step(name.removeprefix(STEP).removeprefix(WRONG))
        if step is None:
            raise Http404
        return _step(request, journey, step, wrong=name.startswith(WRONG))


def _step(request: HttpRequest, journey: Journey, step: Step, *, wrong: bool) -> HttpResponse:
    """The page as it is first met; or after Continue with nothing filled in."""
    for question in step.asked:
        journey.draft.answers.pop(question.key, None)
    form = journey.form(step, data=QueryDict() if wrong else None, bound=wrong)
    return _drawn(
        request, "appeal_forms/step.html", present.step(journey, step, form, changing=False)
    )


def _check(request: HttpRequest, journey: Journey, *, wrong: bool) -> HttpResponse:
    draft, language = journey.draft, journey.language
    form = sending.declaration(draft, language, request)
    context = {
        "form": type(form)(QueryDict()) if wrong else form,
        "sections": present.check_sections(journey),
        "deadline": None if journey.is_enquiry else present.deadline(journey),
        "enquiry": journey.is_enquiry,
        "send_label": draft.definition.send_label[language],
        "delete_url": delete_url(draft, language),
        "back_url": start_url(draft, language),
    }
    return _drawn(request, "appeal_forms/check.html", context)


def _drawn(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The page without the site's menu, which would take the room of what is looked at."""
    return render(request, template, {**context, "site_navigation": ()})
