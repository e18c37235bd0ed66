from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

MOST_DAYS = 250  # working days, about a year
WARNED = {"acknowledge_within": "acknowledgement", "answer_within": "answer"}


class CaseType(models.Model):
    """A kind of case and the times the council aims to keep for it.

    The targets come from the corporate complaints procedure, not from the policy: they are model
    values until the council confirms them, and every text says "we aim to". A case keeps the
    targets of the day it came: other ones hold for new cases.
    """

    class Flow(models.TextChoices):
        """The way a case of this kind goes."""

        APPEAL = "appeal", "checked, then decided"
        ENQUIRY = "enquiry", "assigned, taken in hand, then answered"

    code = models.SlugField(max_length=30, unique=True)
    flow = models.CharField(max_length=10, choices=Flow.choices, default=Flow.ENQUIRY)
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

    def clean(self) -> None:
        """A target is at least a day, and its reminder comes before it."""
        problems = {}
        for name, warned in WARNED.items():
            days, warn = getattr(self, name), f"warn_{warned}"
            if days is not None and not 1 <= days <= MOST_DAYS:
                said = _("Enter a number of working days from 1 to %(most)d.")
                problems[name] = said % {"most": MOST_DAYS}
            elif None not in (days, getattr(self, warn)) and getattr(self, warn) >= days:
                problems[warn] = _("The reminder must come fewer days before than the target has.")
        if problems:
            raise ValidationError(problems)
