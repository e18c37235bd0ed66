import datetime
from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

# Names of the England-and-Wales holidays in the words GOV.UK uses, by the English name that
# the `holidays` package gives; it has no Welsh.
WELSH_NAMES = {
    "New Year's Day": "Dydd Calan",
    "Good Friday": "Gwener y Groglith",
    "Easter Monday": "Llun y Pasg",
    "May Day": "Gŵyl banc dechrau Mai",
    "Spring Bank Holiday": "Gŵyl banc y gwanwyn",
    "Late Summer Bank Holiday": "Gŵyl banc yr haf",
    "Christmas Day": "Dydd Nadolig",
    "Boxing Day": "Dydd San Steffan",
}
ENGLISH_NAMES = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
}


class ClosedDayQuerySet(models.QuerySet):
    def for_customer(self) -> frozenset[datetime.date]:
        """Days that do not count towards a customer's time."""
        return frozenset(self.filter(extends_customer=True).values_list("day", flat=True))

    def for_council(self) -> frozenset[datetime.date]:
        """Days that do not count towards the council's own time."""
        return frozenset(self.filter(extends_council=True).values_list("day", flat=True))

    def seed(self, years: Iterable[int]) -> int:
        """Add the bank holidays of `years` in England and Wales; an edited row stays. How many."""
        import holidays

        added = 0
        for day, name in holidays.country_holidays("GB", subdiv="WLS", years=years).items():
            plain = name.removesuffix(" (observed)")
            substitute = plain != name
            en = ENGLISH_NAMES.get(plain, plain.replace("'", "’"))
            cy = WELSH_NAMES.get(plain, "Gŵyl banc")
            _row, new = self.get_or_create(
                day=day,
                defaults={
                    "name_cy": f"{cy} (diwrnod amgen)" if substitute else cy,
                    "name_en": f"{en} (substitute day)" if substitute else en,
                    "extends_council": True,
                },
            )
            added += new
        return added


class ClosedDay(models.Model):
    """A day on which the council is closed, so that it is not a working day.

    Seeded with the bank holidays of England and Wales; the council adds its own. Extending a
    right is safe and shortening it is not, so an added day extends the customer's time unless an
    editor says otherwise, and the council's own time only when an editor says so.
    """

    day = models.DateField(_("day"), unique=True)
    name_cy = models.CharField(_("name (Welsh)"), max_length=100)
    name_en = models.CharField(_("name (English)"), max_length=100)
    extends_customer = models.BooleanField(
        _("extends the customer’s time"),
        default=True,
        help_text=_("The day does not count towards the customer’s time to appeal."),
    )
    extends_council = models.BooleanField(
        _("extends the Council’s own time"),
        default=False,
        help_text=_("The day does not count towards the Council’s time to answer."),
    )

    objects = ClosedDayQuerySet.as_manager()

    class Meta:
        ordering = ["day"]
        verbose_name = _("closed day")
        verbose_name_plural = _("closed days")

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name_cy} / {self.name_en}"
