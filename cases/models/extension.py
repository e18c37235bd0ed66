from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .case import Case
from .letter import Letter


class Extension(models.Model):
    """More time to answer a case, with the reason its customer was given before the old day.

    Removed, it counts no more, and the day is worked out without it.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="extensions")
    days = models.PositiveSmallIntegerField(help_text="Working days.")
    was_due_on = models.DateField()
    due_on = models.DateField()
    reason_cy = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    letter = models.ForeignKey(
        Letter, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    remove_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="extension_gives_time",
                condition=Q(days__gt=0, due_on__gt=F("was_due_on")),
            ),
            models.CheckConstraint(
                name="extension_removed_by_someone",
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"extension {self.pk}"

    def reason(self, language: str) -> str:
        return self.reason_cy if language == "cy" else self.reason_en
