from django.db import models
from django.utils.translation import gettext_lazy as _

from .one_row import OneRow


class CouncilDetails(OneRow):
    """The council's own names and addresses.

    Nothing is invented: what the council has not entered stays empty and is left out.
    """

    name_cy = models.CharField(_("name (Welsh)"), max_length=120, blank=True)
    name_en = models.CharField(_("name (English)"), max_length=120, blank=True)
    team_cy = models.CharField(_("team (Welsh)"), max_length=120, blank=True)
    team_en = models.CharField(_("team (English)"), max_length=120, blank=True)
    address = models.TextField(_("postal address"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email_cy = models.EmailField(_("e-mail (Welsh)"), blank=True)
    email_en = models.EmailField(_("e-mail (English)"), blank=True)
    hours_cy = models.CharField(_("telephone hours (Welsh)"), max_length=120, blank=True)
    hours_en = models.CharField(_("telephone hours (English)"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("council details")
        verbose_name_plural = _("council details")
