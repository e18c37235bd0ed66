"""The pages of a draft: its steps, the check page and the receipt."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from cases import clock
from cases.handling import arriving
from cases.permissions import right

from . import carrying, deleting, left_out, present, receipts, sending, steps, typed
from .addresses import (
    CHECK,
    DELETE,
    RECEIPT,
    SAVE,
    check_url,
    delete_url,
    page_url,
    receipt_url,
    save_url,
    step_url,
)
from .drafts import Draft, is_gone, opened_by
from .engine import Journey
from .keying import banner, words
from .meanings import is_enquiry
from .models import FormPage, FormVersion
from .returning import views as returning
from .trying import banner as trying
from .trying.rehearsal import rehearse
from .versions import definition_of

LANGUAGES = ("cy", "en")


@right("public")
@require_safe
def resume(request: HttpRequest, form: str, token: uuid.UUID) -> HttpResponse:
    """On to the first step still to be done, the check page, or the receipt."""
    draft = opened_by(request, token)
    if draft is None:
        return _not_open(request, form)
    return redirect(_next_url(_journey(draft)))


@right("public")
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, form: str, token: uuid.UUID, slug: str) -> HttpResponse:
    """One page of a draft, by its address in the language of the page."""
    draft = opened_by(request, token)
    if slug in DELETE.values() and request.method == "POST" and (draft or is_gone(token)):
        return deleting.delete(request, form, draft)
    if slug in SAVE.values() and returning.CLOSE in request.POST:
        return returning.close(draft, request)
    if draft is None:
        return _not_open(request, form, slug)
    journey = _journey(draft)
    if slug in DELETE.values():
        return deleting.ask(request, journey)
    if slug in SAVE.values():
        return returning.save(request, journey)
    if slug in RECEIPT.values():
        return _receipt(request, journey)
    if slug in CHECK.values():
        return _check(request, journey)
    step = draft.definition.step_by_slug(slug)
    if step is None:
        raise Http404
    if draft.sent_at:
        return steps.already_sent(request, journey, step)
    asked = journey.asked(step)
    if asked is None:
        return redirect(_next_url(journey))
    if slug != step.slug[journey.language]:
        return redirect(step_url(draft, step, journey.language))
    return steps.answer(request, journey, asked)


def _check(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Every answer with a way to change it, the last day to appeal, the declaration, and send."""
    draft = journey.draft
    if draft.sent_at:
        return redirect(receipt_url(draft, journey.language))
    to_do = journey.first_to_do()
    if to_do is not None:
        return redirect(f"{step_url(draft, to_do, journey.language)}?change=1")
    form = sending.declaration(draft, journey.language, request)
    reworded = request.method == "POST" and carrying.reworded(draft, request.POST)
    tried = trying.of(draft, journey.language)
    if tried and request.method == "POST" and form.is_valid():
        template, shown = rehearse(draft, journey)
        return render(request, template, {"trying": tried, **shown})
    if request.method == "POST" and form.is_valid() and not reworded:
        onward = receipt_url if sending.send(journey) else check_url
        return redirect(onward(draft, journey.language))
    keying = banner.of(request, draft)
    context = {
        "form": form,
        "sections": present.check_sections(journey),
        "left_out": left_out.rows(journey),
        "deadline": None if journey.is_enquiry else present.deadline(journey),
        "enquiry": journey.is_enquiry,
        "send_label": words.send(enquiry=journey.is_enquiry)
        if keying
        else draft.definition.send_label[journey.language],
        "keying": keying,
        "trying": tried,
        "version": draft.version_id,
        "reworded": reworded,
        "delete_url": delete_url(draft, journey.language),
        "save_url": save_url(draft, journey.language),
        "back_url": step_url(draft, journey.steps[-1], journey.language),
        "language_links": _links(draft, CHECK),
    }
    return render(request, "appeal_forms/check.html", context)


def _receipt(request: HttpRequest, journey: Journey) -> HttpResponse:
    """The case is on disk: its reference, who deals with it, and what happens next."""
    draft = journey.draft
    if draft.keyed_by_id:
        return redirect(receipt_url(draft, journey.language))
    case = arriving.find(draft.pk) if draft.sent_at else None
    if case is None:
        return redirect(_next_url(journey))
    context = {
        **receipts.of(case, journey.language),
        "ending": present.ending(draft, journey.language),
        "language_links": _links(draft, RECEIPT),
    }
    return render(request, receipts.template(case), context)


def _not_open(request: HttpRequest, form: str, slug: str = "") -> HttpResponse:
    """The same page for a draft that is unknown, another browser's or expired.

    What was just typed to the step `slug` is given back: it is nowhere else.
    """
    pages = FormPage.objects.live().filter(locale__language_code=get_language(), slug=form)
    start = pages.first()
    if start is None:
        raise Http404
    context = {
        "enquiry": is_enquiry(start.case_type),
        "words": _typed(request, start, slug) if request.method == "POST" else [],
        "start_url": start.get_url(request),
        "language_links": present.other_starts(start, request),
    }
    return render(request, "appeal_forms/not_open.html", context, status=404)


def _typed(request: HttpRequest, start: FormPage, slug: str) -> list[str]:
    """What a POST says to a step of the form as it is asked now, in words."""
    version = FormVersion.newest(start.translation_key)
    step = definition_of(version.pk).step_by_slug(slug) if version else None
    if step is None:
        return []
    return present.typed_late(step, typed.read(step, request.POST), get_language() or "cy")


def _journey(draft: Draft) -> Journey:
    return Journey(draft=draft, language=get_language() or "cy", now=clock.now())


def _next_url(journey: Journey) -> str:
    draft, language = journey.draft, journey.language
    if draft.sent_at:
        return receipt_url(draft, language)
    to_do = journey.first_to_do()
    return step_url(draft, to_do, language) if to_do else check_url(draft, language)


def _links(draft: Draft, slugs: dict[str, str]) -> list[dict[str, Any]]:
    """The same page in each language."""
    return present.language_links(
        {language: page_url(draft, slugs[language], language) for language in LANGUAGES}
    )
