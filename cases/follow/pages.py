"""Drawing the customer's pages, and leading each into the other language with what was typed."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import translate_url

from bilingual.switch import language_links
from cases.follow import words
from cases.models import Case, CaseType

MOST_TYPED = 40  # characters of one short answer carried into the other language


def page(request: HttpRequest, template: str, *, status: int = 200, **said: Any) -> HttpResponse:
    """One page, with the way to itself in the other language; `enquiry`: it is of no appeal."""
    said["language_links"] = language_links(request)
    case = said.get("case")
    said["enquiry"] = case is not None and case.case_type.flow == CaseType.Flow.ENQUIRY
    return render(request, f"cases/follow/{template}.html", said, status=status)


def refused(request: HttpRequest, case: Case, code: str) -> HttpResponse:
    """Why it could not be done, in a sentence. Nothing was changed."""
    sentence = words.of(words.REFUSALS[code], case)
    return page(request, "refused", case=case, sentence=sentence, status=409)


def other_language(request: HttpRequest) -> str | None:
    """The language whose button sent the form, if one did."""
    asked = request.POST.get("go-language")
    return asked if asked in dict(settings.LANGUAGES) else None


def in_language(request: HttpRequest, language: str, *names: str) -> HttpResponse:
    """The same page in `language`, with the short answers in `names` as they were typed."""
    typed = {name: request.POST[name][:MOST_TYPED] for name in names if request.POST.get(name)}
    address = translate_url(request.path, language)
    return redirect(f"{address}?{urlencode(typed)}" if typed else address)
