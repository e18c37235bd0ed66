from django.db import models

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

    def __str__(self) -> str:
        return f"customer {self.pk}"

    @property
    def languages(self) -> tuple[str, ...]:
        return ReplyLanguage(self.language).languages

    @property
    def channel(self) -> Channel:
        """The channel for the next item: one the person chose and can be reached by.

        E-mail before post before telephone. Nothing usable chosen: post, so that a person looks.
        """
        if self.may_email and self.email:
            return Channel.EMAIL
        if self.may_post and self.address:
            return Channel.POST
        if self.may_phone and self.phone:
            return Channel.PHONE
        return Channel.POST
