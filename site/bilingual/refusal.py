"""Say to an editor what keeps a page from going live, whichever route they took."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from wagtail.admin import messages

from .problems import NotReady

LANGUAGE_NAMES = {
    "cy": pgettext_lazy("language of a page", "Welsh"),
    "en": pgettext_lazy("language of a page", "English"),
}


def tell(request: HttpRequest, not_ready: NotReady) -> None:
    """Put the refusal among the editor's messages: what is missing, by language."""
    lines = format_html_join(
        "",
        "<li>{}: {} – {} {}</li>",
        (
            (LANGUAGE_NAMES[problem.language], problem.where, problem.message, problem.mend)
            for problem in not_ready.problems
        ),
    )
    intro = _("Not published. A page goes live in Welsh and English at once, and this is missing:")
    messages.error(request, format_html("{}<ul>{}</ul>", intro, lines))


class TellWhatIsMissing:
    """Middleware: a refusal on a route without a hook (bulk, workflow, translation, API)."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotReady):
            return None
        if "/api/" in request.path:
            missing = [vars(problem) for problem in exception.problems]
            return JsonResponse({"detail": str(exception), "missing": missing}, status=409)
        tell(request, exception)
        return redirect(_address_to_mend(request, exception))


def _address_to_mend(request: HttpRequest, not_ready: NotReady) -> str:
    """The page's editor when we know the page, else the page the person came from."""
    if not_ready.page is not None and not_ready.page.pk:
        return reverse("wagtailadmin_pages:edit", args=[not_ready.page.pk])
    came_from = request.headers.get("referer", "")
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}):
        return came_from
    return reverse("wagtailadmin_home")
