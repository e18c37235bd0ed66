from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from cases.policy import conditions
from cases.policy.operators import Operator
from cases.policy.routing import OPERATORS

from .case_type import CaseType

MOST_ROWS = 50
ASKED = sorted({operator for asked in OPERATORS.values() for operator in asked})


class RoutingRow(Orderable):
    """Where a new case of a kind goes when one answer fits: the first row that fits decides, and
    `CaseType.team` when none does.

    A row names a team and nothing else. Who may not have a case because of a part in the matter
    (7.3) is worked out afterwards, and no row changes it. An appeal has no rows: the edition of
    the policy says who considers it.
    """

    case_type = ParentalKey(CaseType, on_delete=models.CASCADE, related_name="routing_rows")
    field = models.CharField(
        max_length=40, help_text="A meaning of an answer, or the key of a question."
    )
    operator = models.CharField(max_length=20, choices=[(op.value, op.value) for op in ASKED])
    value = models.CharField(
        max_length=1000,
        blank=True,
        help_text="A machine value, several with spaces between them, an ISO date or a number.",
    )
    queue = models.CharField(max_length=20, choices=CaseType.Team.choices)

    def __str__(self) -> str:
        return " ".join((self.field, self.operator, self.value, "→", self.queue))

    def as_row(self) -> conditions.Row:
        """The row as the rules read it."""
        several = self.operator == Operator.ONE_OF
        words = self.value.split()
        return conditions.Row(
            field=self.field,
            operator=Operator(self.operator),
            value=tuple(words) if several else " ".join(words),
            outcome=self.queue,
        )

    def clean(self) -> None:
        """A value the operator can do something with: a row that is kept never fails a case."""
        if self.operator not in ASKED:
            return
        row = self.as_row()
        if isinstance(row.value, str) and " " in row.value:
            raise ValidationError({"value": _("Several values go with “is one of” only.")})
        fields, outcomes = {row.field}, {row.outcome}
        try:
            conditions.build([row], otherwise=row.outcome, fields=fields, outcomes=outcomes)
        except conditions.ConditionError:
            raise ValidationError({"value": _wanted(row.operator)}) from None


def _wanted(operator: Operator) -> str:
    match operator:
        case Operator.ANSWERED | Operator.NOT_ANSWERED:
            return _("Leave the value empty: this asks only whether there is an answer.")
        case Operator.BEFORE | Operator.AFTER:
            return _("Enter a date as year-month-day, like 2027-03-01.")
        case Operator.GREATER | Operator.LESS:
            return _("Enter a number in digits, like 500 or 12.50.")
        case _:
            return _("Enter the value of an option of that question.")
