"""Where an editor says when a page, a question or an ending is shown.

Values are machine values in RegexBlock and ChoiceBlock: wagtail-localize leaves them alone, so both
languages go the same ways.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cases.policy.conditions import Match, Operator

from .definition import SHOW, SKIP

OPERATORS = {
    Operator.IS: _("is"),
    Operator.IS_NOT: _("is not"),
    Operator.ONE_OF: _("is one of"),
    Operator.ANSWERED: _("is answered"),
    Operator.NOT_ANSWERED: _("is not answered"),
    Operator.BEFORE: _("is before the date"),
    Operator.AFTER: _("is after the date"),
    Operator.WITHIN: _("is within so many working days of the day it is filled in"),
    Operator.GREATER: _("is greater than"),
    Operator.LESS: _("is less than"),
}
MATCHES = {Match.ALL: _("all of these fit"), Match.ANY: _("any one of these fits")}
OUTCOMES = [(SHOW, _("show")), (SKIP, _("skip"))]
FIELD = r"^[a-z][a-z0-9_]{0,39}$"
VALUE = r"^[+A-Za-z0-9_./-]{1,60}( [+A-Za-z0-9_./-]{1,60})*$"


class ConditionBlock(blocks.StructBlock):
    """One thing asked of an answer."""

    field = blocks.RegexBlock(
        regex=FIELD,
        label=_("Key of the question"),
        help_text=_("The key of a question on an earlier page."),
        error_messages={"invalid": _("Use small letters a to z, numbers and _ only.")},
    )
    operator = blocks.ChoiceBlock(
        choices=[(operator.value, name) for operator, name in OPERATORS.items()],
        label=_("What is asked of its answer"),
    )
    value = blocks.RegexBlock(
        regex=VALUE,
        required=False,
        default="",
        label=_("Value"),
        help_text=_(
            "The value of an option; yes or no; several with spaces between them; a date such as "
            "2026-01-31; a number. Leave it empty for “is answered” and “is not answered”."
        ),
        error_messages={
            "invalid": _(
                "Use letters without accents, numbers, spaces and the signs . - + _ / only."
            )
        },
    )


class RowBlock(ConditionBlock):
    """One row: what is asked, together with what else, and what then happens."""

    also = blocks.ListBlock(ConditionBlock(label=_("And or or")), default=[], label=_("And or or"))
    match = blocks.ChoiceBlock(
        choices=[(match.value, name) for match, name in MATCHES.items()],
        default=Match.ALL.value,
        label=_("The row fits when"),
    )
    outcome = blocks.ChoiceBlock(choices=OUTCOMES, default=SHOW, label=_("Then"))

    class Meta:
        label_format = "{field} {operator} {value}: {outcome}"


class ConditionsBlock(blocks.StructBlock):
    """Rows from the top: the first that fits decides. No rows: it is always shown."""

    rows = blocks.ListBlock(
        RowBlock(label=_("Row")),
        default=[],
        label=_("Rows"),
        help_text=_("From the top: the first row that fits decides."),
    )
    otherwise = blocks.ChoiceBlock(
        choices=OUTCOMES,
        default=SKIP,
        label=_("Otherwise"),
        help_text=_("When no row fits. Where there are no rows, it is always shown."),
    )

    class Meta:
        collapsed = True
        label_format = "{rows}"


class EndBlock(blocks.StructBlock):
    """How the page after sending begins, for those whose answers fit."""

    key = blocks.RegexBlock(
        regex=FIELD,
        label=_("Key"),
        help_text=_("A short name in small letters, such as all_done. Lasting: never change it."),
        error_messages={"invalid": _("Use small letters a to z, numbers and _ only.")},
    )
    title = blocks.CharBlock(label=_("Heading"), max_length=160)
    body = blocks.TextBlock(label=_("Text"), help_text=_("An empty line starts a paragraph."))
    show_if = ConditionsBlock(label=_("When the ending is shown"))

    class Meta:
        label_format = "{key}"
