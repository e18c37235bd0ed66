from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.policy.clauses import Clause
from cases.policy.terms import Channel


class ContactPlan(models.Model):
    """The measures that stand for a person (policy 6.1): by which channels they and the council
    write or talk, on which days, and with whom.

    It never closes the way to appeal. One that was replaced or ended stays on record.
    """

    may_email = models.BooleanField(default=True)
    may_post = models.BooleanField(default=True)
    may_phone = models.BooleanField(default=True)
    phone_days = models.JSONField(
        default=list, blank=True, help_text="ISO weekdays for calls, 1 is Monday; none: any."
    )
    contact_person = models.CharField(max_length=200, blank=True)
    clause = models.CharField(
        max_length=60, choices=[(c.value, c.value) for c in Clause], default=Clause.MEASURES
    )
    until = models.DateField(
        null=True, blank=True, help_text="Its last day; a telephone restriction (4.2) has one."
    )
    no_line_reason = models.TextField(
        max_length=2000, blank=True, help_text="Why no line of contact could be left open (6.2)."
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.TextField(max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="plan_ended_by_someone",
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
            models.CheckConstraint(
                name="telephone_restriction_has_a_last_day",
                condition=~Q(clause=Clause.TELEPHONE_RESTRICTION) | Q(until__isnull=False),
            ),
            models.CheckConstraint(
                name="plan_without_a_line_has_a_reason",
                condition=Q(may_email=True)
                | Q(may_post=True)
                | Q(may_phone=True)
                | ~Q(no_line_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"contact plan {self.pk}"

    def stands_on(self, day: date) -> bool:
        """Whether it is in force on `day`: not replaced or ended, and not past its last day."""
        return self.ended_at is None and (self.until is None or day <= self.until)

    @property
    def permitted(self) -> frozenset[Channel]:
        """The channels this plan leaves open; a text message is a kind of telephone contact."""
        found = {Channel.EMAIL} if self.may_email else set()
        found |= {Channel.POST} if self.may_post else set()
        found |= {Channel.PHONE, Channel.TEXT} if self.may_phone else set()
        return frozenset(found)
