from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from modelcluster.models import ClusterableModel

from cases.policy.terms import Reviewer

MOST_DAYS = 250  # working days, about a year
WARNED = {"acknowledge_within": "acknowledgement", "answer_within": "answer"}
OWN_PREFIX = "CYS"  # of a reference, where a kind of case has none of its own
PREFIX = RegexValidator(r"\A[A-Z]{3}\Z", gettext_lazy("Enter three capital letters, like CYS."))


class CaseType(ClusterableModel):
    """A kind of case and the times the council aims to keep for it.

    The targets come from the corporate complaints procedure, not from the policy: they are model
    values until the council confirms them, and every text says "we aim to". A case keeps the
    targets of the day it came: other ones hold for new cases.
    """

    class Flow(models.TextChoices):
        """The way a case of this kind goes."""

        APPEAL = "appeal", "checked, then decided"
        ENQUIRY = "enquiry", "assigned, taken in hand, then answered"

    class Letters(models.TextChoices):
        """Whose words the letters and the customer's own page speak."""

        APPEAL = "appeal", "of an appeal against a decision to manage contact"
        COMPLAINT = "complaint", "of a complaint: upheld, in part or not"
        ENQUIRY = "enquiry", "of a request or of feedback: answered"

    class Team(models.TextChoices):
        """The queue a new case goes to, unless a routing row names another or a part in the matter
        (7.3) sends it on. Parked is nobody's queue, and no team."""

        COMPLAINTS_TEAM = Reviewer.COMPLAINTS_TEAM.value, "the Complaints Team"
        CHIEF_OFFICER = Reviewer.CHIEF_OFFICER.value, "the Chief Officer"
        SENIOR_REVIEWER = Reviewer.SENIOR_REVIEWER.value, "a senior reviewer"

    code = models.SlugField(max_length=30, unique=True)
    flow = models.CharField(max_length=10, choices=Flow.choices, default=Flow.ENQUIRY)
    name_cy = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100)
    prefix = models.CharField(
        max_length=3,
        blank=True,
        validators=[PREFIX],
        help_text="How the references of its cases begin; none: like those of an appeal.",
    )
    team = models.CharField(max_length=20, choices=Team.choices, default=Team.COMPLAINTS_TEAM)
    letters = models.CharField(max_length=10, choices=Letters.choices, default=Letters.ENQUIRY)
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

    class Meta:
        verbose_name = gettext_lazy("kind of case")
        verbose_name_plural = gettext_lazy("kinds of case")
        constraints = [
            models.UniqueConstraint(
                fields=["prefix"], condition=~Q(prefix=""), name="prefix_of_one_kind"
            )
        ]

    def __str__(self) -> str:
        """Its name, in the language of the reader."""
        return self.name("en" if get_language() == "en" else "cy")

    def name(self, language: str) -> str:
        return self.name_cy if language == "cy" else self.name_en

    @property
    def reference_prefix(self) -> str:
        return self.prefix or OWN_PREFIX

    @classmethod
    def prefixes(cls) -> set[str]:
        """How a reference of any case may begin."""
        return {OWN_PREFIX, *cls.objects.exclude(prefix="").values_list("prefix", flat=True)}

    def clean(self) -> None:
        """A target is at least a day, and its reminder comes before it; a prefix stays once a
        reference has it, for a reference is known by it."""
        problems = {}
        was = CaseType.objects.filter(pk=self.pk).exclude(prefix__in=("", self.prefix)).first()
        if was and was.case_set.filter(reference__startswith=was.prefix).exists():
            problems["prefix"] = _("References have begun with this: it cannot be changed.")
        for name, warned in WARNED.items():
            days, warn = getattr(self, name), f"warn_{warned}"
            if days is not None and not 1 <= days <= MOST_DAYS:
                said = _("Enter a number of working days from 1 to %(most)d.")
                problems[name] = said % {"most": MOST_DAYS}
            elif None not in (days, getattr(self, warn)) and getattr(self, warn) >= days:
                problems[warn] = _("The reminder must come fewer days before than the target has.")
        if problems:
            raise ValidationError(problems)
