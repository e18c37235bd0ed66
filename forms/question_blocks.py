"""The types of question an editor builds a form from.

Words a person reads are CharBlock and TextBlock: wagtail-localize translates them. Keys, values,
meanings, limits and conditions are RegexBlock, ChoiceBlock, IntegerBlock and BooleanBlock, which
it leaves alone, so both languages share them.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import pairs
from .block_parts import without
from .condition_blocks import ConditionsBlock
from .meaning_names import NAMES

KEY = r"^[a-z][a-z0-9_]{0,39}$"


def key_block(**options) -> blocks.RegexBlock:
    usual = {
        "label": _("Key"),
        "help_text": _(
            "A short name in small letters, such as your_street, by which conditions and routing "
            "find it. Lasting: never change it once people have answered."
        ),
    }
    return blocks.RegexBlock(
        regex=KEY,
        error_messages={"invalid": _("Use small letters a to z, numbers and _ only.")},
        **{**usual, **options},
    )


AUTOCOMPLETE = {
    "off": _("nothing: it is about somebody else"),
    "name": _("full name"),
    "given-name": _("first name"),
    "family-name": _("surname"),
    "organization": _("organisation"),
    "organization-title": _("job title"),
    "street-address": _("address without the town"),
    "postal-code": _("postcode"),
}
"""HTML's autocomplete tokens that fit a question of ours."""


class OptionBlock(blocks.StructBlock):
    value = key_block(
        label=_("Value"),
        help_text=_(
            "A short name in small letters, such as every_week, by which conditions and routing "
            "find the option. Lasting: never change it once people have answered."
        ),
    )
    label = blocks.CharBlock(label=_("Label"))
    hint = blocks.CharBlock(label=_("Hint"), required=False, default="")


def _error(label) -> blocks.CharBlock:
    return blocks.CharBlock(label=label, required=False, default="", max_length=255)


def _filled_in(*tokens: str) -> blocks.ChoiceBlock:
    return blocks.ChoiceBlock(
        choices=[(token, AUTOCOMPLETE[token]) for token in tokens],
        required=False,
        label=_("What the browser may fill in"),
    )


class QuestionBlock(blocks.StructBlock):
    """What every question has."""

    key = key_block()
    meaning = blocks.ChoiceBlock(
        choices=list(NAMES.items()),
        required=False,
        label=_("Meaning"),
        help_text=_(
            "What the service reads from the answer, so that the case can be answered. Most "
            "questions have none; publishing says which ones a kind of case needs."
        ),
    )
    required = blocks.BooleanBlock(required=False, default=True, label=_("Must be answered"))
    advised = blocks.BooleanBlock(
        required=False,
        label=_("Advised"),
        help_text=_(
            "Asked for, but a blank stops nobody, and the page says so. Untick “Must be answered”."
        ),
    )
    label = blocks.CharBlock(label=_("Question"), max_length=255)
    hint = blocks.TextBlock(label=_("Hint"), required=False, default="", rows=2)
    why = blocks.TextBlock(
        label=_("Why we ask"),
        required=False,
        default="",
        rows=2,
        help_text=_("Behind a line under the question, for those who open it."),
    )
    error = _error(_("What to say when the answer is missing"))
    show_if = ConditionsBlock(label=_("When the question is asked"))

    class Meta:
        label_format = "{key}"


class CheckedBlock(QuestionBlock):
    """A question whose answer may be wrong, not only missing."""

    wrong = _error(_("What to say when the answer cannot be taken"))


def _limit(default: int, most: int = 50_000) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(
        min_value=1, max_value=most, default=default, label=_("Most characters")
    )


def _shortest() -> blocks.IntegerBlock:
    return blocks.IntegerBlock(
        min_value=0, max_value=5_000, default=0, label=_("Fewest characters")
    )


def _most_boxes(default: int, most: int) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(min_value=1, max_value=most, default=default, label=_("Most boxes"))


def _box_words() -> list[blocks.CharBlock]:
    """What one box is called, and the buttons that add and remove one."""
    return [
        blocks.CharBlock(label=label, help_text=help_text)
        for label, help_text in (
            (_("Name of one box, before its number"), _("Such as “Child”: people read “Child 1”.")),
            (_("Button that adds a box"), _("Such as “Add another child”.")),
            (
                _("Button that removes a box, before its number"),
                _("Such as “Remove child”: people read “Remove child 1”."),
            ),
        )
    ]


def _number(label) -> blocks.RegexBlock:
    """A limit, kept as written so that 0.10 stays 0.10."""
    return blocks.RegexBlock(
        regex=r"^-?[0-9]{1,12}(\.[0-9]{1,6})?$",
        required=False,
        default="",
        label=label,
        error_messages={"invalid": _("Write a number with a point: 12 or 12.50.")},
    )


def _rows(default: int) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(min_value=2, max_value=30, default=default, label=_("Lines shown"))


