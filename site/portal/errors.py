"""Error pages in the reader's language; each still gives telephone and post."""

from django.shortcuts import render
from django.utils import translation


def _page(request, status: int):
    if language := translation.get_language_from_path(request.path_info):
        translation.activate(language)
    return render(request, f"{status}.html", status=status)


def bad_request(request, exception):
    return _page(request, 400)


def forbidden(request, exception):
    return _page(request, 403)


def not_found(request, exception):
    return _page(request, 404)


def server_error(request):
    return _page(request, 500)


def csrf_failure(request, reason=""):
    return render(request, "403_csrf.html", status=403)
