from django.conf import settings
from django.db import models
from django.db.models import Q

from .case import Case
from .message import Message


class Withdrawal(models.Model):
    """The customer asked to withdraw their appeal. They may undo it until an officer has closed
    the case upon it.

    What came by letter, e-mail or word of mouth was recorded by an officer; its words are a
    message of the case.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="withdrawals")
    asked_at = models.DateTimeField()
    asked_on = models.DateField(
        null=True, blank=True, help_text="The day it came, when an officer recorded it later."
    )
    via = models.CharField(max_length=10, choices=Message.Via.choices, default=Message.Via.ONLINE)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
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
            models.CheckConstraint(
                name="withdrawal_online_or_recorded_by_someone",
                condition=Q(via="online", recorded_by__isnull=True, asked_on__isnull=True)
                | (~Q(via="online") & Q(recorded_by__isnull=False, asked_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"withdrawal {self.pk}"
