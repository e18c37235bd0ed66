"""Questions kept once, in both languages, and asked in many forms.

A form names a set by its key; a release takes the questions in as they are that day
(`forms.freezing`), so a set that is changed changes no form until the form is published again.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField

from .block_parts import LANGUAGES, side_by_side, without
from .question_blocks import KEY, ONCE, SIMPLE


def _own_questions() -> list[tuple[str, blocks.Block]]:
    """Every type of question, both languages side by side. When the set is asked, the form says."""
    return [
        (name, side_by_side(without(block, "show_if")))
        for name, block in {**SIMPLE, **ONCE}.items()
    ]


class QuestionSet(models.Model):
    """One set. Its key is lasting: forms name it."""

    key = models.CharField(
        _("key"),
        max_length=40,
        unique=True,
        validators=[RegexValidator(KEY, _("Use small letters a to z, numbers and _ only."))],
        help_text=_("Lasting: never change it once a form uses the set."),
    )
    name_cy = models.CharField(_("name in Welsh"), max_length=100)
    name_en = models.CharField(_("name in English"), max_length=100)
    questions = StreamField(_own_questions(), verbose_name=_("questions"))

    class Meta:
        ordering = ["key"]
        verbose_name = _("set of questions")
        verbose_name_plural = _("sets of questions")

    def __str__(self) -> str:
        return self.name_cy if get_language() == "cy" else self.name_en

    def clean(self) -> None:
        """Every text is in both languages or in neither, and the key stays what it was."""
        super().clean()
        if self.pk and not QuestionSet.objects.filter(pk=self.pk, key=self.key).exists():
            raise ValidationError({"key": _("Forms know the set by its key: it cannot change.")})
        missing = [place for child in self.questions for place in _in_one(child.value)]
        if missing:
            words = _("Written in one language only: %(places)s.")
            raise ValidationError({"questions": words % {"places": "; ".join(missing)}})


def question_sets() -> list[tuple[str, str]]:
    """The sets a form may ask, by key."""
    return [(one.key, str(one)) for one in QuestionSet.objects.all()]


def find(key: str) -> QuestionSet | None:
    """The set of this key, if it is still there."""
    return QuestionSet.objects.filter(key=key).first()


def _in_one(value: Any, at: str = "") -> list[str]:
    """The labels of texts that only one language has, with the keys they stand under."""
    if isinstance(value, blocks.StreamValue):
        return [place for child in value for place in _in_one(child.value, at)]
    if isinstance(value, blocks.list_block.ListValue):
        return [place for item in value for place in _in_one(item, at)]
    if not isinstance(value, blocks.StructValue):
        return []
    here = " – ".join(filter(None, [at, str(value.get("key") or value.get("value") or "")]))
    found = []
    for name, part in value.items():
        if name.endswith("_cy") and bool(part.strip()) != bool(value[f"{name[:-3]}_en"].strip()):
            empty = "cy" if not part.strip() else "en"
            block = value.block.child_blocks[f"{name[:-3]}_{empty}"]
            found.append(f"{here}: {block.label}")
        found += _in_one(part, here)
    return found


def in_language(name: str, language: str) -> str | None:
    """The name of a part without its language; None when it is the other language's."""
    for code in LANGUAGES:
        if name.endswith(f"_{code}"):
            return name.removesuffix(f"_{code}") if code == language else None
    return name
