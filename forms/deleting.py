"""Deleting what was typed, for who used a computer that others use too."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from . import drafts, present
from .addresses import DELETE, page_url, receipt_url, resume_url
from .drafts import Draft
from .engine import Journey
from .meanings import is_enquiry
from .models import FormPage
from .trying import banner as trying
from .versions import on_trial


def ask(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Whether to delete; nothing is deleted yet. What was sent is not ours to delete here."""
    draft, language = journey.draft, journey.language
    if draft.sent_at:
        return redirect(receipt_url(draft, language))
    context = {
        "enquiry": journey.is_enquiry,
        "keyed": draft.keyed_by_id is not None,
        "back_url": resume_url(draft, language),
        "language_links": present.language_links(
            {code: page_url(draft, slug, code) for code, slug in DELETE.items()}
        ),
    }
    return render(request, "appeal_forms/delete.html", context)


def delete(request: HttpRequest, form: str, draft: Draft | None) -> HttpResponse:
    """The draft, its files and its cookie go. However often it is sent, the answer is the same.

    `draft` is None when it is gone already.
    """
    if draft and not drafts.forget(draft):
        return redirect(receipt_url(draft, get_language() or "cy"))
    if draft and on_trial(draft.version_id):
        back = redirect(trying.back_url(draft, get_language() or "cy"))
        drafts.forget_secret(back, draft)
        return back
    if draft and draft.keyed_by_id:
        messages.success(request, _("What you had keyed in is deleted."))
        return redirect("keying:new")
    pages = FormPage.objects.live().filter(locale__language_code=get_language(), slug=form)
    start = pages.first()
    if start is None:
        raise Http404
    context = {
        "enquiry": is_enquiry(start.case_type),
        "start_url": start.get_url(request),
        "language_links": present.other_starts(start, request),
    }
    response = render(request, "appeal_forms/deleted.html", context)
    if draft:
        drafts.forget_secret(response, draft)
    return response
