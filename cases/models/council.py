from django.db import models
from django.utils.translation import gettext_lazy as _

from .one_row import OneRow


class CouncilDetails(OneRow):
    """The council's own names and addresses.

    Nothing is invented: what the council has not entered stays empty and is left out.
    """

    name_cy = models.CharField("name (Welsh)", max_length=120, blank=True)
    name_en = models.CharField("name (English)", max_length=120, blank=True)
    team_cy = models.CharField("team (Welsh)", max_length=120, blank=True)
    team_en = models.CharField("team (English)", max_length=120, blank=True)
    address = models.TextField("postal address", blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email_cy = models.EmailField("e-mail (Welsh)", blank=True)
    email_en = models.EmailField("e-mail (English)", blank=True)
    hours_cy = models.CharField("telephone hours (Welsh)", max_length=120, blank=True)
    hours_en = models.CharField("telephone hours (English)", max_length=120, blank=True)

    class Meta:
        verbose_name = _("council details")
        verbose_name_plural = _("council details")
