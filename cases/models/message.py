import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from .case import Case
from .file import StoredFile
from .letter import Letter


class MessageQuerySet(models.QuerySet):
    def visible_to(self, user) -> "MessageQuerySet":
        """The messages of the cases `user` may know of (policy 7.3)."""
        return self.filter(Case.objects.visible_to(user).holds("case"))

    def unread(self) -> "MessageQuerySet":
        return self.filter(direction=Message.Direction.IN, read_at=None)


class Message(models.Model):
    """One thing the customer told us about a case, or the council asked or told them.

    What comes in keeps the words as they came, the language and the way they came by; what goes
    out has a letter, which is what left. `key` makes sending the same form twice one message.
    """

    class Direction(models.TextChoices):
        IN = "in", "from the customer"
        OUT = "out", "to the customer"

    class Via(models.TextChoices):
        ONLINE = "online", "on the website"
        EMAIL = "email", "by e-mail"
        POST = "post", "by post"
        PHONE = "phone", "by telephone"
        IN_PERSON = "in_person", "in person"
        LETTER = "letter", "in a letter of ours"

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="messages")
    direction = models.CharField(max_length=3, choices=Direction.choices)
    via = models.CharField(max_length=10, choices=Via.choices)
    language = models.CharField(max_length=2, help_text="In which it was written.")
    words = models.TextField(blank=True, help_text="As it was written, in `language`.")
    words_translated = models.TextField(blank=True, help_text="Outgoing: the other language.")
    asks = models.BooleanField(default=False, help_text="Outgoing: a question is put.")
    answers = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="answered_by"
    )
    letter = models.OneToOneField(
        Letter, null=True, blank=True, on_delete=models.PROTECT, related_name="says"
    )
    files = models.ManyToManyField(StoredFile, related_name="+")
    at = models.DateTimeField()
    came_on = models.DateField(help_text="The day it came or was written; a filed one is older.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    read_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [
            models.Index(
                fields=["case"], condition=Q(direction="in", read_at=None), name="message_unread"
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="message_out_is_a_letter",
                condition=Q(direction="in", letter__isnull=True, asks=False)
                | Q(direction="out", via="letter", by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"
