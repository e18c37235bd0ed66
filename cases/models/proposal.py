from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .case import Case


class ProposalQuerySet(models.QuerySet):
    def waiting(self) -> "ProposalQuerySet":
        """Those nobody has signed off or given back yet: one of a case at most."""
        return self.filter(signed_at=None, returned_at=None)


class Proposal(models.Model):
    """An investigator's decision, waiting for somebody else to sign it off.

    `typed` holds the boxes of the form as they were when it was proposed. It is signed, which
    makes it the decision, or returned with a reason; then the investigator may propose again.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="proposals")
    typed = models.JSONField(default=dict)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField()
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    returned_at = models.DateTimeField(null=True, blank=True)
    return_reason = models.TextField(blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["proposed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(signed_at__isnull=True, returned_at__isnull=True),
                name="one_proposal_waiting",
            ),
            models.CheckConstraint(
                name="proposal_signed_by_someone_else",
                condition=Q(signed_by__isnull=True) | ~Q(signed_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="proposal_signed_or_returned",
                condition=Q(signed_at__isnull=True) | Q(returned_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"proposal {self.pk}"
