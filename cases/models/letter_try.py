from django.db import models

from .letter import Letter


class LetterTry(models.Model):
    """One try to send, call or deliver, and what came of it: a code, never the server's words.

    `at` is real time.
    """

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="tries")
    at = models.DateTimeField()
    result = models.CharField(max_length=60)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.result
