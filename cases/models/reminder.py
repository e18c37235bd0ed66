from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from .case import Case, State
from .data_complaint import DataComplaint
from .letter import GONE, Letter
from .pause import Pause
from .statement import Statement


def acknowledged(case: str) -> Exists:
    """Whether the acknowledgement has left; `case` is the field with the key of the case."""
    kinds = ("acknowledgement", "reopened")
    gone = Letter.objects.filter(kind__in=kinds, copy_of=None, state__in=GONE)
    return Exists(gone.filter(case=OuterRef(case)))


def data_acknowledged(complaint: str) -> Exists:
    """Whether the acknowledgement of a complaint about personal data has left; `complaint` is the
    field with the key of that complaint."""
    answered = DataComplaint.objects.filter(pk=OuterRef(complaint), letter__state__in=GONE)
    return Exists(answered)


class ReminderQuerySet(models.QuerySet):
    def visible_to(self, user) -> "ReminderQuerySet":
        """Those meant for `user`, of cases they may still know of (policy 7.3)."""
        return self.filter(Case.objects.visible_to(user).holds("case"), to=user)

    def told_to(self, user) -> "ReminderQuerySet":
        """Those meant for `user`, of matters in which they had no part. `may_open`: they may see
        the case too; a Chief Officer is told of a team's overdue case without seeing it."""
        found = self.filter(Case.objects.without_part(user).holds("case"), to=user)
        return found.annotate(may_open=Case.objects.visible_to(user).holds("case"))

    def waiting(self) -> "ReminderQuerySet":
        return self.filter(seen_at=None, case__closed_at=None)

    def standing(self) -> "ReminderQuerySet":
        """Those of what still waits: not yet left, answered or given, and due on the same day."""
        what = Reminder.What
        still = Pause.objects.filter(case=OuterRef("case"), resumed_on=None)
        data = DataComplaint.objects.filter(case=OuterRef("case"), answered_on=None)
        asked = Statement.objects.waiting().filter(case=OuterRef("case"), due_on=OuterRef("day"))
        return self.filter(
            Q(
                ~Exists(still) & ~acknowledged("case"),
                what__in=(what.ACKNOWLEDGE_SOON, what.ACKNOWLEDGE_LATE),
                day=F("case__acknowledge_by"),
            )
            | Q(
                ~Exists(still) & ~Q(case__state=State.ANSWERED),
                what__in=(what.ANSWER_SOON, what.ANSWER_LATE),
                day=F("case__due_on"),
            )
            | Q(
                Exists(data.filter(~data_acknowledged("pk"))),
                what__in=(what.DATA_SOON, what.DATA_LATE),
            )
            | Q(Exists(asked), what__in=(what.STATEMENT_SOON, what.STATEMENT_LATE))
        )


class Reminder(models.Model):
    """The clock told somebody once that a case comes due, is overdue, or needs them.

    `day` is the day that clock stood at: moved, it reminds again, once.
    """

    class What(models.TextChoices):
        ACKNOWLEDGE_SOON = "ack_soon", "the acknowledgement is due soon"
        ACKNOWLEDGE_LATE = "ack_late", "the acknowledgement is overdue"
        ANSWER_SOON = "answer_soon", "the answer is due soon"
        ANSWER_LATE = "answer_late", "the answer is overdue"
        DATA_SOON = "data_soon", "a data-protection complaint must soon be acknowledged"
        DATA_LATE = "data_late", "a data-protection complaint was not acknowledged in time"
        STATEMENT_SOON = "stmt_soon", "a statement is due soon"
        STATEMENT_LATE = "stmt_late", "a statement is overdue"
        OWN_ASKED = "own_asked", "a statement is asked of them"
        OWN_SOON = "own_soon", "a statement asked of them is due soon"
        OWN_LATE = "own_late", "a statement asked of them is overdue"

    LATE = (What.ACKNOWLEDGE_LATE, What.ANSWER_LATE, What.DATA_LATE, What.STATEMENT_LATE)

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reminders")
    what = models.CharField(max_length=12, choices=What.choices)
    day = models.DateField()
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reminders"
    )
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "what", "day", "to"], name="reminded_once")
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.day}"
