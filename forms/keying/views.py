"""The staff pages around the form: before the first question, and after the last."""

import uuid
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_safe

from cases.casework import shell
from cases.handling import arriving
from cases.models import Case
from cases.permissions import right
from forms import drafts
from forms.addresses import receipt_url, resume_url
from forms.drafts import Draft
from forms.models import FormPage, FormVersion

from .form import HowItCame

METHODS = ["GET", "HEAD", "POST"]


@right("keying")
@require_http_methods(METHODS)
def new(request: HttpRequest) -> HttpResponse:
    """How it came; then the first question. What one has begun and not sent stands here too."""
    version = _version()
    language = _switched(request)
    form = HowItCame(request.POST if request.method == "POST" and not language else None)
    if form.is_bound and form.is_valid():
        draft = drafts.begin_keying(
            version, key=form.cleaned_data["key"] or uuid.uuid4(), by=request.user, **form.came
        )
        if draft is None:
            raise Http404
        return redirect(resume_url(draft, translation.get_language()))
    here = translation.get_language()
    begun = [
        {"draft": draft, "url": resume_url(draft, here)}
        for draft in drafts.being_keyed_by(request.user)
    ]
    return _show(request, form, language, begun=begun)


@right("keying")
@require_http_methods(METHODS)
def change(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """How it came, put right; then on with the questions."""
    draft = _mine(request, token)
    if draft.sent_at:
        return redirect(receipt_url(draft, ""))
    language = _switched(request)
    if request.method == "POST" and not language:
        form = HowItCame(request.POST)
        if form.is_valid():
            drafts.came_otherwise(draft, **form.came)
            return redirect(resume_url(draft, translation.get_language()))
    else:
        came = {name: getattr(draft, name) for name in ("channel", "received_on", "written_in")}
        form = HowItCame(initial=came)
    return _show(request, form, language, draft=draft)


@right("keying")
@require_safe
def receipt(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """The appeal is on disk: its reference, and the way to it for who may see it."""
    draft = _mine(request, token)
    case = arriving.find(draft.pk) if draft.sent_at else None
    if case is None:
        return redirect(resume_url(draft, translation.get_language()))
    said = {
        "reference": case.reference,
        "spoken": draft.came_by.is_spoken,
        "may_see": Case.objects.visible_to(request.user).filter(pk=case.pk).exists(),
    }
    return render(request, "appeal_forms/keying/receipt.html", said | shell.context(request))


def _mine(request: HttpRequest, token: uuid.UUID) -> Draft:
    draft = drafts.opened_by(request, token)
    if draft is None or not draft.keyed_by_id:
        raise Http404
    return draft


def _version() -> FormVersion:
    """The form customers are asked now."""
    page = FormPage.objects.live().filter(case_type="appeal").first()
    version = FormVersion.newest(page.translation_key) if page else None
    if version is None:
        raise Http404
    return version


def _switched(request: HttpRequest) -> str:
    """The language asked for by its button, from here on; "" when another button was pressed."""
    language = request.POST.get("switch_language", "")
    if language not in dict(settings.LANGUAGES):
        return ""
    translation.activate(language)
    request.LANGUAGE_CODE = language
    return language


def _show(
    request: HttpRequest, form: HowItCame, language: str = "", **context: Any
) -> HttpResponse:
    """The page; when only the language changes, with what was typed, unchecked."""
    if language:
        typed = {
            name: field.widget.value_from_datadict(request.POST, {}, name)
            for name, field in form.fields.items()
        }
        form = HowItCame(initial=typed)
    context |= {"form": form, **shell.context(request)}
    response = render(request, "appeal_forms/keying/start.html", context)
    if language:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return response