class ShortTextBlock(CheckedBlock):
    shortest = _shortest()
    limit = _limit(200)
    autocomplete = _filled_in(*(name for name in AUTOCOMPLETE if name != "off"))


class LongTextBlock(CheckedBlock):
    shortest = _shortest()
    limit = _limit(5000)
    rows = _rows(6)


class NameBlock(CheckedBlock):
    """A person's whole name."""

    limit = _limit(200, most=200)
    autocomplete = _filled_in("off")


class FilledInBlock(CheckedBlock):
    """An e-mail address, phone number or postal address: the browser knows its kind."""

    autocomplete = _filled_in("off")


class ReasonsBlock(QuestionBlock):
    """A long text asked several times: one box for each, add another, remove."""

    limit = _limit(20_000)
    rows = _rows(8)
    most = _most_boxes(20, 50)
    item, add, remove = _box_words()


class ChoiceQuestionBlock(QuestionBlock):
    options = blocks.ListBlock(OptionBlock(label=_("Option")), min_num=1, label=_("Options"))


class AnswerPairBlock(QuestionBlock):
    """Yes or no, in the Welsh words that answer this very question. There is no usual pair."""

    pair = blocks.ChoiceBlock(
        choices=pairs.choices(),
        label=_("Answer pair"),
        help_text=_("Welsh answers with the verb of the question: choose the pair that fits it."),
    )


class DeclarationBlock(QuestionBlock):
    """One box to tick; the question is the sentence beside it."""


class NumberBlock(CheckedBlock):
    least = _number(_("Smallest number"))
    greatest = _number(_("Largest number"))
    decimals = blocks.IntegerBlock(
        min_value=0, max_value=6, default=0, label=_("Figures after the point")
    )
    unit = blocks.CharBlock(
        label=_("Unit"),
        required=False,
        default="",
        max_length=20,
        help_text=_("Shown after the box. Say it in the question too: it is not read out."),
    )


class MoneyBlock(CheckedBlock):
    least = _number(_("Smallest amount in pounds"))
    greatest = _number(_("Largest amount in pounds"))


class DateBlock(CheckedBlock):
    unknown = blocks.CharBlock(
        label=_("Words of a box for “I do not know”"), required=False, default=""
    )
    not_future = blocks.BooleanBlock(required=False, label=_("Not in the future"))
    not_past = blocks.BooleanBlock(required=False, label=_("Not in the past"))
    earliest = blocks.DateBlock(required=False, label=_("First day allowed"))
    latest = blocks.DateBlock(required=False, label=_("Last day allowed"))
    not_before = key_block(
        required=False,
        label=_("Not before the date asked for in"),
        help_text=_("The key of an earlier question that asks for a date."),
    )
    early = _error(_("What to say when it lies before that date"))


class FilesBlock(QuestionBlock):
    most = blocks.IntegerBlock(min_value=1, max_value=5, default=5, label=_("Most files"))


class GuidanceBlock(blocks.StructBlock):
    """Words without a question. An empty line starts a paragraph."""

    key = key_block()
    body = blocks.TextBlock(label=_("Text"))
    clause = blocks.RegexBlock(
        regex=r"^[a-z][a-z-]{0,59}$", required=False, label=_("Lasting name of a clause to link to")
    )
    show_if = ConditionsBlock(label=_("When the text is shown"))


SIMPLE = {
    "short_text": ShortTextBlock(label=_("Short text")),
    "long_text": LongTextBlock(label=_("Long text")),
    "radios": ChoiceQuestionBlock(label=_("One of several options")),
    "checkboxes": ChoiceQuestionBlock(label=_("Any of several options")),
    "select": ChoiceQuestionBlock(label=_("One of many options, from a list")),
    "answer_pair": AnswerPairBlock(label=_("Yes or no")),
    "date": DateBlock(label=_("Date")),
    "number": NumberBlock(label=_("Number")),
    "money": MoneyBlock(label=_("Money")),
    "name": NameBlock(label=_("Name")),
    "email": FilledInBlock(label=_("Email address")),
    "phone": FilledInBlock(label=_("Phone number")),
    "address": FilledInBlock(label=_("Postal address")),
    "uk_address": FilledInBlock(label=_("UK address with postcode")),
    "files": FilesBlock(label=_("Files")),
}
"""What a form asks once, and a box of a group too."""


class GroupBlock(QuestionBlock):
    """Several questions asked together, several times: add another, remove."""

    most = _most_boxes(5, 20)
    item, add, remove = _box_words()
    questions = blocks.StreamBlock(
        [(name, without(block, "meaning", "show_if")) for name, block in SIMPLE.items()],
        min_num=1,
        max_num=12,
        label=_("Questions of each box"),
    )


ONCE = {
    "reasons": ReasonsBlock(label=_("Reasons, one box for each")),
    "declaration": DeclarationBlock(label=_("Declaration")),
    "group": GroupBlock(label=_("Group, asked again with “add another”")),
    "guidance": GuidanceBlock(label=_("Guidance")),
}
"""What no box of a group asks."""
