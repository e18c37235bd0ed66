"""Deny by default: a view that declares no right answers 404.

Our views declare theirs with `cases.permissions.right`; the views of others are declared here.
"""

from collections.abc import Iterator

from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.urls import URLPattern, URLResolver, get_resolver

from cases.permissions import has_right

# Wagtail asks its own permissions behind this door.
THIRD_PARTY = {"wagtail": "editors", "wagtail_localize": "editors"}
PUBLIC_VIEWS = {"wagtail.views.serve", "wagtail.documents.views.serve.serve"}


def right_of(view) -> str | None:
    """The right `view` declares, or None."""
    declared = getattr(view, "declared_right", None) or getattr(
        getattr(view, "view_class", None), "declared_right", None
    )
    if declared:
        return declared
    wrapped = getattr(view, "view_class", None) or view
    module = getattr(wrapped, "__module__", "")
    name = f"{module}.{getattr(wrapped, '__name__', '')}"
    if name in PUBLIC_VIEWS:
        return "public"
    return THIRD_PARTY.get(module.split(".")[0])


def patterns(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, object]]:
    """Every (name, view) the service answers to; an unnamed one is called by its pattern."""
    resolver = resolver or get_resolver()
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield prefix + (entry.name or str(entry.pattern)), entry.callback
        else:
            space = f"{entry.namespace}:" if entry.namespace else ""
            yield from patterns(entry, prefix + space)


class DenyByDefault:
    """Ask each view's right before it runs."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        right = right_of(view)
        if request.path.startswith("/admin/") and right != "public":
            right = "editors"
        if right is None:
            raise Http404
        if right == "public" or has_right(request.user, right):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        raise Http404
