from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.query import PageQuerySet

from bilingual.models import BilingualPage
from home.blocks import BodyBlock, CardBlock


class HomePage(BilingualPage):
    """Where a language begins: what the service is for, and the ways into it."""

    intro = models.TextField(_("introduction"))
    cards = StreamField([("card", CardBlock())], verbose_name=_("tasks"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    max_count = 2  # one for each language
    parent_page_types = ["wagtailcore.Page"]
    template = "home/home_page.html"
    content_panels = [
        *BilingualPage.content_panels,
        FieldPanel("intro"),
        FieldPanel("cards"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("home page")

    def services(self) -> PageQuerySet:
        """What can be asked here in writing: the live pages below that are no page of words."""
        own = self._meta.app_label
        return self.get_children().live().exclude(content_type__app_label=own)


class InformationPage(BilingualPage):
    """A page of plain information, such as the privacy notice."""

    intro = models.TextField(_("introduction"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("body"))
    updated_on = models.DateField(
        _("last updated"), help_text=_("Shown on the page. Both languages share it.")
    )

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "home/information_page.html"
    content_panels = [
        *BilingualPage.content_panels,
        FieldPanel("intro"),
        FieldPanel("body"),
        FieldPanel("updated_on"),
    ]

    class Meta:
        verbose_name = _("information page")
