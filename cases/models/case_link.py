from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .case import Case


class CaseLinkQuerySet(models.QuerySet):
    def visible_to(self, user) -> "CaseLinkQuerySet":
        """The links between two cases `user` may know of: a link betrays no case (policy 7.3)."""
        visible = Case.objects.visible_to(user)
        return self.filter(case__in=visible, other__in=visible)

    def of(self, case: Case) -> "CaseLinkQuerySet":
        """Those of `case`, from whichever end."""
        return self.filter(Q(case=case) | Q(other=case))


class CaseLink(models.Model):
    """Two cases that belong together; each stays a case of its own, with its own dates (1.4)."""

    class Kind(models.TextChoices):
        DUPLICATE = "duplicate", "says again what the other says"
        REOPENS = "reopens", "takes up the other, closed one on new evidence"
        RELATED = "related", "is about the same matter"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="links")
    other = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="links_to_it")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = CaseLinkQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "other", "kind"], name="cases_linked_once"),
            models.CheckConstraint(name="case_not_linked_to_itself", condition=~Q(case=F("other"))),
        ]

    def __str__(self) -> str:
        return f"link {self.pk}"
