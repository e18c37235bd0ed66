from django.conf import settings
from django.db import models
from django.db.models import Q

from .case import Case
from .letter import Letter


class DataComplaint(models.Model):
    """A complaint about the council's handling of personal data, found inside a case.

    It may come by any route, is acknowledged within 30 calendar days, is answered without undue
    delay, and never waits for the case around it (Data (Use and Access) Act 2025).
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="data_complaint")
    about = models.TextField(help_text="What it is about, in an officer’s words.")
    received_on = models.DateField()
    acknowledge_by = models.DateField(help_text="Calendar days, weekends included.")
    found_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    found_at = models.DateTimeField()
    letter = models.ForeignKey(
        Letter, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="data_complaint_answered_by_someone",
                condition=Q(answered_on__isnull=True, answered_by__isnull=True)
                | Q(answered_on__isnull=False, answered_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"data complaint {self.pk}"
