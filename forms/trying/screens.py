"""In the CMS: a form before it is published, place by place in both languages, and walked."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from bilingual.problems import LANGUAGES
from bilingual.refusal import LANGUAGE_NAMES
from cases.permissions import right
from forms import drafts as keeping
from forms.addresses import resume_url
from forms.models import FormPage, FormVersion

from . import places, unpublished


@right("editors")
@require_safe
def preview(request: HttpRequest, page_id: int) -> HttpResponse:
    """One place of the form, Welsh and English beside each other, and the way to all the others."""
    page = unpublished.page_for(request.user, page_id)
    pages = unpublished.drafts(page)
    form = unpublished.runnable(unpublished.snapshot(page, pages))
    found = list(places.of(form, get_language() or "cy")) if form else []
    wanted = request.GET.get("place", places.START)
    at = next((number for number, place in enumerate(found) if place.name == wanted), 0)
    context = {
        **unpublished.head(page, _("Preview and try"), "view"),
        "places": found,
        "place": found[at] if found else None,
        "before": found[at - 1] if at else None,
        "after": found[at + 1] if at + 1 < len(found) else None,
        "states": _states(page, found[at]) if found else [],
        "problems": [
            {"language": LANGUAGE_NAMES[problem.language], "problem": problem}
            for problem in unpublished.missing(page)
        ],
    }
    return render(request, "appeal_forms/cms/preview.html", context)


@right("editors")
@require_safe
@xframe_options_sameorigin
def frame(request: HttpRequest, page_id: int, language: str, place: str) -> HttpResponse:
    """What a resident would see at this place; for a frame of the screen above."""
    page = unpublished.page_for(request.user, page_id)
    pages = unpublished.drafts(page)
    form = unpublished.runnable(unpublished.snapshot(page, pages))
    if form is None or language not in LANGUAGES:
        raise Http404
    shown = pages.get(language) or page.get_latest_revision_as_object()
    return places.show(request, shown, form, language, place)


@right("editors")
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, page_id: int) -> HttpResponse:
    """Begin to walk the form as its drafts stand, or as one of its versions is."""
    page = unpublished.page_for(request.user, page_id)
    here = redirect("form_editing:preview", page.pk)
    if request.method != "POST":
        return here
    number = request.POST.get("version", "")
    if number.isdecimal():
        released = FormVersion.released(page.translation_key)
        definition = get_object_or_404(released, number=int(number[:9])).definition
    else:
        definition = unpublished.snapshot(page, unpublished.drafts(page))
    if unpublished.runnable(definition) is None:
        messages.error(request, _("The form is too unfinished to be tried."))
        return here
    version = FormVersion.to_try(page.translation_key, definition)
    draft, secret = keeping.begin(version)
    wanted = request.POST.get("language")
    onward = redirect(resume_url(draft, wanted if wanted in LANGUAGES else "cy"))
    return keeping.give_secret(request, onward, draft, secret)


def _states(page: FormPage, place: places.Place) -> list[dict[str, Any]]:
    """The frames of a place: as it is met, and with nothing filled in; each in both languages."""
    states = [(place.title, place.name)]
    if place.wrong:
        states = [
            (_("%(page)s: as people first see it") % {"page": place.title}, place.name),
            (_("%(page)s: when nothing is filled in") % {"page": place.title}, place.wrong),
        ]
    return [
        {
            "title": title,
            "frames": [
                {
                    "language": LANGUAGE_NAMES[code],
                    "url": reverse("form_editing:frame", args=[page.pk, code, name]),
                }
                for code in LANGUAGES
            ],
        }
        for title, name in states
    ]
