"""What editors keep outside the pages: letters, closed days, details, dates in force.

Who may do so are the CMS's own permissions of the groups (`portal.editors`); Wagtail logs every
edit.
"""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cases import clock, clocks
from cases.letters.editing import EditLetterText, LetterTextForm, LockedPanel, PlaceholderPanel
from cases.models import (
    ClosedDay,
    CouncilDetails,
    Edition,
    LetterText,
    OmbudsmanDetails,
)


class OneRow(ModelPermissionPolicy):
    """Details stand in one row: it may be added while there is none."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        if action == "add" and self.model.objects.exists():
            return False
        return super().user_has_permission(user, action)


class Kept(SnippetViewSet):
    """Something of ours that is edited and never copied."""

    copy_view_enabled = False


class Details(Kept):
    """One row of details."""

    @property
    def permission_policy(self) -> OneRow:
        return OneRow(self.model)


def _pair(name: str) -> FieldRowPanel:
    """Both languages beside each other."""
    return FieldRowPanel([FieldPanel(f"{name}_cy"), FieldPanel(f"{name}_en")])


class LetterTexts(Kept):
    model = LetterText
    icon = "mail"
    menu_label = _("Letters")
    list_per_page = 100  # those of a kind of its own at a glance with the usual ones
    list_display = ["__str__", "subject_cy", "subject_en"]
    search_fields = ["subject_cy", "subject_en", "body_cy", "body_en"]
    edit_view_class = EditLetterText
    edit_handler = ObjectList(
        [
            PlaceholderPanel(heading=_("What this letter can say of a case")),
            MultiFieldPanel(
                [_pair("subject"), _pair("body"), FieldPanel("still_says")], heading=_("Words")
            ),
            LockedPanel(heading=_("Always said")),
        ],
        base_form_class=LetterTextForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[LetterText]:
        return LetterText.objects.select_related("case_type")


class ClosedDays(Kept):
    model = ClosedDay
    icon = "calendar"
    menu_label = _("Closed days")
    list_per_page = 100  # some years in one list, to see at a glance what is missing
    list_display = [
        "day",
        "name_cy",
        "name_en",
        BooleanColumn("extends_customer", label=_("Extends the customer’s time")),
        BooleanColumn("extends_council", label=_("Extends the Council’s own time")),
    ]
    panels = [
        *(FieldPanel("day"), _pair("name")),
        *(FieldPanel("extends_customer"), FieldPanel("extends_council")),
    ]


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def work_out_anew(request: HttpRequest, instance: Any) -> None:
    """A closed day added or changed moves what is open: never forwards, and not without a word."""
    if not isinstance(instance, ClosedDay):
        return
    if moved := clocks.recalculate(now=clock.now()):
        said = ngettext(
            "%(n)s open case now has a later day to answer or acknowledge by.",
            "%(n)s open cases now have a later day to answer or acknowledge by.",
            moved,
        )
        messages.info(request, said % {"n": moved})


class Council(Details):
    model = CouncilDetails
    icon = "home"
    menu_label = _("The council")
    panels = [
        *(_pair("name"), _pair("team"), FieldPanel("address"), FieldPanel("phone")),
        *(_pair("hours"), _pair("email")),
    ]


class Ombudsman(Details):
    model = OmbudsmanDetails
    icon = "info-circle"
    menu_label = _("The Ombudsman")
    panels = [
        *(_pair("name"), FieldPanel("address"), FieldPanel("phone"), _pair("email")),
        *(_pair("web"), _pair("time_limit"), _pair("about"), FieldPanel("checked_on")),
    ]


class Editions(Kept):
    model = Edition
    icon = "history"
    menu_label = _("Editions in force")
    list_display = ["code", "in_force_from"]
    panels = [FieldPanel("in_force_from"), FieldPanel("in_force_is_example")]


class Casework(SnippetViewSetGroup):
    items = (LetterTexts, ClosedDays, Council, Ombudsman, Editions)
    menu_label = _("Casework")
    menu_icon = "folder-inverse"
    menu_order = 200


register_snippet(Casework)
