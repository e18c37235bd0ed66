from typing import Self

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from bilingual.models import BilingualPage
from bilingual.problems import Problem
from cases.models import Edition, OmbudsmanDetails
from home import policy_checks
from home.blocks import ClauseBlock, CorrectionBlock, SectionBlock
from home.policy_text import sections_of


class PolicyPage(BilingualPage):
    """One edition of the policy, clause by clause, in one language.

    An edition whose words and terms disagree in either language cannot go live; words already
    published change only with a dated, reasoned, public correction.
    """

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="+", verbose_name=_("edition")
    )
    issued_by = models.CharField(_("issued by"), max_length=120)
    body = StreamField(
        [("section", SectionBlock()), ("clause", ClauseBlock())], verbose_name=_("policy")
    )
    corrections = StreamField(
        [("correction", CorrectionBlock())],
        verbose_name=_("corrections"),
        blank=True,
        help_text=_(
            "Words already published change only with a correction here, in both languages."
        ),
    )

    parent_page_types = ["home.HomePage", "home.PolicyPage"]
    subpage_types = ["home.PolicyPage"]
    template = "home/policy_page.html"
    content_panels = [
        *BilingualPage.content_panels,
        FieldPanel("edition"),
        FieldPanel("issued_by"),
        FieldPanel("body"),
        FieldPanel("corrections"),
    ]

    class Meta:
        verbose_name = _("policy")

    @classmethod
    def check_ready(cls, pages: dict[str, Self]) -> list[Problem]:
        return [*super().check_ready(pages), *policy_checks.find_problems(pages)]

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        language = self.locale.language_code
        editions = (
            PolicyPage.objects.live()
            .filter(locale_id=self.locale_id)
            .exclude(pk=self.pk)
            .select_related("edition")
            .defer_streamfields()
        )
        elsewhere = [link for link in context["language_links"] if not link["current"]]
        return context | {
            "sections": sections_of(self),
            "corrections": [block.value for block in self.corrections],
            "other_editions": [
                {"code": page.edition.code, "title": page.title, "url": page.get_url(request)}
                for page in editions
            ],
            "other_language": elsewhere[0] if elsewhere else None,
            "ombudsman": OmbudsmanDetails.get(),
            "language": language,
        }
