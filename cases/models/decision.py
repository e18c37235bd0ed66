from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.policy.terms import Outcome

from .case import Case


class Decision(models.Model):
    """How a case ended: one outcome per case, by the database, with reasons in every language
    its letter carries (policy 7.2, 7.4)."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=20, choices=[(o.value, o.value) for o in Outcome])
    reasons_cy = models.TextField(blank=True)
    reasons_en = models.TextField(blank=True)
    apology_cy = models.TextField(blank=True)
    apology_en = models.TextField(blank=True)
    remedy_cy = models.TextField(blank=True, help_text="What the council does to put it right.")
    remedy_en = models.TextField(blank=True)
    learning = models.TextField(blank=True, help_text="What the council learns; not in the letter.")
    investigated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Whose proposal was signed off by the person who decided.",
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="decision_signed_by_someone_else",
                condition=Q(investigated_by__isnull=True) | ~Q(investigated_by=F("decided_by")),
            )
        ]

    def __str__(self) -> str:
        return self.outcome

    def reasons(self, language: str) -> str:
        return self.reasons_cy if language == "cy" else self.reasons_en

    def apology(self, language: str) -> str:
        return self.apology_cy if language == "cy" else self.apology_en

    def remedy(self, language: str) -> str:
        return self.remedy_cy if language == "cy" else self.remedy_en
