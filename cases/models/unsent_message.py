import uuid

from django.db import models

from .case import Case
from .message import Message


class UnsentMessage(models.Model):
    """What a customer is writing to us about their case and has not sent: the words as typed,
    valid or not. Its files are stored with `draft` set to its key.

    Times are real time. Sending it makes a Message of the same key and removes it.
    """

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="unsent_messages")
    answers = models.ForeignKey(
        Message, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-saved_at"]

    def __str__(self) -> str:
        return f"unsent message {self.pk}"
