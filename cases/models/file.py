import uuid

from django.db import models
from django.db.models import Q

from .case import Case


class FileState(models.TextChoices):
    """What the virus scanner said of a file. Only its word makes one clean."""

    PENDING = "pending"  # not looked at yet: the scanner is away, or there is none
    CLEAN = "clean"
    INFECTED = "infected"  # kept, and handed to nobody


class StoredFile(models.Model):
    """A file someone sent: its bytes lie in private storage under `id`, exactly as they came.

    It belongs to a draft until the appeal is sent, then to the case; never to both or neither.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.UUIDField(null=True, blank=True, db_index=True)
    case = models.ForeignKey(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="files"
    )
    name = models.CharField(max_length=150)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(help_text="Bytes.")
    sha256 = models.CharField(max_length=64)
    stored_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=FileState, default=FileState.PENDING)
    scan_tried_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["stored_at", "name"]
        constraints = [
            models.CheckConstraint(
                name="file_of_a_draft_or_a_case",
                condition=Q(draft__isnull=False, case__isnull=True)
                | Q(draft__isnull=True, case__isnull=False),
            ),
            models.CheckConstraint(name="file_not_empty", condition=Q(size__gt=0)),
        ]
        indexes = [
            models.Index(
                name="file_to_scan", fields=["scan_tried_at"], condition=Q(state="pending")
            )
        ]

    def __str__(self) -> str:
        return f"file {self.pk}"
