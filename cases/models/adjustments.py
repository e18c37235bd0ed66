from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper

from .customer import Customer
from .file import StoredFile


class Adjustments(models.Model):
    """What a person needs so that a letter reaches them (Equality Act 2010, section 20).

    Every outgoing item honours it; an exception has a reason on the letter. `recorded_by` is
    empty when the person said so themselves on the form.
    """

    customer = models.OneToOneField(
        Customer, on_delete=models.PROTECT, related_name="adjustments_agreed"
    )
    large_print = models.BooleanField(default=False)
    call_instead = models.BooleanField(default=False)
    advocate = models.CharField(max_length=200, blank=True)
    advocate_email = models.EmailField(max_length=254, blank=True)
    advocate_address = models.TextField(max_length=500, blank=True)
    authority_seen_on = models.DateField(null=True, blank=True)
    authority = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(Upper("advocate_email"), name="advocate_email_upper")]
        constraints = [
            models.CheckConstraint(
                name="advocate_with_authority_and_address",
                condition=Q(advocate="")
                | (
                    Q(authority_seen_on__isnull=False)
                    & (~Q(advocate_email="") | ~Q(advocate_address=""))
                ),
            )
        ]

    def __str__(self) -> str:
        return f"adjustments {self.pk}"

    @classmethod
    def of(cls, customer: Customer) -> Self:
        """What was agreed with `customer`; an unsaved row without any when nothing was."""
        return cls.objects.filter(customer=customer).first() or cls(customer=customer)
