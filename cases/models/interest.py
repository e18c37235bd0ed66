from django.conf import settings
from django.db import models


class Interest(models.Model):
    """A member of staff declared that they know a person: they are shut out of that person's
    cases, those that stand and those to come (policy 7.3 and good administration).

    The person is told from others by name with postcode, or by e-mail address.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="interests"
    )
    name = models.CharField(max_length=200)
    postcode = models.CharField(max_length=10, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["declared_at", "pk"]

    def __str__(self) -> str:
        return f"interest {self.pk}"
