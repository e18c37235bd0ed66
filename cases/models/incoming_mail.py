from django.conf import settings
from django.db import models
from django.db.models import Q

from .case import Case
from .letter import Letter
from .message import Message


class IncomingMailQuerySet(models.QuerySet):
    def visible_to(self, user) -> "IncomingMailQuerySet":
        """Mail that answers no letter of ours, and mail that answers one of a case `user` may
        know of (policy 7.3)."""
        return self.filter(Q(letter=None) | Q(letter__case__in=Case.objects.visible_to(user)))

    def waiting(self) -> "IncomingMailQuerySet":
        return self.filter(settled_at=None)


class IncomingMail(models.Model):
    """An e-mail that came to the service, byte for byte, until a person has dealt with it."""

    class Kind(models.TextChoices):
        REPLY = "reply", "from a person"
        BOUNCE = "bounce", "a report that one of ours did not arrive"

    kind = models.CharField(max_length=6, choices=Kind.choices)
    sha256 = models.CharField(max_length=64, unique=True, help_text="The same mail twice is one.")
    raw = models.BinaryField()
    letter = models.ForeignKey(
        Letter, null=True, blank=True, on_delete=models.PROTECT, related_name="answers_to"
    )
    came_at = models.DateTimeField()
    filed_as = models.OneToOneField(
        Message, null=True, blank=True, on_delete=models.PROTECT, related_name="came_as"
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = IncomingMailQuerySet.as_manager()

    class Meta:
        ordering = ["came_at", "pk"]

    def __str__(self) -> str:
        return f"incoming mail {self.pk}"
