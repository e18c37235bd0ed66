"""What an editor builds a form from.

Words a person reads are CharBlock and TextBlock: wagtail-localize translates them. Keys, values,
meanings, limits and conditions are RegexBlock, ChoiceBlock, IntegerBlock and BooleanBlock, which
it leaves alone, so both languages share them.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cases.policy.conditions import Operator

from .definition import SHOW, SKIP
from .meanings import MEANINGS

KEY = r"^[a-z][a-z0-9_]{0,39}$"


def _key(**options) -> blocks.RegexBlock:
    return blocks.RegexBlock(
        regex=KEY,
        label=_("Key"),
        help_text=_("Lasting: never change it once people have answered."),
        error_messages={"invalid": _("Use small letters a to z, numbers and _ only.")},
        **options,
    )


def _machine_value(**options) -> blocks.RegexBlock:
    return blocks.RegexBlock(regex=r"^[A-Za-z0-9_./-]{1,60}( [A-Za-z0-9_./-]{1,60})*$", **options)


class OptionBlock(blocks.StructBlock):
    value = _key(required=True)
    label = blocks.CharBlock(label=_("Label"))
    hint = blocks.CharBlock(label=_("Hint"), required=False, default="")


class QuestionBlock(blocks.StructBlock):
    """What every question has."""

    key = _key()
    meaning = blocks.ChoiceBlock(
        choices=[(name, name) for name in MEANINGS],
        required=False,
        label=_("Meaning"),
        help_text=_("What the rules read from the answer."),
    )
    required = blocks.BooleanBlock(required=False, default=True, label=_("Must be answered"))
    label = blocks.CharBlock(label=_("Question"), max_length=255)
    hint = blocks.TextBlock(label=_("Hint"), required=False, default="", rows=2)
    error = blocks.CharBlock(
        label=_("What to say when the answer is missing"),
        required=False,
        default="",
        max_length=255,
    )


def _limit(default: int) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(
        min_value=1, max_value=50_000, default=default, label=_("Most characters")
    )


def _rows(default: int) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(min_value=2, max_value=30, default=default, label=_("Lines shown"))


class ShortTextBlock(QuestionBlock):
    limit = _limit(200)
    autocomplete = blocks.ChoiceBlock(
        choices=[("name", "name"), ("organization", "organization")],
        required=False,
        label=_("What the browser may fill in"),
    )


class LongTextBlock(QuestionBlock):
    limit = _limit(5000)
    rows = _rows(6)


class ReasonsBlock(QuestionBlock):
    """A long text asked several times: one box for each, add another, remove."""

    limit = _limit(20_000)
    rows = _rows(8)
    most = blocks.IntegerBlock(min_value=1, max_value=50, default=20, label=_("Most boxes"))
    item = blocks.CharBlock(label=_("Name of one box, before its number"))
    add = blocks.CharBlock(label=_("Button that adds a box"))
    remove = blocks.CharBlock(label=_("Button that removes a box, before its number"))


class ChoiceQuestionBlock(QuestionBlock):
    options = blocks.ListBlock(OptionBlock(), min_num=1, label=_("Options"))


class DateBlock(QuestionBlock):
    unknown = blocks.CharBlock(
        label=_("Words of a box for “I do not know”"), required=False, default=""
    )
    not_future = blocks.BooleanBlock(required=False, label=_("Not in the future"))
    not_before = _key(required=False)
    early = blocks.CharBlock(
        label=_("What to say when it lies before that date"),
        required=False,
        default="",
        max_length=255,
    )


class FilesBlock(QuestionBlock):
    most = blocks.IntegerBlock(min_value=1, max_value=5, default=5, label=_("Most files"))


class GuidanceBlock(blocks.StructBlock):
    """Words without a question. An empty line starts a paragraph."""

    key = _key()
    body = blocks.TextBlock(label=_("Text"))
    clause = blocks.RegexBlock(
        regex=r"^[a-z][a-z-]{0,59}$", required=False, label=_("Lasting name of a clause to link to")
    )


class QuestionsBlock(blocks.StreamBlock):
    short_text = ShortTextBlock(label=_("Short text"))
    long_text = LongTextBlock(label=_("Long text"))
    reasons = ReasonsBlock(label=_("Reasons, one box for each"))
    radios = ChoiceQuestionBlock(label=_("One of several options"))
    checkboxes = ChoiceQuestionBlock(label=_("Any of several options"))
    date = DateBlock(label=_("Date"))
    email = QuestionBlock(label=_("Email address"))
    phone = QuestionBlock(label=_("Phone number"))
    address = QuestionBlock(label=_("Postal address"))
    files = FilesBlock(label=_("Files"))
    guidance = GuidanceBlock(label=_("Guidance"))


class ConditionBlock(blocks.StructBlock):
    field = _key(required=True)
    operator = blocks.ChoiceBlock(choices=[(op.value, op.value) for op in Operator])
    value = _machine_value(
        required=False, label=_("Value"), help_text=_("Several values: put spaces between them.")
    )
    outcome = blocks.ChoiceBlock(choices=[(SHOW, _("show")), (SKIP, _("skip"))], default=SHOW)


class ConditionsBlock(blocks.StructBlock):
    """Rows from the top: the first that fits decides. No rows: the step is always shown."""

    rows = blocks.ListBlock(ConditionBlock(), default=[], label=_("Rows"))
    otherwise = blocks.ChoiceBlock(
        choices=[(SHOW, _("show")), (SKIP, _("skip"))], default=SHOW, label=_("Otherwise")
    )


class StepBlock(blocks.StructBlock):
    """One page of the form."""

    key = _key()
    slug = blocks.CharBlock(label=_("Address"), max_length=60)
    section = blocks.CharBlock(label=_("Part of the form"), max_length=80)
    title = blocks.CharBlock(
        label=_("Heading"),
        required=False,
        default="",
        max_length=160,
        help_text=_("Needed when the page asks more than one thing, or nothing."),
    )
    show_if = ConditionsBlock(label=_("When the page is shown"))
    show_deadline = blocks.BooleanBlock(required=False, label=_("Show the last day to appeal"))
    questions = QuestionsBlock(label=_("Questions"))

    class Meta:
        label_format = "{key}"
