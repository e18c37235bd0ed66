"""Question sets in the CMS: both languages side by side, and where a set is asked."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, Panel
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import FormPage, QuestionSet


def forms_asking(kept: QuestionSet) -> list[FormPage]:
    """The pages of forms, live or in their latest draft, that ask the set: in each language."""
    return [
        page
        for page in FormPage.objects.select_related("locale").order_by("locale", "title")
        if any(_asks(one, kept.key) for one in (page, page.get_latest_revision_as_object()))
    ]


def _asks(page: FormPage, key: str) -> bool:
    return any(
        child.block_type == "question_set" and child.value["set"] == key
        for step in page.steps
        for child in step.value["questions"]
    )


@hooks.register("before_delete_snippet")
def keep_what_is_asked(request: HttpRequest, instances: Iterable[Any]) -> HttpResponse | None:
    """Wagtail asks the policy below for its buttons only, so an address or a bulk deletion comes
    here."""
    for kept in instances:
        if isinstance(kept, QuestionSet) and forms_asking(kept):
            said = _("“%(set)s” stays: a form asks it. Take it out of the form first.")
            messages.error(request, said % {"set": kept})
            return redirect("wagtailsnippets_appeal_forms_questionset:edit", kept.pk)
    return None


class Unasked(ModelPermissionPolicy):
    """A set goes only while no form asks it."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if action == "delete" and forms_asking(instance):
            return False
        return super().user_has_permission_for_instance(user, action, instance)


class WherePanel(Panel):
    """The forms that ask the set, each a link to its page in the editor."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "appeal_forms/cms/where_asked.html"

        @cached_property
        def pages(self) -> list[FormPage]:
            return forms_asking(self.instance)

        def is_shown(self) -> bool:
            return self.instance.pk is not None


class QuestionSets(SnippetViewSet):
    model = QuestionSet
    icon = "list-ul"
    menu_label = _("Sets of questions")
    menu_order = 205
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["key", "name_cy", "name_en"]
    search_fields = ["key", "name_cy", "name_en"]
    edit_handler = ObjectList(
        [
            FieldPanel("key"),
            FieldRowPanel([FieldPanel("name_cy"), FieldPanel("name_en")]),
            FieldPanel(
                "questions",
                help_text=_(
                    "Both languages stand side by side. A form that asks the set takes in what is "
                    "changed here when the form is published again."
                ),
            ),
            WherePanel(heading=_("Where it is asked")),
        ]
    )

    @property
    def permission_policy(self) -> Unasked:
        return Unasked(self.model)
