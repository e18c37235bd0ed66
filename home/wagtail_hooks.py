"""The front page of the CMS says where everything an editor may change is."""

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from . import catching_up


class Start(Component):
    """Every page in both its languages, and what is kept outside the pages."""

    order = 10
    template_name = "home/cms_start.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        pages = Page.objects.filter(depth__gt=1).order_by("path")
        english = {page.translation_key: page for page in pages.filter(locale__language_code="en")}
        welsh = pages.filter(locale__language_code="cy")
        both = [(page, english.pop(page.translation_key, None)) for page in welsh]
        return {
            "pages": [*both, *((None, page) for page in english.values())],
            "places": [*_places(parent_context["request"].user), catching_up.place()],
        }


def _places(user: Any) -> list[dict[str, Any]]:
    """Our own kinds of rows that `user` may change."""
    viewsets = [
        model.snippet_viewset for model in get_snippet_models() if model._meta.app_label == "cases"
    ]
    return [
        {"label": viewset.menu_label, "url": reverse(viewset.get_url_name("list"))}
        for viewset in viewsets
        if viewset.permission_policy.user_has_permission(user, "change")
    ]


@hooks.register("construct_homepage_panels")
def begin_here(request: HttpRequest, panels: list[Component]) -> None:
    """Above what Wagtail shows of its own."""
    panels.append(Start())


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """The Welsh that stands behind its English."""
    return [path("welsh-behind/", include((catching_up.urlpatterns, "welsh_behind")))]
