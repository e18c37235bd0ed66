from django.conf import settings
from django.db import models

from .case import Case


class Finding(models.Model):
    """One question an officer answered about a case, with the clause it rests on.

    Questions and answers are codes (`cases.policy.questions`); `words` say why where a reason is
    asked for. Answered again, the later answer stands and the event of the earlier one is kept.
    """

    class Stage(models.TextChoices):
        TRIAGE = "triage", "the first look"
        FAIRNESS = "fairness", "whether the original decision was fair"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="findings")
    stage = models.CharField(max_length=10, choices=Stage.choices)
    question = models.CharField(max_length=30)
    answer = models.CharField(max_length=20)
    words = models.TextField(blank=True)
    clause = models.CharField(max_length=60)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "stage", "question"], name="one_finding_each")
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.answer}"
