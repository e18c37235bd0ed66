"""What an editor builds a form from: steps of questions, and sets of questions kept elsewhere."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .condition_blocks import ConditionsBlock
from .question_blocks import ONCE, SIMPLE, key_block
from .question_sets import question_sets


class QuestionSetBlock(blocks.StructBlock):
    """Questions kept once and asked in many forms. A release keeps them as they are that day."""

    set = blocks.ChoiceBlock(choices=question_sets, label=_("Set of questions"))
    show_if = ConditionsBlock(label=_("When the questions are asked"))


QUESTIONS = {
    **SIMPLE,
    **ONCE,
    "question_set": QuestionSetBlock(label=_("Set of questions")),
}


class StepBlock(blocks.StructBlock):
    """One page of the form."""

    key = key_block()
    slug = blocks.CharBlock(
        label=_("Address"),
        max_length=60,
        help_text=_(
            "The end of the page’s web address: small letters a to z, numbers and hyphens, such "
            "as your-street."
        ),
    )
    section = blocks.CharBlock(
        label=_("Part of the form"),
        max_length=80,
        help_text=_(
            "Stands above the question, and over the answers before they are sent. Pages that "
            "follow each other may share it."
        ),
    )
    title = blocks.CharBlock(
        label=_("Heading"),
        required=False,
        default="",
        max_length=160,
        help_text=_("Needed when the page asks more than one thing, or nothing."),
    )
    show_if = ConditionsBlock(label=_("When the page is shown"))
    show_deadline = blocks.BooleanBlock(
        required=False,
        label=_("Show the last day to appeal"),
        help_text=_("Only in the form of an appeal."),
    )
    questions = blocks.StreamBlock(list(QUESTIONS.items()), label=_("Questions"))

    class Meta:
        label_format = "{key}"
