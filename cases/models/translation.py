from django.conf import settings
from django.db import models
from django.db.models import Q

from cases import permissions

from .case import Case


class TranslationQuerySet(models.QuerySet):
    def visible_to(self, user) -> "TranslationQuerySet":
        """What the Welsh-language officer may translate: never of a matter they had a part in
        (policy 7.3)."""
        if permissions.Role.WELSH_OFFICER not in permissions.roles_of(user):
            return self.none()
        return self.filter(Case.objects.without_part(user).holds("case"))

    def waiting(self) -> "TranslationQuerySet":
        return self.filter(filed_at=None, withdrawn_at=None)


class Translation(models.Model):
    """Words of a letter a translator was asked for, and the human translation beside them.

    `pieces` is a list of {"name", "source", "translated"}: the name is that of the box on the
    officer's form. Waiting for it moves no date.
    """

    class What(models.TextChoices):
        DECISION = "decision", "the decision"
        LATE_REFUSED = "late_refused", "the reasons for not accepting a late appeal"
        NO_INTERNAL_STEP = "no_internal_step", "why there is no further internal step"
        MESSAGE = "message", "a message"
        ANSWER = "answer", "the answer to a complaint"
        EXTENDED = "extended", "why the answer takes longer"
        PAUSED = "paused", "why the time to answer stands still"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="translations")
    what = models.CharField(max_length=20, choices=What.choices)
    source_language = models.CharField(max_length=2)
    target_language = models.CharField(max_length=2)
    pieces = models.JSONField(default=list)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    filed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = TranslationQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "what", "target_language"],
                condition=Q(filed_at__isnull=True, withdrawn_at__isnull=True),
                name="one_translation_waiting",
            ),
            models.CheckConstraint(
                name="translation_into_the_other_language",
                condition=Q(source_language="cy", target_language="en")
                | Q(source_language="en", target_language="cy"),
            ),
            models.CheckConstraint(
                name="translation_filed_by_someone",
                condition=Q(filed_at__isnull=True, filed_by__isnull=True)
                | Q(filed_at__isnull=False, filed_by__isnull=False, withdrawn_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"translation {self.pk}"
