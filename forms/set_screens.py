"""Question sets in the CMS: both languages side by side, and where a set is asked."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, Panel
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import FormPage, QuestionSet


def forms_asking(kept: QuestionSet) -> list[FormPage]:
    """The forms whose live page or latest draft asks the set, in the editor's language."""
    pages = FormPage.objects.filter(locale__language_code=get_language() or "cy")
    return [
        page
        for page in pages.order_by("title")
        if any(_asks(one, kept.key) for one in (page, page.get_latest_revision_as_object()))
    ]


def _asks(page: FormPage, key: str) -> bool:
    return any(
        child.block_type == "question_set" and child.value["set"] == key
        for step in page.steps
        for child in step.value["questions"]
    )


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
