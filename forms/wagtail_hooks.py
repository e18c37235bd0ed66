"""What the CMS offers for forms besides editing them."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from . import rearranging
from .case_types import screen as case_types
from .comparing import screens as comparing
from .models import FormPage
from .set_screens import QuestionSets
from .trying import screens as trying

urlpatterns = [
    path("<int:page_id>/versions/", comparing.versions, name="versions"),
    path("<int:page_id>/versions/compare/", comparing.compare, name="compare"),
    path("<int:page_id>/versions/<int:number>/release/", comparing.release, name="release"),
    path("<int:page_id>/preview/", trying.preview, name="preview"),
    path("<int:page_id>/preview/<str:language>/<str:place>/", trying.frame, name="frame"),
    path("<int:page_id>/try/", trying.begin, name="try"),
    path("<int:page_id>/move/", rearranging.move, name="move"),
]


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [path("forms/", include((urlpatterns, "form_editing")))]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def offer(page: Any, user: Any, *args: Any, **kwargs: Any) -> Iterator[Button]:
    """In the menu of a form's page: look at it before publishing, and what it was before."""
    if not isinstance(page.specific_deferred, FormPage):
        return
    if not page.permissions_for_user(user).can_edit():
        return
    for name, label, icon in (
        ("preview", _("Preview and try"), "view"),
        ("versions", _("Versions"), "history"),
        ("move", _("Move a question"), "order"),
    ):
        url = reverse(f"form_editing:{name}", args=[page.pk])
        yield Button(label, url, icon_name=icon, priority=62)


class NewForm(Component):
    """On the front page of the CMS: where a new form begins. It is written in English first."""

    order = 11
    template_name = "appeal_forms/cms/new_form.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        user = parent_context["request"].user
        home = Page.objects.filter(depth=2, locale__language_code="en").first()
        if home is None or not home.permissions_for_user(user).can_add_subpage():
            return {}
        address = reverse("wagtailadmin_pages:add", args=["appeal_forms", "formpage", home.pk])
        return {"new_form": address}


@hooks.register("construct_homepage_panels")
def begin_a_form(request: HttpRequest, panels: list[Component]) -> None:
    """Below the pages there are."""
    panels.append(NewForm())


register_snippet(case_types.CaseTypes)
register_snippet(QuestionSets)
hooks.register("register_log_actions", case_types.register_log_actions)
