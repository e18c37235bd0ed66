import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from .case import Case


class StatementQuerySet(models.QuerySet):
    def asked_of(self, user) -> "StatementQuerySet":
        """What `user` was asked, by name: all that an involved person sees of a case."""
        return self.filter(of=user)

    def visible_to(self, user) -> "StatementQuerySet":
        """The statements in the cases `user` may know of (policy 7.3)."""
        return self.filter(Case.objects.visible_to(user).holds("case"))

    def waiting(self) -> "StatementQuerySet":
        """Still to be given; a closed case needs none."""
        return self.filter(submitted_at=None, withdrawn_at=None, case__closed_at=None)

    def unread(self) -> "StatementQuerySet":
        """Given, and not yet opened by whoever holds the case."""
        return self.exclude(submitted_at=None).filter(read_at=None)


class Statement(models.Model):
    """What someone with a part in the matter was asked, and what they said: heard without seeing.

    Its address is of its own (`key`), so that it tells nothing of the case. Given, it is sealed:
    the database refuses to change it; only that it was read is noted afterwards.
    """

    WARN = 2  # working days before the day to give it by

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="statements")
    of = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="statements_asked"
    )
    questions = models.TextField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    words = models.TextField(blank=True, help_text="As typed so far; sealed once submitted.")
    submitted_at = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the sealed words.")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(
        null=True, blank=True, help_text="When whoever holds the case first opened it."
    )

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "of"],
                condition=Q(submitted_at__isnull=True, withdrawn_at__isnull=True),
                name="one_statement_waiting_of_a_person",
            ),
            models.CheckConstraint(
                name="statement_sealed_with_words",
                condition=Q(submitted_at__isnull=True)
                | (~Q(words="") & ~Q(digest="") & Q(withdrawn_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"statement {self.pk}"
