"""The language of a request, and what browsers may keep of an answer."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.utils import translation
from django.utils.cache import patch_vary_headers


class Language:
    """The address decides (`/cy/…`, `/en/…`); elsewhere the person's own choice, else Welsh."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        from_path = translation.get_language_from_path(request.path_info)
        language = from_path or translation.get_language_from_request(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", translation.get_language())
        if not from_path:
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


class NoStore:
    """A page with anything of a person's in it stays in no cache, also behind the Back button."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not getattr(response, "cacheable_page", False):
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


class KeptApart:
    """No other site may embed what we answer, and no page of ours asks for a device."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        return response


class ContentSecurityPolicy(CSPMiddleware):
    """One strict policy everywhere but in Wagtail's own admin."""

    def process_response(self, request, response):
        if request.path.startswith("/admin/"):
            response._csp_replace = settings.ADMIN_CONTENT_SECURITY_POLICY
        return super().process_response(request, response)
