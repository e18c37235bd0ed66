from django.conf import settings
from django.db import models

from cases.policy.terms import Lateness, LeadInvolved, NoticeChannel, NoticeKind

from .case import Case


def _choices(enum) -> list[tuple[str, str]]:
    return [(member.value, member.value) for member in enum]


class Appeal(models.Model):
    """An appeal against a decision to manage contact (policy 7.2), as it was made.

    The dates keep how the last day to appeal was worked out, and do not change afterwards. What
    the form asked and was answered is the case's `Submission`.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="appeal")
    notice_kind = models.CharField(max_length=20, choices=_choices(NoticeKind))
    notice_on = models.DateField(null=True, blank=True)
    notice_channel = models.CharField(max_length=10, choices=_choices(NoticeChannel))
    stated_received_on = models.DateField(null=True, blank=True)
    restated_received_on = models.DateField(
        null=True, blank=True, help_text="The customer said later that it came on this day."
    )
    received_notice_on = models.DateField(null=True, blank=True)
    receipt_basis = models.CharField(max_length=20, blank=True)
    receipt_to_check = models.BooleanField(default=False)
    last_day = models.DateField(null=True, blank=True)
    not_counted = models.JSONField(default=list, help_text="ISO dates skipped on the way.")
    lateness = models.CharField(max_length=10, choices=_choices(Lateness))
    days_late = models.PositiveIntegerField(default=0, help_text="Working days.")
    late_accepted = models.BooleanField(null=True, blank=True)
    late_accepted_reason = models.TextField(blank=True)

    lead_involved = models.CharField(max_length=10, choices=_choices(LeadInvolved))
    outcome_wanted = models.TextField(blank=True)
    late_reason = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"appeal {self.pk}"

    @property
    def may_not_be_appealable(self) -> bool:
        """7.2 gives an appeal against a decision only: not against a warning (5.1) or an interim
        telephone restriction (4.2). An officer looks; the form turns nobody away."""
        return self.notice_kind in (NoticeKind.WARNING, NoticeKind.PHONE_RESTRICTION)


class Ground(models.Model):
    """One reason why the customer says the decision is wrong, and the council's answer to it."""

    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="grounds")
    number = models.PositiveSmallIntegerField()
    words = models.TextField()
    answer_cy = models.TextField(blank=True)
    answer_en = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["appeal", "number"], name="ground_number_once")
        ]

    def __str__(self) -> str:
        return f"ground {self.number}"


class ClaimedPerson(models.Model):
    """Words in which the customer named who decided, until an unconflicted officer checks them."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="claimed_people")
    words = models.CharField(max_length=500)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"claimed person {self.pk}"
