from django.conf import settings
from django.db import models
from django.db.models import Q

from .case import Case
from .letter import Letter


class Pause(models.Model):
    """Time that does not count towards the answer to a case, for a reason its customer was told.

    From `paused_on` until `resumed_on`: the working days between move the day to answer by.
    """

    class Why(models.TextChoices):
        CUSTOMER = "customer", "the customer asked for time"
        EVIDENCE = "evidence", "something only the customer can give is needed"
        AUTHORITY = "authority", "the authority of who acts for the customer is awaited"
        OTHERS = "others", "a court or the police must act first"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="pauses")
    why = models.CharField(max_length=10, choices=Why.choices)
    reason_cy = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)
    paused_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    letter = models.ForeignKey(
        Letter, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    resumed_on = models.DateField(null=True, blank=True)
    resumed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    resumed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(resumed_on__isnull=True), name="one_pause_at_a_time"
            ),
            models.CheckConstraint(
                name="pause_ends_after_it_began",
                condition=Q(resumed_on__isnull=True) | Q(resumed_on__gte=models.F("paused_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"pause {self.pk}"

    def reason(self, language: str) -> str:
        return self.reason_cy if language == "cy" else self.reason_en
