"""Deny by default: a view that declares no right answers 404.

Our views declare theirs with `cases.permissions.right`; the views of others are declared here.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.views import serve

from cases import clock
from cases.permissions import has_right
from cases.staff import lapse, turned_away

CMS = "/admin/"  # Wagtail asks its own permissions behind this door
PUBLIC_VIEWS = (serve,)  # Wagtail's: a published page


def right_of(view, path: str = "") -> str | None:
    """The right `view` asks for at the address `path`, or None when nobody declared one."""
    declared = getattr(view, "declared_right", None) or getattr(
        getattr(view, "view_class", None), "declared_right", None
    )
    if declared:
        return declared
    if path.startswith(CMS):
        return "editors"
    return "public" if view in PUBLIC_VIEWS else None


def patterns(
    resolver: URLResolver | None = None, space: str = "", path: str = "/"
) -> Iterator[tuple[str, Any, str]]:
    """Every (name, view, start of its address) the service answers to.

    An unnamed one is called by its pattern.
    """
    for entry in (resolver or get_resolver()).url_patterns:
        below = path + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield space + (entry.name or str(entry.pattern)), entry.callback, below
        else:
            inner = f"{entry.namespace}:" if entry.namespace else ""
            yield from patterns(entry, space + inner, below)


class DenyByDefault:
    """Ask each view's right before it runs."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        right = right_of(view, request.path)
        if right is None:
            raise Http404
        if right == "public" or has_right(request.user, right):
            return None
        if not request.user.is_authenticated:
            if request.method == "POST" and not request.path.startswith(CMS):
                return lapse.sign_in_first(request)
            return redirect_to_login(request.get_full_path())
        raise Http404


class NoteTurnedAway:
    """Put on record who had a part in a matter and asked for a page of its case (policy 7.3)."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        match = request.resolver_match
        if response.status_code == 404 and match and match.namespace == "staff":
            reference = match.kwargs.get("reference")
            if reference and request.user.is_authenticated:
                acted = request.method not in ("GET", "HEAD", "OPTIONS")
                page, now = match.url_name, clock.now()
                turned_away.note(request.user, reference, page=page, acted=acted, now=now)
        return response
