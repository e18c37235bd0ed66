"""What is kept so that a draft can be opened elsewhere. All of it goes with the draft."""

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

SAME_ASKING = timedelta(minutes=5)


class DraftKey(models.Model):
    """A hash of something that opens a draft: another browser's secret, or the code that was asked
    for and written down. The first browser's stands on the draft itself."""

    class Kind(models.TextChoices):
        BROWSER = "browser", "the secret of a browser"
        CODE = "code", "a code to write down"

    draft = models.ForeignKey("appeal_forms.Draft", on_delete=models.CASCADE, related_name="keys")
    kind = models.CharField(max_length=7, choices=Kind.choices)
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["sha256"], name="draft_key")]
        constraints = [
            models.UniqueConstraint(
                fields=["draft"], condition=Q(kind="code"), name="draft_has_one_code"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} of draft {self.draft_id}"


class DraftMailQuerySet(models.QuerySet):
    def links(self) -> "DraftMailQuerySet":
        return self.filter(kind=DraftMail.Kind.LINK)

    def waiting(self) -> "DraftMailQuerySet":
        return self.filter(next_try_at__isnull=False)


class DraftMail(models.Model):
    """An e-mail about a draft: who asked for it, and how far it is on its way.

    Its words are written when it goes, and its link is worked out from its id: nothing here opens
    the draft. One that waits has `next_try_at`; one that left has `sent_at`; one that has neither
    was given up, and `last_error` says why in a code. Times are real time.
    """

    class Kind(models.TextChoices):
        LINK = "link", "the link asked for"
        ENDING = "ending", "notice that the draft will be deleted"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey("appeal_forms.Draft", on_delete=models.CASCADE, related_name="mails")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    to = models.CharField(max_length=254, db_index=True)
    languages = models.CharField(max_length=5, help_text="In order, like cy,en.")
    asked_at = models.DateTimeField(default=timezone.now)
    opens = models.BooleanField(
        default=True, help_text="Whether its link still opens: not once another address was given."
    )
    next_try_at = models.DateTimeField(null=True, blank=True, default=timezone.now, db_index=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=60, blank=True, help_text="A code, no words.")

    objects = DraftMailQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft"], condition=Q(kind="ending"), name="draft_told_once_of_its_end"
            )
        ]

    def __str__(self) -> str:
        return f"mail {self.pk}: {self.kind}"

    @property
    def language_list(self) -> list[str]:
        return self.languages.split(",")

    @property
    def was_given_up(self) -> bool:
        return self.next_try_at is None and self.sent_at is None

    def is_as(self, to: str, now: datetime) -> bool:
        """Whether this is what somebody asks for who asks again at once: the same link."""
        again = self.to.casefold() == to.casefold() and now - self.asked_at < SAME_ASKING
        return again and not self.was_given_up
