"""The language of the screen, changed by a button of a form so that nothing typed is lost."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


def asked_for(request: HttpRequest) -> str:
    """The language whose button was pressed; empty when none was."""
    language = request.POST.get("switch_language", "")
    return language if language in dict(settings.LANGUAGES) else ""


def switch(request: HttpRequest, language: str) -> None:
    """Read on in `language` from here."""
    translation.activate(language)
    request.LANGUAGE_CODE = language


def remember(response: HttpResponse, language: str, request: HttpRequest) -> HttpResponse:
    """The answer, with the language kept for the pages to come."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return response
