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
from cases.models import Case, CaseType
from cases.permissions import right
from forms import drafts
from forms.addresses import receipt_url, resume_url
from forms.drafts import Draft
from forms.meanings import is_enquiry
from forms.models import FormPage, FormVersion

from .form import HowItCame

METHODS = ["GET", "HEAD", "POST"]


@right("keying")
@require_http_methods(METHODS)
def new(request: HttpRequest) -> HttpResponse:
    """How it came; then the first question of the form asked for, an appeal's unless told. What
    one has begun and not sent stands here too."""
    page = _page(request)
    version = FormVersion.newest(page.translation_key)
    if version is None:
        raise Http404
    language = _switched(request)
    enquiry = is_enquiry(page.case_type)
    data = request.POST if request.method == "POST" and not language else None
    form = HowItCame(data, enquiry=enquiry)
    if form.is_bound and form.is_valid():
        draft = drafts.begin_keying(
            version, key=form.cleaned_data["key"] or uuid.uuid4(), by=request.user, **form.came
        )
        if draft is None:
            raise Http404
        return redirect(resume_url(draft, translation.get_language()))
    here = translation.get_language()
    begun = [
        {
            "draft": draft,
            "url": resume_url(draft, here),
            "enquiry": is_enquiry(draft.definition.case_type),
        }
        for draft in drafts.being_keyed_by(request.user)
    ]
    shown = {"begun": begun, "others": _others(page), "page": _in(page, here), "enquiry": enquiry}
    return _show(request, form, language, **shown)


@right("keying")
@require_http_methods(METHODS)
def change(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """How it came, put right; then on with the questions."""
    draft = _mine(request, token)
    if draft.sent_at:
        return redirect(receipt_url(draft, ""))
    language = _switched(request)
    enquiry = is_enquiry(draft.definition.case_type)
    if request.method == "POST" and not language:
        form = HowItCame(request.POST, enquiry=enquiry)
        if form.is_valid():
            drafts.came_otherwise(draft, **form.came)
            return redirect(resume_url(draft, translation.get_language()))
    else:
        came = {name: getattr(draft, name) for name in ("channel", "received_on", "written_in")}
        form = HowItCame(initial=came, enquiry=enquiry)
    return _show(request, form, language, draft=draft, enquiry=enquiry)


@right("keying")
@require_safe
def receipt(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """The case is on disk: its reference, and the way to it for who may see it."""
    draft = _mine(request, token)
    case = arriving.find(draft.pk) if draft.sent_at else None
    if case is None:
        return redirect(resume_url(draft, translation.get_language()))
    said = {
        "reference": case.reference,
        "spoken": draft.came_by.is_spoken,
        "enquiry": is_enquiry(draft.definition.case_type),
        "form": draft.version.form,
        "may_see": Case.objects.visible_to(request.user).filter(pk=case.pk).exists(),
    }
    return render(request, "appeal_forms/keying/receipt.html", said | shell.context(request))


def _mine(request: HttpRequest, token: uuid.UUID) -> Draft:
    draft = drafts.opened_by(request, token)
    if draft is None or not draft.keyed_by_id:
        raise Http404
    return draft


def _page(request: HttpRequest) -> FormPage:
    """The form asked for by its translation key; one customers are asked now."""
    live = FormPage.objects.live().order_by("pk")
    if (asked := request.GET.get("form")) is None:
        page = live.filter(case_type=CaseType.APPEAL).first()
    else:
        page = live.filter(translation_key=asked).first() if _is_key(asked) else None
    if page is None:
        raise Http404
    return page


def _is_key(text: str) -> bool:
    try:
        return bool(uuid.UUID(text))
    except ValueError:
        return False


def _in(page: FormPage, language: str) -> FormPage:
    """The page of the form in this language."""
    return next(
        (one for one in _all(language) if one.translation_key == page.translation_key), page
    )


def _others(page: FormPage) -> list[FormPage]:
    """What else can be keyed in, in the language of the screen."""
    here = translation.get_language()
    return [one for one in _all(here) if one.translation_key != page.translation_key]


def _all(language: str) -> list[FormPage]:
    live = FormPage.objects.live().filter(locale__language_code=language)
    return list(live.order_by("title"))


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
        form = HowItCame(initial=typed, enquiry=context["enquiry"])
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
