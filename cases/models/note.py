import uuid

from django.conf import settings
from django.db import models

from .case import Case


class Note(models.Model):
    """What staff wrote for one another about a case; it never leaves the council by itself.

    `key` makes sending the same form twice one note. A note is not changed: a slip is put right
    by another.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    words = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"note {self.pk}"
