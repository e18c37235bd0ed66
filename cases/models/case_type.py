from django.db import models


class CaseType(models.Model):
    """A kind of case and the times the council aims to keep for it.

    The targets come from the corporate complaints procedure, not from the policy: they are model
    values until the council confirms them, and every text says "we aim to".
    """

    code = models.SlugField(max_length=30, unique=True)
    name_cy = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100)
    acknowledge_within = models.PositiveSmallIntegerField(default=5, help_text="Working days.")
    answer_within = models.PositiveSmallIntegerField(default=20, help_text="Working days.")
    warn_acknowledgement = models.PositiveSmallIntegerField(
        default=2, help_text="Working days before the day to acknowledge by: a reminder."
    )
    warn_answer = models.PositiveSmallIntegerField(
        default=5, help_text="Working days before the day to answer by: a reminder."
    )
    signed_off = models.BooleanField(
        default=True, help_text="A second person signs off the decision, if one is free to."
    )
    targets_confirmed = models.BooleanField(
        default=False, help_text="The council has confirmed these targets."
    )

    APPEAL = "appeal"
    COMPLAINT = "complaint"

    def __str__(self) -> str:
        return self.code
