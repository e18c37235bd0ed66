from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .case import Case


class CaseLinkQuerySet(models.QuerySet):
    def visible_to(self, user) -> "CaseLinkQuerySet":
        """The links between two cases `user` may know of: a link betrays no case (policy 7.3)."""
        visible = Case.objects.visible_to(user)
        return self.filter(visible.holds("case"), visible.holds("other"))

    def of(self, case: Case) -> "CaseLinkQuerySet":
        """Those of `case`, from whichever end."""
        return self.filter(Q(case=case) | Q(other=case))

    def standing(self) -> "CaseLinkQuerySet":
        """Those that nobody has taken away."""
        return self.filter(removed_at=None)


class CaseLink(models.Model):
    """Two cases that belong together; each stays a case of its own, with its own dates (1.4).

    A link is taken away with a reason and stays on record; one that reopens a case is what
    happened, and stays.
    """

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
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    remove_reason = models.TextField(blank=True)

    objects = CaseLinkQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "other", "kind"],
                condition=Q(removed_at__isnull=True),
                name="cases_linked_once",
            ),
            models.CheckConstraint(name="case_not_linked_to_itself", condition=~Q(case=F("other"))),
            models.CheckConstraint(
                name="case_link_removed_by_someone_with_reason",
                condition=Q(removed_at__isnull=True, removed_by__isnull=True, remove_reason="")
                | (
                    Q(removed_at__isnull=False, removed_by__isnull=False)
                    & ~Q(remove_reason="")
                    & ~Q(kind="reopens")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"link {self.pk}"
