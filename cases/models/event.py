from django.conf import settings
from django.db import models

from .case import Case

# What moved the time to answer of a case, or said that it stands still.
OF_TIME = ("extended", "extension_removed", "paused", "resumed", "recalculated")


class Event(models.Model):
    """Something that happened to a case, or someone who looked: written once, never changed.

    `data` names things by id, date or code; it never carries what a person wrote.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    clause = models.CharField(max_length=60, blank=True)
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["-at", "-id"], name="event_latest_first")]

    def __str__(self) -> str:
        return self.kind
