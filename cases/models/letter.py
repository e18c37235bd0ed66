import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.policy.terms import Channel

from .case import Case

OUTCOME_KINDS = ("decision", "late_refused", "no_internal_step", "withdrawn", "answered")
# Kinds a case has any number of.
AGAIN_AND_AGAIN = ("access_code", "message", "progress", "extended", "paused")


class LetterState(models.TextChoices):
    """Where a letter stands on its way out."""

    QUEUED = "queued", "waiting to be sent"
    SENDING = "sending", "being sent"
    SENT = "sent", "sent"
    DELIVERED = "delivered", "delivered, as the other side says"
    BOUNCED = "bounced", "came back"
    FAILED = "failed", "could not be sent"
    TO_PRINT = "to_print", "to be posted or read out"
    POSTED = "posted", "posted or read out"
    STOPPED = "stopped", "stopped before it left"


GONE = (LetterState.SENT, LetterState.DELIVERED, LetterState.BOUNCED, LetterState.POSTED)
BY_WIRE = (
    *(LetterState.QUEUED, LetterState.SENDING, LetterState.SENT, LetterState.DELIVERED),
    *(LetterState.BOUNCED, LetterState.FAILED, LetterState.STOPPED),
)
BY_HAND = (LetterState.TO_PRINT, LetterState.POSTED, LetterState.STOPPED)


class LetterQuerySet(models.QuerySet):
    def visible_to(self, user) -> "LetterQuerySet":
        """The letters of the cases `user` may know of (policy 7.3)."""
        return self.filter(Case.objects.visible_to(user).holds("case"))

    def stoppable(self) -> "LetterQuerySet":
        """The letters that nobody has begun to send, within the time to think again."""
        still = (LetterState.QUEUED, LetterState.TO_PRINT)
        return self.filter(state__in=still, undo_until__gt=timezone.now())

    def with_addressee(self) -> "LetterQuerySet":
        """With who is written to, and what their contact plan says."""
        return self.select_related("case__customer__plan", "case__submission")

    def for_list(self) -> "LetterQuerySet":
        """What a list or a timeline shows: everything but the bytes."""
        return self.defer("message").select_related("case__customer")


class Letter(models.Model):
    """A letter, e-mail or words to be read out, kept with its case byte for byte.

    `message` is exactly what leaves: a MIME message, or a complete page to print; by GOV.UK Notify,
    a MIME message that carries the very request as a part. A lease keeps
    two workers off one row and runs in real time; the Message-ID never changes, so that one sent
    twice is known to be one.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=20)
    languages = models.CharField(max_length=5, help_text="In order, like cy,en.")
    channel = models.CharField(max_length=10, choices=[(c.value, c.value) for c in Channel])
    subject = models.CharField(max_length=320)
    message = models.BinaryField()
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=10, choices=LetterState.choices)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()
    sent_to = models.TextField(blank=True, help_text="The address or number, as it was then.")
    copy_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="copies"
    )
    large_print = models.BooleanField(default=False)
    exceptions = models.JSONField(
        default=list, help_text='[{"what": code, "reason": words}]: what was not honoured, and why.'
    )
    text_digest = models.CharField(max_length=64, blank=True, help_text="Of the text it was from.")
    prepared = models.BooleanField(default=False, help_text="`message` has all its parts.")
    undo_until = models.DateTimeField(null=True, blank=True, help_text="Real time.")
    provider_id = models.CharField(max_length=80, blank=True, db_index=True)
    gone_at = models.DateTimeField(null=True, blank=True)
    gone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=60, blank=True, help_text="A code, no words.")
    queued_at = models.DateTimeField(help_text="Real time.")
    next_try_at = models.DateTimeField(help_text="Real time.")
    lease = models.UUIDField(null=True, blank=True, default=None)
    leased_until = models.DateTimeField(null=True, blank=True, help_text="Real time.")

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "pk"]
        indexes = [models.Index(fields=["state", "next_try_at"], name="letter_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=~Q(kind__in=AGAIN_AND_AGAIN)
                & Q(copy_of__isnull=True)
                & ~Q(state=LetterState.STOPPED),
                name="letter_of_a_kind_once",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(kind__in=OUTCOME_KINDS, copy_of__isnull=True)
                & ~Q(state=LetterState.STOPPED),
                name="letter_of_outcome_once",
            ),
            models.CheckConstraint(
                name="letter_leased_while_sending",
                condition=Q(state="sending", lease__isnull=False, leased_until__isnull=False)
                | (~Q(state="sending") & Q(lease__isnull=True, leased_until__isnull=True)),
            ),
            models.CheckConstraint(
                name="letter_gone_with_its_moment",
                condition=Q(state__in=GONE, gone_at__isnull=False)
                | (~Q(state__in=GONE) & Q(gone_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="letter_mailed_or_printed",
                condition=Q(channel__in=("email", "text"), state__in=BY_WIRE)
                | (~Q(channel__in=("email", "text")) & Q(state__in=BY_HAND)),
            ),
        ]

    def __str__(self) -> str:
        return f"letter {self.pk}: {self.kind}"

    @property
    def language_list(self) -> list[str]:
        return self.languages.split(",")


def new_message_id(host: str) -> str:
    """A Message-ID of our own host; it says nothing of the case."""
    return f"<{uuid.uuid4()}@{host}>"
