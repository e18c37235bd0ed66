"""Where something is wrong, in the words of the page the editor sees."""

from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from bilingual.problems import Problem

from ..definition import Definition

BOTH = "cy"
"""Problems of the form itself are the same in both languages: shown once, Welsh first."""


def problem(where: str, message: str, mend: str, language: str = BOTH) -> Problem:
    return Problem(language=language, where=where, message=message, mend=mend)


def form() -> str:
    return _("the whole form")


def step(number: int, key: str) -> str:
    return _("step %(number)d, “%(key)s”") % {"number": number, "key": key}


def question(number: int, key: str) -> str:
    return _("step %(number)d, question “%(key)s”") % {"number": number, "key": key}


def end(key: str) -> str:
    return _("ending “%(key)s”") % {"key": key}


def part(where: str, name: str) -> str:
    """A part of that place, by the name its box has in the editor."""
    return _("%(place)s: %(part)s") % {"place": where, "part": box(name)}


def row(where: str, number: int) -> str:
    return _("%(place)s, row %(number)d of its conditions") % {"place": where, "number": number}


def option(where: str, value: str) -> str:
    return _("%(place)s, option “%(value)s”") % {"place": where, "value": value}


class Places:
    """The places of a whole definition, in which every key is used once."""

    def __init__(self, definition: Definition) -> None:
        self._steps = {step.key: n for n, step in enumerate(definition.steps, start=1)}
        self._of = {q.key: self._steps[step.key] for step, q in definition.questions()}

    def step(self, key: str) -> str:
        return step(self._steps[key], key)

    def question(self, key: str) -> str:
        return question(self._of[key], key)


def box(name: str) -> str:
    """What the editor calls the box of this name."""
    return str(_labels().get(name, name))


@lru_cache
def _labels() -> dict[str, Any]:
    from ..blocks import StepBlock
    from ..condition_blocks import EndBlock
    from ..models import FormPage

    labels: dict[str, Any] = {}

    def collect(block: Any) -> None:
        children = getattr(block, "child_blocks", None)
        inner = children.items() if children else []
        if not children and hasattr(block, "child_block"):
            collect(block.child_block)
        for name, child in inner:
            labels.setdefault(name, child.label)
            collect(child)

    for field in FormPage._meta.local_fields:
        labels[field.name] = field.verbose_name
    collect(EndBlock())
    collect(StepBlock())
    return labels
