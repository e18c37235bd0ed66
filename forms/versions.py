"""Released forms: a snapshot of both languages, never changed, kept while a draft uses it."""

import uuid
from functools import lru_cache
from typing import Any

from django.db import models
from django.utils import timezone

from .definition import Definition, from_json
from .freezing import digest


class FormVersion(models.Model):
    """A form exactly as it was asked from one release to the next."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form = models.UUIDField(db_index=True, help_text="The page's translation key.")
    definition = models.JSONField()
    sha256 = models.CharField(max_length=64)
    released_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-released_at"]

    def __str__(self) -> str:
        return f"form version {self.pk}"

    @classmethod
    def freeze(cls, form: uuid.UUID, definition: dict[str, Any]) -> "FormVersion":
        """Keep this definition as the form's newest version, unless it already is."""
        sha256 = digest(definition)
        latest = cls.newest(form)
        if latest and latest.sha256 == sha256:
            return latest
        return cls.objects.create(form=form, definition=definition, sha256=sha256)

    @classmethod
    def newest(cls, form: uuid.UUID) -> "FormVersion | None":
        """The version new drafts are asked; None before the first release."""
        return cls.objects.filter(form=form).order_by("-released_at").first()


@lru_cache(maxsize=64)
def definition_of(version: uuid.UUID) -> Definition:
    """The form of a version. A version never changes, so every process keeps what it has read."""
    return from_json(FormVersion.objects.values_list("definition", flat=True).get(pk=version))
