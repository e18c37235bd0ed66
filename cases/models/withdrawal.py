from django.conf import settings
from django.db import models
from django.db.models import Q

from .case import Case


class Withdrawal(models.Model):
    """The customer asked to withdraw their appeal. They may undo it until an officer has closed
    the case upon it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="withdrawals")
    asked_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    handled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(undone_at__isnull=True),
                name="one_withdrawal_standing",
            ),
            models.CheckConstraint(
                name="withdrawal_undone_or_handled",
                condition=Q(undone_at__isnull=True) | Q(handled_at__isnull=True),
            ),
            models.CheckConstraint(
                name="withdrawal_handled_by_someone",
                condition=Q(handled_at__isnull=True, handled_by__isnull=True)
                | Q(handled_at__isnull=False, handled_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"withdrawal {self.pk}"
