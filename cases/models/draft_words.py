from django.conf import settings
from django.db import models

from .case import Case


class DraftWords(models.Model):
    """What an officer has typed so far on one of a case's forms: kept as typed, right or wrong,
    until the act is done. One for each form of a case: whoever holds the case goes on with it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="drafts")
    form = models.CharField(max_length=20, help_text="triage, confirm, decide or message.")
    typed = models.JSONField(default=dict, help_text="Box name -> what stands in it.")
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "form"], name="one_draft_of_a_form")]

    def __str__(self) -> str:
        return f"draft of {self.form}"
