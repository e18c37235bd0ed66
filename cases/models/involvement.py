from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from cases import permissions

from .case import Case


class InvolvementQuerySet(models.QuerySet):
    def standing(self) -> "InvolvementQuerySet":
        return self.filter(lifted_at=None)

    def of(self, user) -> "InvolvementQuerySet":
        """Those that shut `user` out: by name, or by a role they hold or held when it was noted."""
        held_then = Exists(
            Involvement.held_by.through.objects.filter(involvement=OuterRef("pk"), user=user)
        )
        roles = list(permissions.roles_of(user))
        return self.filter(Q(user=user) | Q(role__in=roles) | Q(held_then))

    def people(self) -> set[int]:
        """The ids of those shut out by name, and of those who held a role when it was noted."""
        named = self.exclude(user=None).values_list("user", flat=True)
        held = self.exclude(held_by=None).values_list("held_by", flat=True)
        return {*named, *held}


class Involvement(models.Model):
    """A part someone had in the matter, which shuts them out of the case (policy 7.3).

    It names a person, or a role when only the role is known (a customer says "the Complaints
    Lead was involved"). A role shuts out whoever holds it, and whoever held it when this was noted:
    a change of job, or of roles, opens no case. A standing row works from the next request; a
    lifted one keeps who lifted it, when and why.
    """

    class Part(models.TextChoices):
        WARNED = "warned", "issued the warning"
        DECIDED = "decided", "made the decision"
        REVIEWED = "reviewed", "reviewed the decision"
        WITNESS = "witness", "witnessed the behaviour"
        TARGET = "target", "was the target of the behaviour"
        INTEREST = "interest", "knows the customer"
        MANAGED = "managed", "was involved in managing the behaviour"

    class Source(models.TextChoices):
        RECORDED = "recorded", "from records"
        DECLARED = "declared", "declared by the person"
        CLAIMED = "claimed", "claimed by the customer"
        UNCHECKED = "unchecked", "not known: shut out until checked"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="involvements")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=20, blank=True)
    held_by = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", editable=False)
    part = models.CharField(max_length=10, choices=Part.choices)
    source = models.CharField(max_length=10, choices=Source.choices)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)
    lift_reason = models.TextField(blank=True)

    objects = InvolvementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="involvement_names_one_person_or_role",
                condition=Q(user__isnull=False, role="") | (Q(user__isnull=True) & ~Q(role="")),
            ),
            models.CheckConstraint(
                name="involvement_lifted_by_someone_with_reason",
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True, lift_reason="")
                | (Q(lifted_at__isnull=False, lifted_by__isnull=False) & ~Q(lift_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} ({self.source})"
