from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class AbsenceQuerySet(models.QuerySet):
    def on(self, day: date) -> "AbsenceQuerySet":
        return self.filter(first_day__lte=day, last_day__gte=day, ended_at=None)


class Absence(models.Model):
    """Days on which a member of staff is away, and who stands in for them."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="absences"
    )
    first_day = models.DateField()
    last_day = models.DateField()
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stands_in",
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering = ["first_day", "pk"]
        constraints = [
            models.CheckConstraint(
                name="absence_ends_after_it_begins", condition=Q(last_day__gte=F("first_day"))
            ),
            models.CheckConstraint(
                name="nobody_stands_in_for_themselves",
                condition=Q(substitute__isnull=True) | ~Q(substitute=F("user")),
            ),
        ]

    def __str__(self) -> str:
        return f"absence {self.pk}"
