from django.db import models
from django.utils.translation import gettext_lazy as _

from .one_row import OneRow


class OmbudsmanDetails(OneRow):
    """How to reach the Public Services Ombudsman for Wales.

    Site and letters say these facts from here alone, since they change; `checked_on` is the day
    somebody last compared them with the Ombudsman's own site. The time limit is the law's ("usually
    within one year of the day you first knew"), never a date counted from a letter (clause 7.4).
    """

    name_cy = models.CharField(_("name (Welsh)"), max_length=120)
    name_en = models.CharField(_("name (English)"), max_length=120)
    address = models.TextField(_("postal address"))
    phone = models.CharField(_("phone"), max_length=40)
    email_cy = models.EmailField(_("e-mail (Welsh)"))
    email_en = models.EmailField(_("e-mail (English)"))
    web_cy = models.URLField(_("web address (Welsh)"))
    web_en = models.URLField(_("web address (English)"))
    time_limit_cy = models.TextField(_("time limit (Welsh)"))
    time_limit_en = models.TextField(_("time limit (English)"))
    about_cy = models.TextField(_("what the Ombudsman does (Welsh)"))
    about_en = models.TextField(_("what the Ombudsman does (English)"))
    checked_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("When these facts were last compared with the source."),
    )

    class Meta:
        verbose_name = _("Ombudsman’s details")
        verbose_name_plural = _("Ombudsman’s details")
