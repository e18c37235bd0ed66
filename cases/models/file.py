import uuid

from django.db import models
from django.db.models import Q

from .case import Case


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
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField(help_text="Bytes.")
    sha256 = models.CharField(max_length=64)
    stored_at = models.DateTimeField()

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

    def __str__(self) -> str:
        return f"file {self.pk}"
