from django.conf import settings
from django.db import models

from .case import Case


class OmbudsmanRecordQuerySet(models.QuerySet):
    def visible_to(self, user) -> "OmbudsmanRecordQuerySet":
        """The records of the cases `user` may know of (policy 7.3)."""
        return self.filter(Case.objects.visible_to(user).holds("case"))

    def open(self) -> "OmbudsmanRecordQuerySet":
        """Those of which the Ombudsman's finding is not known yet."""
        return self.filter(finding="")


class OmbudsmanRecord(models.Model):
    """What the Ombudsman asked about a case, what they found, and what the council learnt."""

    class Kind(models.TextChoices):
        ENQUIRY = "enquiry", "an enquiry"
        INVESTIGATION = "investigation", "an investigation"

    class Finding(models.TextChoices):
        NONE = "", "not known yet"
        UPHELD = "upheld", "upheld"
        PARTLY = "partly", "upheld in part"
        NOT_UPHELD = "not_upheld", "not upheld"
        SETTLED = "settled", "settled early"
        NOT_TAKEN_UP = "not_taken_up", "not taken up"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="ombudsman_records")
    kind = models.CharField(max_length=15, choices=Kind.choices)
    their_reference = models.CharField(max_length=60, blank=True)
    came_on = models.DateField()
    answer_by = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    asked = models.TextField(blank=True, help_text="What they asked for.")
    finding = models.CharField(max_length=15, choices=Finding.choices, blank=True)
    found_on = models.DateField(null=True, blank=True)
    learnt = models.TextField(blank=True, help_text="What is put right, and what was learnt.")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = OmbudsmanRecordQuerySet.as_manager()

    class Meta:
        ordering = ["came_on", "pk"]

    def __str__(self) -> str:
        return f"Ombudsman record {self.pk}"


class OmbudsmanEarlier(models.Model):
    """What a record of the Ombudsman said before it was changed: the boxes that were changed, as
    they stood. Written once: the database refuses to change or remove it."""

    record = models.ForeignKey(OmbudsmanRecord, on_delete=models.PROTECT, related_name="earlier")
    version = models.PositiveIntegerField(help_text="Of the record, when it said this.")
    said = models.JSONField(help_text="By the names of the boxes; days in ISO 8601.")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(help_text="When this version was put down.")

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["record", "version"], name="ombudsman_earlier_once")
        ]

    def __str__(self) -> str:
        return f"version {self.version} of Ombudsman record {self.record_id}"
