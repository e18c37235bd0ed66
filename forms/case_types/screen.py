"""The screens of the kinds of case in the CMS."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, Panel
from wagtail.log_actions import LogFormatter, log
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from cases.models import Case, CaseType
from cases.policy.routing import MOST_TOGETHER
from forms.models import Draft, FormPage

from .form import ROWS, CaseTypeForm, KindForm, rows_said
from .letters import LettersPanel
from .panels import TRY, AskedPanel, RowsPanel, TryPanel

REROUTED = "cases.case_type.rerouted"


class Unused(ModelPermissionPolicy):
    """A kind is removed only while no case, form or draft is of it and nothing of ours needs it."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if action == "delete" and _is_used(instance):
            return False
        return super().user_has_permission_for_instance(user, action, instance)


@hooks.register("before_delete_snippet")
def keep_what_is_used(request: HttpRequest, instances: Iterable[Any]) -> HttpResponse | None:
    """Wagtail asks the policy above for its buttons only: an address typed in, and several kinds
    removed at once, come here."""
    for kind in instances:
        if isinstance(kind, CaseType) and _is_used(kind):
            said = _(
                "“%(kind)s” stays: cases or forms are of this kind, or somebody is filling one in."
            )
            messages.error(request, said % {"kind": kind})
            return redirect("wagtailsnippets_cases_casetype:edit", kind.pk)
    return None


def _is_used(kind: CaseType) -> bool:
    if kind.code in (CaseType.APPEAL, CaseType.COMPLAINT):
        return True
    return (
        Case.objects.filter(case_type=kind).exists()
        or FormPage.objects.filter(case_type=kind.code).exists()
        or _in_progress().filter(version__definition__case_type=kind.code).exists()
    )


def _in_progress() -> QuerySet[Draft]:
    """What people fill in, and editors do not merely try."""
    return Draft.objects.filter(sent_at=None, version__number__isnull=False)


class EditCaseType(EditView):
    """Saves, or only tries the rows as they are typed; an appeal has its route from the policy."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if self.object.flow == CaseType.Flow.APPEAL:
            self.panel = OF_APPEALS.bind_to_model(CaseType)
            self.form_class = self.panel.get_form_class()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if TRY not in request.POST:
            return super().post(request, *args, **kwargs)
        self.form = self.get_form()
        self.form.is_valid()
        return self.render_to_response(self.get_context_data(form=self.form))

    def save_instance(self) -> CaseType:
        with transaction.atomic():
            before = rows_said(self.object)
            saved = super().save_instance()
            after = rows_said(saved)
            if before != after:
                data = {"before": before, "after": after}
                log(instance=saved, action=REROUTED, user=self.request.user, data=data)
        return saved


def register_log_actions(actions: Any) -> None:
    """How the history of a kind of case tells that its routing changed."""

    @actions.register_action(REROUTED)
    class Rerouted(LogFormatter):
        label = _("Change the routing")

        def format_message(self, entry: Any) -> str:
            rows = "; ".join(entry.data.get("after", ()))
            if not rows:
                return str(_("Removed every routing row"))
            return str(_("Changed the routing rows. They are now: %(rows)s") % {"rows": rows})


def _name() -> Panel:
    return FieldRowPanel(
        [
            FieldPanel("name_cy", heading=_("Name in Welsh")),
            FieldPanel("name_en", heading=_("Name in English")),
        ]
    )


def _prefix() -> Panel:
    return FieldPanel(
        "prefix",
        heading=_("How its references begin"),
        help_text=_("Three letters that no other kind has. Without any, they begin with CYS."),
    )


def _targets() -> Panel:
    return MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("acknowledge_within", heading=_("Acknowledge within")),
                    FieldPanel("warn_acknowledgement", heading=_("Remind before that")),
                ]
            ),
            FieldRowPanel(
                [
                    FieldPanel("answer_within", heading=_("Answer within")),
                    FieldPanel("warn_answer", heading=_("Remind before that")),
                ]
            ),
        ],
        heading=_("Targets"),
        help_text=_(
            "All in working days. Other targets hold for new cases only: a case keeps those of "
            "the day it came. When staff are reminded changes at once."
        ),
    )


def _promises() -> list[Panel]:
    return [
        FieldPanel(
            "targets_confirmed",
            heading=_("The Council has confirmed these targets"),
            help_text=_("Until then they are model values."),
        ),
        FieldPanel(
            "signed_off",
            heading=_("A second person signs off the decision"),
            help_text=_("When nobody else is free to, the decision says so."),
        ),
    ]


def _answering() -> list[Panel]:
    return [
        FieldPanel("letters", heading=_("Whose words its letters speak")),
        FieldPanel(
            "team",
            heading=_("Team"),
            help_text=_(
                "Where a new case goes, unless a routing row names another team. Whoever had a "
                "part in the matter never has the case: that is worked out afterwards (7.3), and "
                "no row changes it."
            ),
        ),
    ]


def _asked() -> list[Panel]:
    return [FieldPanel("field"), FieldPanel("operator"), FieldPanel("value")]


ROUTING = MultiFieldPanel(
    [
        RowsPanel(
            ROWS,
            panels=[
                *_asked(),
                AskedPanel(
                    "also",
                    panels=_asked(),
                    heading=_("What else it asks"),
                    label=_("Condition"),
                    max_num=MOST_TOGETHER - 1,
                ),
                FieldPanel("match"),
                FieldPanel("queue", heading=_("Team")),
            ],
            heading=_("Routing rows"),
            label=_("Row"),
            help_text=_("From the top: the first row that fits decides."),
            max_num=50,
        ),
        TryPanel(),
    ],
    heading=_("Routing"),
)
LETTERS = MultiFieldPanel([LettersPanel()], heading=_("Letters"))
OF_APPEALS = ObjectList([_name(), _prefix(), _targets(), *_promises()], base_form_class=KindForm)
NEW = ObjectList(
    [_name(), _prefix(), *_answering(), _targets(), *_promises()], base_form_class=CaseTypeForm
)
KEPT = ObjectList(
    [_name(), _prefix(), *_answering(), LETTERS, ROUTING, _targets(), *_promises()],
    base_form_class=CaseTypeForm,
)


class CaseTypes(SnippetViewSet):
    """Kinds of case: rows, and no code. An appeal goes the way of the policy."""

    model = CaseType
    icon = "folder-open-inverse"
    menu_label = _("Case types")
    menu_order = 210
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["name_cy", "name_en", "prefix", "acknowledge_within", "answer_within"]
    edit_view_class = EditCaseType
    edit_handler = KEPT

    @property
    def permission_policy(self) -> Unused:
        return Unused(self.model)

    def get_add_view_kwargs(self) -> dict[str, Any]:
        """A new kind has no form yet, so no question to route by."""
        panel = NEW.bind_to_model(CaseType)
        form_class = panel.get_form_class()
        return {**super().get_add_view_kwargs(), "panel": panel, "form_class": form_class}
