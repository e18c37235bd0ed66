from django.conf import settings
from django.db import models

from .case import Case


class ReminderQuerySet(models.QuerySet):
    def visible_to(self, user) -> "ReminderQuerySet":
        """Those meant for `user`, of cases they may still know of (policy 7.3)."""
        return self.filter(to=user, case__in=Case.objects.visible_to(user))

    def waiting(self) -> "ReminderQuerySet":
        return self.filter(seen_at=None, case__closed_at=None)


class Reminder(models.Model):
    """The clock told somebody once that a case comes due, is overdue, or needs them.

    `day` is the day that clock stood at: moved, it reminds again, once.
    """

    class What(models.TextChoices):
        ACKNOWLEDGE_SOON = "ack_soon", "the acknowledgement is due soon"
        ACKNOWLEDGE_LATE = "ack_late", "the acknowledgement is overdue"
        ANSWER_SOON = "answer_soon", "the answer is due soon"
        ANSWER_LATE = "answer_late", "the answer is overdue"
        DATA_SOON = "data_soon", "a data-protection complaint must soon be acknowledged"
        DATA_LATE = "data_late", "a data-protection complaint was not acknowledged in time"
        STATEMENT_SOON = "stmt_soon", "a statement is due soon"
        STATEMENT_LATE = "stmt_late", "a statement is overdue"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reminders")
    what = models.CharField(max_length=12, choices=What.choices)
    day = models.DateField()
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reminders"
    )
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "what", "day", "to"], name="reminded_once")
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.day}"
