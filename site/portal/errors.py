"""Error pages in the reader's language; each still gives telephone and post."""

import sys

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.shortcuts import render
from django.utils import translation


def _page(request, status: int):
    if language := translation.get_language_from_path(request.path_info):
        translation.activate(language)
    return render(request, f"{status}.html", status=status)


def bad_request(request, exception):
    return _page(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def forbidden(request, exception):
    return _page(request, 403)


def not_found(request, exception):
    return _page(request, 404)


def server_error(request):
    """A fault of ours; or, when the database or disk fails us, that it will be back later."""
    if not isinstance(sys.exception(), OperationalError | OSError):
        return _page(request, 500)
    response = _page(request, 503)
    response["Retry-After"] = "300"
    return response


def csrf_failure(request, reason=""):
    return render(request, "403_csrf.html", status=403)


class MethodNotAllowed:
    """A page, where Django answers with an empty one: to a bookmark of what only takes forms."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 405 or response.content:
            return response
        page = _page(request, 405)
        page["Allow"] = response["Allow"]
        return page
