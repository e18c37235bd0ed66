from typing import Self

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from bilingual.models import BilingualPage
from bilingual.problems import Problem
from bilingual.switch import address_of
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
        [("section", SectionBlock()), ("clause", ClauseBlock())],
        verbose_name=_("policy"),
        collapsed=True,
    )
    corrections = StreamField(
        [("correction", CorrectionBlock())],
        verbose_name=_("corrections"),
        blank=True,
        help_text=_(
            "Words already published change only with a correction here, in both languages."
        ),
    )

    # One edition, whatever the language: the translator is not asked for it.
    override_translatable_fields = [SynchronizedField("edition", overridable=False)]
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
        return context | {
            "sections": sections_of(self),
            "corrections": [block.value for block in self.corrections],
            "other_editions": [
                {"title": page.title, "url": address_of(page)}
                for page in self._live_policies
                if page.locale_id == self.locale_id and page.pk != self.pk
            ],
            "other_language": next(
                (link for link in context["language_links"] if not link["current"]), None
            ),
            "ombudsman": OmbudsmanDetails.get(),
        }

    def live_versions(self) -> dict[str, str]:
        same = [page for page in self._live_policies if page.edition_id == self.edition_id]
        return {page.locale.language_code: address_of(page) for page in [*same, self]}

    @cached_property
    def _live_policies(self) -> list[Self]:
        """Every edition in both languages, with what names it: one query for a whole page."""
        policies = list(
            PolicyPage.objects.live().select_related("locale", "edition").defer_streamfields()
        )
        for page in policies:
            if page.pk == self.pk and page.edition_id == self.edition_id:
                self.locale, self.edition = page.locale, page.edition
        return policies
