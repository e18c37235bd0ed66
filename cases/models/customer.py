from datetime import date

from django.db import models
from django.db.models.functions import Upper

from cases.policy.contact import Ways, ways_now
from cases.policy.terms import Channel

from .contact_plan import ContactPlan


class ReplyLanguage(models.TextChoices):
    """The language a person asked us to write in. Not known: both, Welsh first."""

    WELSH = "cy", "Cymraeg"
    ENGLISH = "en", "English"
    BOTH = "both", "Cymraeg a Saesneg / Welsh and English"
    UNKNOWN = "", "–"

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages a letter to this person carries, in order."""
        return (self.value,) if self.value in ("cy", "en") else ("cy", "en")


class Customer(models.Model):
    """A person whose contact the council manages, and how they may be written to."""

    name = models.CharField(max_length=200)
    language = models.CharField(
        max_length=4, choices=ReplyLanguage.choices, blank=True, default=ReplyLanguage.UNKNOWN
    )
    email = models.EmailField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address = models.TextField(blank=True)
    may_email = models.BooleanField(default=False)
    may_post = models.BooleanField(default=False)
    may_phone = models.BooleanField(default=False)
    may_text = models.BooleanField(default=False)
    plan = models.ForeignKey(
        ContactPlan, null=True, blank=True, on_delete=models.SET_NULL, related_name="customers"
    )

    class Meta:
        indexes = [models.Index(Upper("email"), name="customer_email_upper")]

    def __str__(self) -> str:
        return f"customer {self.pk}"

    @property
    def languages(self) -> tuple[str, ...]:
        return ReplyLanguage(self.language).languages

    @property
    def chosen(self) -> frozenset[Channel]:
        """The channels by which the person said we may contact them."""
        said = {
            Channel.EMAIL: self.may_email,
            Channel.POST: self.may_post,
            Channel.PHONE: self.may_phone,
            Channel.TEXT: self.may_text,
        }
        return frozenset(channel for channel, may in said.items() if may)

    @property
    def reachable(self) -> frozenset[Channel]:
        """The channels for which we know an address or a number."""
        known = {
            Channel.EMAIL: self.email,
            Channel.POST: self.address,
            Channel.PHONE: self.phone,
            Channel.TEXT: self.phone,
        }
        return frozenset(channel for channel, where in known.items() if where.strip())

    def plan_on(self, day: date) -> ContactPlan | None:
        """The contact plan in force for this person on `day`."""
        return self.plan if self.plan and self.plan.stands_on(day) else None

    def ways_on(self, day: date) -> Ways:
        """By which channels this person may be written to or called on `day` (policy 6.1)."""
        plan = self.plan_on(day)
        return ways_now(
            chosen=self.chosen,
            reachable=self.reachable,
            permitted=plan.permitted if plan else frozenset(Channel),
        )
