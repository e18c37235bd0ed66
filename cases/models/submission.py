from django.db import models

from .case import Case


class Submission(models.Model):
    """What the customer sent with the form a case began with, whatever kind of case it is.

    The transcript keeps every question as it was asked, in both languages, with its answer. None
    of it changes afterwards.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="submission")
    key = models.UUIDField(unique=True, help_text="Makes sending the same form twice one case.")
    form_version = models.UUIDField(null=True, blank=True)
    written_in = models.CharField(max_length=2)
    transcript = models.JSONField(default=list)
    representative = models.CharField(max_length=200, blank=True)
    representative_relation = models.CharField(max_length=200, blank=True)
    adjustments = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"submission {self.pk}"
