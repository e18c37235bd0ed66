"""The page an editor builds a form on. What it is frozen to: versions; what is typed: drafts."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from bilingual.models import BilingualPage
from bilingual.problems import Problem

from . import carrying, drafts, freezing, ready
from .addresses import resume_url
from .blocks import StepBlock
from .case_types import gate
from .case_types.kinds import FormPageForm
from .condition_blocks import EndBlock
from .drafts import Draft
from .meanings import is_enquiry
from .question_sets import QuestionSet
from .versions import FormVersion

__all__ = ["Draft", "FormPage", "FormVersion", "QuestionSet"]

TITLES = {"title", "slug", "seo_title", "search_description"}


class FormPage(BilingualPage):
    """A form: its start page here, its steps under drafts. Releasing it freezes a FormVersion."""

    case_type = models.CharField(
        _("kind of case"), max_length=30, default="appeal", help_text="Code of a CaseType."
    )
    introduction = models.TextField(
        _("introduction"), help_text=_("Who the form is for. An empty line starts a paragraph.")
    )
    needed = models.TextField(_("what you need, one thing on each line"))
    how_long = models.TextField(_("how long it takes"))
    other_ways = models.TextField(
        _("other ways to apply"),
        help_text=_("How somebody does this who does not use the form: by phone or by post."),
    )
    steps = StreamField(
        [("step", StepBlock(label=_("Step")))],
        verbose_name=_("steps"),
        help_text=_(
            "One step is one page. Add the questions to it; a step or a question may depend on "
            "what was answered on an earlier page."
        ),
    )
    ends = StreamField(
        [("end", EndBlock(label=_("Ending")))],
        blank=True,
        verbose_name=_("endings"),
        help_text=_(
            "How the page after sending begins. The first ending that fits is shown; without one, "
            "the page says that what was sent has come."
        ),
    )
    declaration = models.CharField(
        _("declaration"),
        max_length=255,
        help_text=_("The sentence beside the box that is ticked before sending."),
    )
    declaration_error = models.CharField(_("what to say when it is not ticked"), max_length=255)
    send_label = models.CharField(_("words of the button that sends"), max_length=60)

    content_panels = [
        *BilingualPage.content_panels,
        HelpPanel(template="appeal_forms/cms/way.html", heading=_("The way of a form")),
        FieldPanel("case_type", required_on_save=True),
        MultiFieldPanel(
            [
                FieldPanel("introduction"),
                FieldPanel("needed"),
                FieldPanel("how_long"),
                FieldPanel("other_ways"),
            ],
            heading=_("Start page"),
        ),
        FieldPanel("steps"),
        MultiFieldPanel(
            [
                FieldPanel("declaration"),
                FieldPanel("declaration_error"),
                FieldPanel("send_label"),
            ],
            heading=_("Sending"),
        ),
        FieldPanel("ends"),
    ]
    base_form_class = FormPageForm
    override_translatable_fields = [SynchronizedField("case_type", overridable=False)]
    parent_page_types = ["home.HomePage"]  # drafts live one level below it
    subpage_types: list[str] = []
    template = "appeal_forms/start.html"

    class Meta:
        verbose_name = _("form")
        verbose_name_plural = _("forms")

    @classmethod
    def check_ready(cls, pages: dict[str, "FormPage"]) -> list[Problem]:
        """Missing texts first, then what would make the released form fail someone, then what its
        kind of case routes by."""
        form = next(iter(pages.values())).translation_key
        before = FormVersion.newest(form)
        plain = {language: freezing.plain(page) for language, page in pages.items()}
        return (
            super().check_ready(pages)
            or ready.problems(plain, before.definition if before else None)
            or gate.problems(freezing.merge(plain), cls._others(form))
        )

    @classmethod
    def _others(cls, form: UUID) -> Iterator[dict[str, Any]]:
        """The other forms that are live, as they were released."""
        live = cls.objects.live().exclude(translation_key=form)
        for other in live.values_list("translation_key", flat=True).distinct():
            if version := FormVersion.newest(other):
                yield version.definition

    @classmethod
    def released(cls, pages: dict[str, "FormPage"], by: Any = None) -> None:
        """Freeze what both languages now ask, inside the publishing transaction."""
        form = next(iter(pages.values())).translation_key
        plain = {language: freezing.plain(page) for language, page in pages.items()}
        kept = {language: page.kept() for language, page in pages.items()}
        version = FormVersion.freeze(form, freezing.merge(plain), pages=kept, by=by)
        carrying.carry(version)

    def kept(self) -> dict[str, Any]:
        """What an editor put on this page, as plain values: enough to release it again."""
        own = {field.name for field in self._meta.local_fields if not field.primary_key}
        data = self.serializable_data()
        return {name: data[name] for name in sorted(own | TITLES) if name in data}

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """The start page; its button begins a draft. Not cached: it shows this browser’s drafts."""
        if request.method == "POST":
            return self._begin(request)
        response = super().serve(request, *args, **kwargs)
        response.cacheable_page = False  # type: ignore[attr-defined]
        return response

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        mine = drafts.open_in(request)
        context["enquiry"] = is_enquiry(self.case_type)
        context["drafts"] = [
            {"draft": draft, "url": self._draft_url(draft)}
            for draft in mine
            if draft.version.form == self.translation_key and draft.version.number
        ]
        return context

    @property
    def needed_lines(self) -> list[str]:
        return [line for line in self.needed.splitlines() if line.strip()]

    def _begin(self, request: HttpRequest) -> HttpResponse:
        version = FormVersion.newest(self.translation_key)
        if version is None:
            raise Http404
        draft, secret = drafts.begin(version)
        return drafts.give_secret(request, redirect(self._draft_url(draft)), draft, secret)

    def _draft_url(self, draft: Draft) -> str:
        return resume_url(draft, self.locale.language_code)
