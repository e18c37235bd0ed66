from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from cases.policy import conditions
from cases.policy.operators import Operator, takes
from cases.policy.routing import OPERATORS

from .case_type import CaseType

MOST_ROWS = 50
ASKED = sorted({operator for asked in OPERATORS.values() for operator in asked})


class Asked(models.Model):
    """One thing that a routing row asks of one answer."""

    field = models.CharField(
        max_length=40, help_text="A meaning of an answer, or the key of a question."
    )
    operator = models.CharField(max_length=20, choices=[(op.value, op.value) for op in ASKED])
    value = models.CharField(
        max_length=1000,
        blank=True,
        help_text="A machine value, several with spaces between them, an ISO date or a number.",
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return " ".join(filter(None, (self.field, self.operator, self.value)))

    def as_condition(self) -> conditions.Condition:
        """What is asked, as the rules read it."""
        words = self.value.split()
        several = self.operator == Operator.ONE_OF
        return conditions.Condition(
            field=self.field,
            operator=Operator(self.operator),
            value=tuple(words) if several else " ".join(words),
        )

    def clean(self) -> None:
        """A value the operator can do something with: a row that is kept never fails a case."""
        if self.operator not in ASKED:
            return
        asked = self.as_condition()
        if isinstance(asked.value, str) and " " in asked.value:
            raise ValidationError({"value": _("Several values go with “is one of” only.")})
        if not takes(asked.operator, asked.value):
            raise ValidationError({"value": _wanted(asked.operator)})


class RoutingRow(Orderable, Asked, ClusterableModel):
    """Where a new case of a kind goes when answers fit: the first row that fits decides, and
    `CaseType.team` when none does.

    A row asks one thing, or several of which all, or any one, must fit. It names a team and
    nothing else. Who may not have a case because of a part in the matter (7.3) is worked out
    afterwards, and no row changes it. An appeal has no rows: the edition of the policy says who
    considers it.
    """

    case_type = ParentalKey(CaseType, on_delete=models.CASCADE, related_name="routing_rows")
    match = models.CharField(
        max_length=3,
        choices=[(match.value, match.value) for match in conditions.Match],
        default=conditions.Match.ALL.value,
        help_text="Of several things asked: whether all must fit, or any one of them.",
    )
    queue = models.CharField(max_length=20, choices=CaseType.Team.choices)

    def __str__(self) -> str:
        also = [str(one) for one in self.also.all()]
        joined = f" {'or' if self.match == conditions.Match.ANY else 'and'} "
        return f"{joined.join([super().__str__(), *also])} → {self.queue}"

    def as_row(self) -> conditions.Row:
        """The row as the rules read it."""
        first = self.as_condition()
        return conditions.Row(
            field=first.field,
            operator=first.operator,
            value=first.value,
            also=tuple(one.as_condition() for one in self.also.all()),
            match=conditions.Match(self.match),
            outcome=self.queue,
        )


class RoutingCondition(Orderable, Asked):
    """What else a routing row asks."""

    row = ParentalKey(RoutingRow, on_delete=models.CASCADE, related_name="also")


def _wanted(operator: Operator) -> str:
    match operator:
        case Operator.ANSWERED | Operator.NOT_ANSWERED:
            return _("Leave the value empty: this asks only whether there is an answer.")
        case Operator.BEFORE | Operator.AFTER:
            return _("Enter a date as year-month-day, like 2027-03-01.")
        case Operator.WITHIN:
            return _("Enter a number of working days in digits, 1000 at most.")
        case Operator.GREATER | Operator.LESS:
            return _("Enter a number in digits, like 500 or 12.50.")
        case _:
            return _("Enter the value of an option of that question.")
