import secrets
from datetime import date
from functools import cached_property

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from cases import permissions
from cases.policy.terms import Reviewer

from .case_type import OWN_PREFIX, CaseType
from .customer import Customer
from .edition import Edition

ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"  # no vowel spells a word, no letter looks like a digit


def new_reference(prefix: str = OWN_PREFIX) -> str:
    """An unguessable public reference: 10 characters of 28, 48 bits, like CYS-7K3MP-Q9TXB; it
    begins with the prefix of its kind of case."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(10))
    return f"{prefix}-{drawn[:5]}-{drawn[5:]}"


Queue = Reviewer


class State(models.TextChoices):
    """Where a case stands. Parked is not a state: it is the queue of nobody."""

    HELD = "held", "held for the Chief Officer to confirm involvement"
    TRIAGE = "triage", "waiting to be checked"
    DECIDE = "decide", "waiting for a decision"
    SIGN = "sign", "waiting to be signed off"
    RECEIVED = "received", "waiting to be assigned"
    ASSIGNED = "assigned", "assigned, not begun"
    IN_HAND = "in_hand", "in hand"
    ANSWERED = "answered", "answered, not yet closed"
    CLOSED = "closed", "closed"


def _part_of(user) -> Exists:
    from .involvement import Involvement

    return Exists(Involvement.objects.standing().of(user).filter(case=OuterRef("pk")))


class CaseQuerySet(models.QuerySet):
    def visible_to(self, user) -> "CaseQuerySet":
        """The cases `user` may know of: in a queue they work, and without a part in the matter.

        Superusers are not exempt. A case that is not here does not exist for that person:
        not in a list, count, search, export, file, letter or page (policy 7.3).
        """
        roles = permissions.roles_of(user)
        queues = [queue for queue, works in permissions.QUEUE_ROLES.items() if roles & works]
        return self.filter(queue__in=queues).without_part(user)

    def without_part(self, user) -> "CaseQuerySet":
        """The cases in whose matter `user` had no part, whoever works them."""
        return self.filter(~_part_of(user))

    def with_part(self, user) -> "CaseQuerySet":
        """The cases in whose matter `user` had a part."""
        return self.filter(_part_of(user))

    def holds(self, field: str) -> Exists:
        """Whether the case that a row names in `field` is one of these: asked of each row, so
        that a few rows never have every case read."""
        return Exists(self.filter(pk=OuterRef(field)))

    def open(self) -> "CaseQuerySet":
        return self.filter(closed_at=None)  # as the index of open cases has it

    def overdue(self, today: date) -> "CaseQuerySet":
        """Past the day to answer by; while a case is paused its day does not pass."""
        from . import case_waits

        return self.open().filter(case_waits.past_its_day(today))

    def unassigned(self) -> "CaseQuerySet":
        return self.open().filter(handler=None)

    def held_by(self, user) -> "CaseQuerySet":
        return self.open().filter(handler=user)

    def pressing_first(self) -> "CaseQuerySet":
        """What is open by its day, then what is closed, the latest first."""
        return self.order_by(models.F("closed_at").desc(nulls_first=True), "due_on", "pk")

    def for_list(self) -> "CaseQuerySet":
        """What one row of a list shows, in one query, the most pressing first.

        `asks_to_withdraw`: the customer has, and nobody has closed the case upon it.
        `has_new_message`: something came in that whoever holds the case has not opened.
        `last_written_in`: the language of what came last.
        `is_paused`, `awaits_translation`, `awaits_statement`, `awaits_answer`, `statement_due`,
        `statement_came`: `case_waits`.
        """
        from . import case_waits
        from .message import Message
        from .withdrawal import Withdrawal

        withdrawn = Withdrawal.objects.filter(case=OuterRef("pk"), undone_at=None, handled_at=None)
        came = Message.objects.filter(case=OuterRef("pk"), direction=Message.Direction.IN)
        rows = self.select_related(
            *("case_type", "customer", "handler", "appeal", "submission", "data_complaint")
        ).annotate(
            is_paused=case_waits.paused(),
            awaits_translation=case_waits.for_a_translation(),
            awaits_statement=case_waits.for_a_statement(),
            statement_due=case_waits.statement_due(),
            statement_came=case_waits.with_a_new_statement(),
            awaits_answer=case_waits.for_the_customer(),
            asks_to_withdraw=Exists(withdrawn),
            has_new_message=Exists(came.unread()),
            last_written_in=Subquery(came.order_by("-at", "-pk").values("language")[:1]),
        )
        return rows.pressing_first()


class Case(models.Model):
    """One matter the council must answer: who, in which language, by when, and with whom it is."""

    reference = models.CharField(max_length=20, unique=True, default=new_reference, editable=False)
    case_type = models.ForeignKey(CaseType, on_delete=models.PROTECT)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="cases")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT)
    channel = models.CharField(
        max_length=10, default="online", help_text="How it came: online, email, post, phone, …"
    )
    keyed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who typed in what came by post, by telephone or in person.",
    )
    received_at = models.DateTimeField()
    received_on = models.DateField()
    acknowledge_by = models.DateField()
    due_on = models.DateField()
    acknowledge_within = models.PositiveSmallIntegerField(
        help_text="Working days, as the targets of its type stood when it came."
    )
    answer_within = models.PositiveSmallIntegerField(
        help_text="Working days, as the targets of its type stood when it came."
    )
    state = models.CharField(max_length=10, choices=State.choices)
    queue = models.CharField(max_length=20, choices=[(q.value, q.value) for q in Queue])
    route_reason = models.JSONField(default=dict)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cases_held",
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    words_kept = models.BooleanField(
        default=False, help_text="The words by which it is found are as it stands."
    )

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["handler", "state"], name="case_handler"),
            models.Index(
                fields=["queue", "due_on"], condition=Q(closed_at=None), name="case_open_queue"
            ),
            models.Index(
                fields=["handler", "due_on"], condition=Q(closed_at=None), name="case_open_handler"
            ),
            models.Index(fields=["id"], condition=Q(words_kept=False), name="case_words_to_keep"),
        ]
        constraints = [
            models.CheckConstraint(
                name="case_closed_with_its_moment",
                condition=Q(state="closed", closed_at__isnull=False)
                | (~Q(state="closed") & Q(closed_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="case_parked_has_no_handler",
                condition=~Q(queue="nobody") | Q(handler__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @cached_property
    def council_closed(self) -> frozenset[date]:
        """The days that do not count towards the council's time, read once for a page."""
        from .closed_day import ClosedDay

        return ClosedDay.objects.for_council()

    @property
    def language(self) -> str:
        return self.customer.language

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages every letter of this case carries, in order."""
        return self.customer.languages

    @property
    def addressee(self) -> str:
        """Who is written to: whoever acts for the customer, or the customer."""
        form = getattr(self, "submission", None)
        return (form.representative if form else "") or self.customer.name

    @property
    def is_answered(self) -> bool:
        """The council has given its answer: no day is waited for any more."""
        return self.state in (State.ANSWERED, State.CLOSED)

    @property
    def is_parked(self) -> bool:
        return self.queue == Queue.NOBODY
