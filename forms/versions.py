"""Versions of a form: a snapshot of both languages, never changed, kept while a draft uses it."""

import uuid
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .definition import Definition, from_json
from .freezing import digest

STEPS = "steps"


class FormVersion(models.Model):
    """A form exactly as it was asked from one release to the next.

    One without a number was never released: an editor tries it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form = models.UUIDField(db_index=True, help_text="The page's translation key.")
    number = models.PositiveIntegerField(
        null=True, help_text="Counted for each form from 1; empty while it is only tried."
    )
    definition = models.JSONField()
    sha256 = models.CharField(max_length=64)
    pages = models.JSONField(
        default=dict, help_text="By language, the page it was frozen from, to be released again."
    )
    released_at = models.DateTimeField(default=timezone.now)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Empty when the service itself released it, by a date set or when set up.",
    )

    class Meta:
        ordering = ["-released_at"]
        constraints = [
            models.UniqueConstraint(fields=["form", "number"], name="form_version_numbered_once")
        ]

    def __str__(self) -> str:
        if self.number is None:
            return _("on trial")
        return _("version %(number)d") % {"number": self.number}

    @classmethod
    @transaction.atomic
    def freeze(
        cls,
        form: uuid.UUID,
        definition: dict[str, Any],
        *,
        pages: Mapping[str, Any] | None = None,
        by: Any = None,
    ) -> "FormVersion":
        """Keep this definition as the form's newest version, unless it already is.

        `pages`: the page of each language as plain values; its words outside the steps are part
        of what was released. `by`: who released it.
        """
        sha256, pages = digest(definition), dict(pages or {})
        latest = cls._numbered(form).select_for_update().first()
        if latest and latest.sha256 == sha256 and _outside(latest.pages) == _outside(pages):
            return latest
        return cls.objects.create(
            form=form,
            number=1 + (latest.number or 0) if latest else 1,
            definition=definition,
            sha256=sha256,
            pages=pages,
            released_by=by,
        )

    @classmethod
    def to_try(cls, form: uuid.UUID, definition: dict[str, Any]) -> "FormVersion":
        """This definition without releasing it; the same is kept once, however often tried."""
        sha256 = digest(definition)
        found = cls.objects.filter(form=form, number=None, sha256=sha256).first()
        return found or cls.objects.create(form=form, definition=definition, sha256=sha256)

    @classmethod
    def newest(cls, form: uuid.UUID) -> "FormVersion | None":
        """The version new drafts are asked; None before the first release."""
        return cls._numbered(form).first()

    @classmethod
    def released(cls, form: uuid.UUID) -> "models.QuerySet[FormVersion]":
        """Every version released, the newest first."""
        return cls._numbered(form).select_related("released_by")

    @classmethod
    def _numbered(cls, form: uuid.UUID) -> "models.QuerySet[FormVersion]":
        return cls.objects.filter(form=form, number__isnull=False).order_by("-number")


@lru_cache(maxsize=64)
def definition_of(version: uuid.UUID) -> Definition:
    """The form of a version. A version never changes, so every process keeps what it has read."""
    return from_json(FormVersion.objects.values_list("definition", flat=True).get(pk=version))


@lru_cache(maxsize=256)
def on_trial(version: uuid.UUID) -> bool:
    """Whether this version is only tried: nothing sent with it becomes a case."""
    return FormVersion.objects.filter(pk=version, number=None).exists()


def _outside(pages: Mapping[str, Any]) -> dict[str, Any]:
    """What the pages say outside the steps, which the definition has."""
    return {
        language: {name: part for name, part in page.items() if name != STEPS}
        for language, page in pages.items()
    }
