"""The Django form of one step, in the language of the page."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.http import QueryDict

from cases.policy.terms import CameBy
from design import forms as design

from . import unsaid
from .definition import BOXED, Question, Step
from .making import Maker, day_of, iso_day
from .typed import (
    PARTS,
    TICKED,
    box_name,
    flat,
    form_data,
    inside,
    is_blank,
    read_boxes,
    unknown_name,
)

__all__ = ["StepForm", "build", "day_of", "iso_day"]


class StepForm(design.Form):
    """The questions of a step. Its fields are made for one draft, on one day, in one language."""

    def __init__(
        self,
        fields: dict[str, Any],
        step: Step,
        language: str,
        kept: Mapping[str, Any],
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.kept = kept
        # Given, not declared: a class for each form is dear, and a question may have any key.
        self.fields, self.step, self.language = fields, step, language

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for question in self.step.asked:
            if question.type == "reasons":
                self._need_one(question, box_name(question, 0))
            elif question.type == "group":
                self._pass_over_blank_boxes(question)
                self._need_one(question, inside(question, 0)[0].key)
            if cleaned.get(unsaid.name(question)):
                self._need_none(question)
        for question, _answer in flat(self.step.asked, self.typed):
            if question.type == "date" and cleaned.get(unknown_name(question)):
                self.errors.pop(question.key, None)
                cleaned[question.key] = None
        return cleaned

    @cached_property
    def typed(self) -> dict[str, Any]:
        """The boxes of questions asked several times, as they were typed, with the files kept."""
        several = [question for question in self.step.asked if question.type in BOXED]
        data = cast(QueryDict, self.data)
        return {question.key: read_boxes(question, data, self.kept) for question in several}

    def _need_one(self, question: Question, first: str) -> None:
        """One box at least holds something; else it is said at the `first` control."""
        if question.required and all(is_blank(question, box) for box in self.typed[question.key]):
            words = question.error[self.language]
            self.add_error(first, ValidationError(words, code="required"))

    def _pass_over_blank_boxes(self, question: Question) -> None:
        """A box in which nothing was typed asks for nothing."""
        for place, box in enumerate(self.typed[question.key]):
            if is_blank(question, box):
                for inner in inside(question, place):
                    self._forget(inner.key)

    def _need_none(self, question: Question) -> None:
        """It was not said; what was typed all the same is checked as ever."""
        names = [question.key, box_name(question, 0)]
        if question.type == "group":
            names = [inside(question, 0)[0].key]
        for name in names:
            self._forget(name)

    def _forget(self, name: str) -> None:
        if name in self.fields and self.has_error(name, code="required"):
            del self.errors[name]

    def add_file_error(self, question: Question, code: str, name: str) -> None:
        """Say, beside the control, why a file was not taken."""
        field = self.fields[question.key]
        self.add_error(question.key, field.refused(code, name))  # type: ignore[attr-defined]


def build(
    step: Step,
    answers: Mapping[str, Any],
    *,
    language: str,
    today: date,
    came_by: CameBy = CameBy.ONLINE,
    data: QueryDict | None = None,
    bound: bool = True,
) -> StepForm:
    """The form of `step` over the draft's answers; `data`, a POST, instead of what is kept.

    Bound, it is checked and shows its errors; unbound, it shows what is kept and no errors.
    What did not come online has the boxes of `unsaid`.
    """
    alone = len(step.questions) == 1 and not step.title[language]
    maker = Maker(dict(answers), language, today, alone, data, keyed=came_by is not CameBy.ONLINE)
    fields: dict[str, Any] = {}
    for question in step.asked:
        fields |= maker.fields(question)
        if came_by is not CameBy.ONLINE and unsaid.offered(question):
            about = "" if len(step.asked) == 1 else question.label[language]
            words = unsaid.label(came_by, about)
            fields[unsaid.name(question)] = design.ConfirmField(label=words, required=False)
    kept = form_data(step, dict(answers))
    if bound:
        return StepForm(fields, step, language, answers, data=kept if data is None else data)
    return StepForm(fields, step, language, answers, initial=_initial(step, dict(answers), kept))


def _initial(step: Step, answers: dict[str, Any], kept: QueryDict) -> dict[str, Any]:
    initial: dict[str, Any] = {name: kept[name] for name in kept}
    for question, answer in flat(step.asked, answers):
        if question.type == "checkboxes":
            initial[question.key] = kept.getlist(question.key)
        if question.type in PARTS:
            initial[question.key] = {
                part: kept[f"{question.key}_{part}"] for part in PARTS[question.type]
            }
        if question.type == "declaration":
            initial[question.key] = answer == TICKED
    return initial
