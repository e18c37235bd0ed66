from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Upper
from django.db.models.lookups import Exact

from .case import Case
from .letter import Letter
from .message import Message


def _comes_from(address: str) -> Q:
    """Whether the mail was sent from the address in this field, in whatever letters."""
    sent_from = Exact(Upper(address), Upper(OuterRef("sender")))
    return Q(sent_from, **{f"{address}__gt": ""})


class IncomingMailQuerySet(models.QuerySet):
    def visible_to(self, user) -> "IncomingMailQuerySet":
        """Mail filed to a case, or answering a letter of one, that `user` may know of; and mail
        that does neither.

        Of the last, never mail that names, among others, a case in whose matter they had a part,
        or that comes from its customer or who acts for them (policy 7.3).
        """
        visible = Case.objects.visible_to(user)
        barred = Case.objects.with_part(user)
        # One question each, so that each is answered by an index.
        named = Exists(barred.filter(named_in_mail=OuterRef("pk")))
        theirs = Exists(barred.filter(_comes_from("customer__email")))
        acts = Exists(barred.filter(_comes_from("customer__adjustments_agreed__advocate_email")))
        return self.filter(
            Q(visible.holds("filed_as__case"))
            | Q(visible.holds("letter__case"), filed_as=None)
            | Q(~named, ~theirs, ~acts, filed_as=None, letter=None)
        )

    def waiting(self) -> "IncomingMailQuerySet":
        return self.filter(settled_at=None)


class IncomingMail(models.Model):
    """An e-mail that came to the service, byte for byte, until a person has dealt with it."""

    class Kind(models.TextChoices):
        REPLY = "reply", "from a person"
        BOUNCE = "bounce", "a report that one of ours did not arrive"
        REPORT = "report", "a report that one of ours arrived, or is late"

    kind = models.CharField(max_length=6, choices=Kind.choices)
    sha256 = models.CharField(max_length=64, unique=True, help_text="The same mail twice is one.")
    raw = models.BinaryField()
    letter = models.ForeignKey(
        Letter, null=True, blank=True, on_delete=models.PROTECT, related_name="answers_to"
    )
    came_at = models.DateTimeField()
    sender = models.CharField(max_length=254, blank=True, help_text="The address it says it is of.")
    subject = models.CharField(max_length=200, blank=True)
    named = models.CharField(max_length=20, blank=True, help_text="The reference it names, if any.")
    about = models.ManyToManyField(
        Case,
        related_name="named_in_mail",
        help_text="Every case it names, or whose customer or advocate it says it is from.",
    )
    left_out = models.JSONField(
        default=list, help_text='[{"name", "code"}]: attachments that could not be kept, and why.'
    )
    set_aside = models.TextField(blank=True, help_text="Why it belongs to no case.")
    filed_as = models.OneToOneField(
        Message, null=True, blank=True, on_delete=models.PROTECT, related_name="came_as"
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = IncomingMailQuerySet.as_manager()

    class Meta:
        ordering = ["came_at", "pk"]
        indexes = [
            models.Index(fields=["came_at"], condition=Q(settled_at=None), name="mail_waiting")
        ]

    def __str__(self) -> str:
        return f"incoming mail {self.pk}"
