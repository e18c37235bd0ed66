"""The Django form of one step, in the language of the page."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict

from cases.handling import sender
from cases.policy.terms import CameBy
from design import forms as design
from design.dates import NotADate, read_date

from . import unsaid
from .definition import Question, Step
from .typed import box_name, boxes, form_data, read_reasons, unknown_name


class StepForm(design.Form):
    """The questions of a step. Its fields are made for one draft, on one day, in one language."""

    step: Step
    language: str

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for question in self.step.asked:
            if question.type == "date" and cleaned.get(unknown_name(question)):
                self.errors.pop(question.key, None)
                cleaned[question.key] = None
            if question.type == "reasons" and question.required:
                self._need_one(question)
            if cleaned.get(unsaid.name(question)):
                self._need_none(question)
        return cleaned

    def _need_one(self, question: Question) -> None:
        names = [box_name(question, place) for place in range(question.most)]
        if not any(self.data.get(name, "").strip() for name in names):
            words = question.error[self.language]
            self.add_error(names[0], ValidationError(words, code="required"))

    def _need_none(self, question: Question) -> None:
        """It was not said; what was typed all the same is checked as ever."""
        for name in (question.key, box_name(question, 0)):
            if self.has_error(name, code="required"):
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
    maker = _Maker(dict(answers), language, today, alone, data)
    fields: dict[str, Any] = {}
    for question in step.asked:
        fields |= maker.fields(question)
        if came_by is not CameBy.ONLINE and unsaid.offered(question):
            about = "" if len(step.asked) == 1 else question.label[language]
            words = unsaid.label(came_by, about)
            fields[unsaid.name(question)] = design.ConfirmField(label=words, required=False)
    kept = form_data(step, dict(answers))
    form_class: type[StepForm] = type("OneStepForm", (StepForm,), fields)
    # Set afterwards, so that a question may have any key at all.
    form_class.step, form_class.language = step, language
    if bound:
        return form_class(data=kept if data is None else data)
    return form_class(initial=_initial(step, kept))


def day_of(answer: Any) -> date | None:
    """The date of a kept answer; None when it is not known, not given, or does not exist."""
    if not isinstance(answer, dict) or answer.get("unknown"):
        return None
    try:
        return read_date(*(str(answer.get(part) or "") for part in ("day", "month", "year")))
    except NotADate:
        return None


def _initial(step: Step, kept: QueryDict) -> dict[str, Any]:
    initial: dict[str, Any] = {name: kept[name] for name in kept}
    for question in step.asked:
        if question.type == "checkboxes":
            initial[question.key] = kept.getlist(question.key)
        if question.type == "date":
            initial[question.key] = {
                part: kept[f"{question.key}_{part}"] for part in ("day", "month", "year")
            }
    return initial


class _Box(design.TextField):
    """One of several boxes. That one of them is filled in, the form sees to."""

    def validate(self, value: str) -> None:
        pass


class _Maker:
    """Makes the fields of questions, all for the same draft, day and language."""

    def __init__(
        self,
        answers: dict[str, Any],
        language: str,
        today: date,
        alone: bool,
        data: QueryDict | None,
    ) -> None:
        self.answers, self.language, self.today = answers, language, today
        self.alone, self.data = alone, data

    def fields(self, question: Question) -> dict[str, Any]:
        """The fields of a question by name: one, or several boxes, or a date with its own box."""
        make = getattr(self, f"_{question.type}")
        made: dict[str, Any] = make(question)
        return made

    def _common(self, question: Question) -> dict[str, Any]:
        words = question.error[self.language]
        return {
            "label": question.label[self.language],
            "help_text": question.hint[self.language],
            "required": question.required,
            "heading": self.alone,
            "error_messages": {"required": words} if words else None,
        }

    def _short_text(self, question: Question) -> dict[str, Any]:
        return {
            question.key: design.CharField(
                max_length=question.limit,
                autocomplete=question.autocomplete,
                **self._common(question),
            )
        }

    def _long_text(self, question: Question) -> dict[str, Any]:
        return {
            question.key: design.TextField(
                max_length=question.limit, rows=question.rows, **self._common(question)
            )
        }

    def _reasons(self, question: Question) -> dict[str, Any]:
        """One box for each reason, named "Reason 1"; the question itself is the page's legend."""
        made: dict[str, Any] = {}
        posted = read_reasons(question, self.data) if self.data is not None else None
        count = len(posted or boxes(question, self.answers))
        for place in range(count):
            label = f"{question.item[self.language]} {place + 1}"
            made[box_name(question, place)] = _Box(
                max_length=question.limit,
                rows=question.rows,
                required=question.required,
                label=label,
                label_size="s",
                short_name=label if count > 1 else "",
            )
        return made

    def _choices(self, question: Question) -> dict[str, Any]:
        words = question.error[self.language]
        common = self._common(question)
        if words:
            common["error_messages"] = {"required": words, "invalid_choice": words}
        offered = question.options
        if question.meaning == "channels":
            offered = tuple(o for o in offered if o.value in sender.channels_offered())
        return {
            "choices": [(o.value, o.label[self.language]) for o in offered],
            "option_hints": {
                o.value: o.hint[self.language] for o in offered if o.hint[self.language]
            },
            **common,
        }

    def _radios(self, question: Question) -> dict[str, Any]:
        return {question.key: design.ChoiceField(**self._choices(question))}

    def _checkboxes(self, question: Question) -> dict[str, Any]:
        return {question.key: design.MultipleChoiceField(**self._choices(question))}

    def _date(self, question: Question) -> dict[str, Any]:
        common = self._common(question)
        messages = {"too_late": design.TODAY_OR_PAST, **(common.pop("error_messages") or {})}
        if question.not_before:
            messages["too_early"] = question.early[self.language]
        made: dict[str, Any] = {
            question.key: design.DateField(
                latest=self.today if question.not_future else None,
                earliest=day_of(self.answers.get(question.not_before)),
                error_messages=messages,
                **common,
            )
        }
        if question.unknown[self.language]:
            made[unknown_name(question)] = design.ConfirmField(
                label=question.unknown[self.language], required=False
            )
        return made

    def _email(self, question: Question) -> dict[str, Any]:
        return {question.key: design.EmailField(**self._common(question))}

    def _phone(self, question: Question) -> dict[str, Any]:
        return {question.key: design.PhoneField(**self._common(question))}

    def _address(self, question: Question) -> dict[str, Any]:
        return {question.key: design.AddressField(**self._common(question))}

    def _files(self, question: Question) -> dict[str, Any]:
        common = self._common(question)
        common["required"] = question.required and not self.answers.get(question.key)
        return {
            question.key: design.FilesField(
                max_files=question.most, max_bytes=settings.FILE_MAX_BYTES, **common
            )
        }
