"""The pages around coming back: how to, and the way in by code or link.

Opening one changes nothing, and the mere address of a link opens nothing: mail programs fetch
addresses. Pressing the button does.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, translate_url
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from bilingual.switch import language_links
from cases.permissions import right
from design.typed_text import without_controls
from forms import drafts, present
from forms.addresses import SAVE, page_url, receipt_url, resume_url, save_url
from forms.drafts import Draft
from forms.engine import Journey
from forms.trying import banner as trying

from . import opening, post, words
from .asking import CodeForm, LinkForm

METHODS = ["GET", "HEAD", "POST"]
CLOSE = "go-close"
MOST_TYPED = 254


def save(request: HttpRequest, journey: Journey) -> HttpResponse:
    """How to come back to this draft: a link by e-mail, a code, and closing it on this device.

    In a trial no e-mail goes: the page shows the one that would.
    """
    draft, language = journey.draft, journey.language
    if draft.sent_at or draft.keyed_by_id:
        return redirect((receipt_url if draft.sent_at else resume_url)(draft, language))
    if "go-code" in request.POST:
        opening.take_code(draft)
        return redirect(f"{save_url(draft, language)}#code")
    link = draft.mails.links().filter(opens=True).last()
    form = LinkForm(initial={"email": link.to if link else _typed_address(draft)})
    tried, letter = trying.of(draft, language), None
    if read_in := _read_in(request):
        if read_in != language:
            return redirect(save_url(draft, read_in), preserve_request=True)
        form = LinkForm(initial={"email": _typed(request, "email")})
    elif request.method == "POST":
        form = LinkForm(request.POST)
        if form.is_valid() and tried:
            letter = post.shown(draft, language)
        elif form.is_valid() and _asked(draft, form, language):
            return redirect(f"{save_url(draft, language)}#link")
    code = opening.code_in_use(draft)
    context = {
        "form": form,
        "link": link,
        "trying": tried,
        "letter": letter,
        "code": code,
        "may_close": bool(code or (link and link.sent_at)),
        "last_day": words.last_day(draft, language),
        "address": _address(reverse("appeal_forms:come_back")),
        "back_url": resume_url(draft, language),
        "language_links": present.language_links(
            {each: page_url(draft, slug, each) for each, slug in SAVE.items()}
        ),
    }
    return render(request, "appeal_forms/returning/save.html", context)


def close(draft: Draft | None, request: HttpRequest) -> HttpResponse:
    """This device forgets the draft; the same answer when it has already. Nothing is deleted."""
    response = redirect(f"{reverse('appeal_forms:come_back')}?page=closed")
    if draft and not draft.keyed_by_id and not draft.sent_at:
        drafts.shut_out(request, draft)
        drafts.forget_secret(response, draft)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@right("public")
@require_http_methods(METHODS)
def come_back(request: HttpRequest) -> HttpResponse:
    """Ask for the code, and open the draft with it."""
    if (read_in := _read_in(request)) and read_in != get_language():
        return redirect(translate_url(request.path, read_in), preserve_request=True)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if read_in:
        form = CodeForm(initial={"code": _typed(request, "code")})
    elif form.is_bound and form.is_valid():
        draft = opening.by_code(form.cleaned_data["code"])
        if draft is not None:
            return _open(request, draft)
        form.refuse()
    context: dict[str, Any] = {
        "form": form,
        "closed": request.GET.get("page") == "closed",
        "language_links": language_links(request),
    }
    return render(request, "appeal_forms/returning/come_back.html", context)


@right("public")
@require_http_methods(METHODS)
def carry_on(request: HttpRequest, link: str) -> HttpResponse:
    """What the link in an e-mail leads to: one button."""
    draft = opening.by_link(link)
    context: dict[str, Any] = {"language_links": language_links(request)}
    if draft is None:
        return render(request, "appeal_forms/returning/not_open.html", context, status=404)
    if request.method == "POST":
        return _open(request, draft)
    language = get_language() or "cy"
    context["title"] = draft.definition.title[language]
    context["last_day"] = words.last_day(draft, language)
    return render(request, "appeal_forms/returning/carry_on.html", context)


def _read_in(request: HttpRequest) -> str:
    """The language whose button sent the form; "" when another did. What was typed goes on to the
    page in that language with the request, and never into an address."""
    asked = request.POST.get("go-language", "")
    return asked if asked in SAVE else ""


def _typed(request: HttpRequest, name: str) -> str:
    """What was typed in a box, to be shown again unchecked."""
    return without_controls(request.POST.get(name, ""))[:MOST_TYPED]


def _open(request: HttpRequest, draft: Draft) -> HttpResponse:
    secret = drafts.let_in(request, draft)
    response = redirect(resume_url(draft, get_language() or "cy"))
    return drafts.give_secret(request, response, draft, secret)


def _asked(draft: Draft, form: LinkForm, language: str) -> bool:
    try:
        post.ask_for_link(draft, form.cleaned_data["email"], language)
    except post.TooMany:
        form.refuse_more()
        return False
    return True


def _typed_address(draft: Draft) -> str:
    """The address they gave in the form itself, so that nobody types it twice."""
    for _step, question in draft.definition.questions():
        if question.meaning == "email":
            return str(draft.answers.get(question.key) or "")
    return ""


def _address(path: str) -> str:
    """An address as it is typed from paper."""
    return settings.WAGTAILADMIN_BASE_URL.split("://")[-1].rstrip("/") + path
