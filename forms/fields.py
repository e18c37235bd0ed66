"""The Django form of one step, in the language of the page."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from cases.handling import sender
from cases.policy.terms import CameBy
from design import forms as design
from design.dates import NotADate, read_date

from . import unsaid
from .definition import BOXED, Question, Step
from .typed import (
    PARTS,
    TICKED,
    box_name,
    boxes,
    flat,
    form_data,
    inside,
    is_blank,
    read_boxes,
    unknown_name,
)


class StepForm(design.Form):
    """The questions of a step. Its fields are made for one draft, on one day, in one language."""

    step: Step
    language: str

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
        """The boxes of questions asked several times, as they were typed."""
        several = [question for question in self.step.asked if question.type in BOXED]
        data = cast(QueryDict, self.data)
        return {question.key: read_boxes(question, data) for question in several}

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
    maker = _Maker(dict(answers), language, today, alone, data, keyed=came_by is not CameBy.ONLINE)
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
    return form_class(initial=_initial(step, dict(answers), kept))


def day_of(answer: Any) -> date | None:
    """The date of a kept answer; None when it is not known, not given, or does not exist."""
    if not isinstance(answer, dict) or answer.get("unknown"):
        return None
    try:
        return read_date(*(str(answer.get(part) or "") for part in ("day", "month", "year")))
    except NotADate:
        return None


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


def hint(question: Question, language: str) -> str:
    """The question's own hint; an advised one also says that a blank stops nobody."""
    own = question.hint[language]
    if not question.advised:
        return own
    return f"{own} {_('It helps us if you answer, but you can go on without.')}".strip()


def limit_of(written: str) -> Decimal | None:
    """A limit of a number as the form keeps it; None for none, and for what is no number."""
    try:
        limit = Decimal(written)
    except InvalidOperation:
        return None
    return limit if limit.is_finite() else None


def iso_day(written: str) -> date | None:
    """A limit of a date as the form keeps it; None for none, and for what is no date."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


_WRONG_DATES = (
    *("missing_day", "missing_month", "missing_year", "missing_day_month", "missing_day_year"),
    *("missing_month_year", "year_digits", "invalid", "too_early", "too_late"),
)


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
        *,
        keyed: bool = False,
    ) -> None:
        self.answers, self.language, self.today = answers, language, today
        self.alone, self.data, self.keyed = alone, data, keyed
        self.box = ""

    def fields(self, question: Question) -> dict[str, Any]:
        """The fields of a question by name: one, or several boxes, or a date with its own box."""
        make = getattr(self, f"_{question.type}")
        made: dict[str, Any] = make(question)
        return made

    def _common(self, question: Question, *codes: str) -> dict[str, Any]:
        """What every field takes; `codes` are the errors that the author may word."""
        missing, wrong = question.error[self.language], question.wrong[self.language]
        messages = {"required": missing} if missing else {}
        if wrong:
            messages |= dict.fromkeys(codes, wrong)
        return {
            "label": question.label[self.language],
            "help_text": hint(question, self.language),
            "required": question.required,
            "marked": not question.advised,
            "heading": self.alone,
            "short_name": self.box,
            "error_messages": messages or None,
        }

    def _text(self, question: Question) -> dict[str, Any]:
        common = self._common(question, "max_length", "min_length", "invalid")
        return {"autocomplete": question.autocomplete, **common}

    def _short_text(self, question: Question) -> dict[str, Any]:
        shortest = question.shortest or None
        field = design.CharField(
            max_length=question.limit, min_length=shortest, **self._text(question)
        )
        return {question.key: field}

    def _long_text(self, question: Question) -> dict[str, Any]:
        options = self._text(question)
        options |= {"max_length": question.limit, "min_length": question.shortest or None}
        return {question.key: design.TextField(rows=question.rows, **options)}

    def _name(self, question: Question) -> dict[str, Any]:
        """One box for a whole name: not everybody has a first name and a surname."""
        options = {"spellcheck": False, **self._text(question)}
        options["autocomplete"] = question.autocomplete or "name"
        return {question.key: design.CharField(max_length=question.limit, **options)}

    def _reasons(self, question: Question) -> dict[str, Any]:
        """One box for each reason, named "Reason 1"; the question itself is the page's legend."""
        made: dict[str, Any] = {}
        count = len(self._boxes(question))
        for place in range(count):
            label = f"{question.item[self.language]} {place + 1}"
            made[box_name(question, place)] = _Box(
                max_length=question.limit,
                rows=question.rows,
                required=question.required,
                marked=not question.advised,
                label=label,
                label_size="s",
                short_name=label if count > 1 else "",
            )
        return made

    def _group(self, question: Question) -> dict[str, Any]:
        """Every question of each box. What staff key in may leave any of them out."""
        made: dict[str, Any] = {}
        found = self._boxes(question)
        alone, answers = self.alone, self.answers
        self.alone = False
        for place in range(len(found)):
            inner = inside(question, place)
            own = zip(inner, question.questions, strict=True)
            self.answers = answers | {one.key: found[place].get(its.key) for one, its in own}
            if len(found) > 1:
                self.box = f"{question.item[self.language]} {place + 1}"
            for one in inner:
                made |= self.fields(replace(one, required=False) if self.keyed else one)
        self.alone, self.answers, self.box = alone, answers, ""
        return made

    def _boxes(self, question: Question) -> list[Any]:
        if self.data is not None:
            return read_boxes(question, self.data)
        return boxes(question, self.answers)

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

    def _answer_pair(self, question: Question) -> dict[str, Any]:
        return {question.key: design.ChoiceField(layout="inline", **self._choices(question))}

    def _select(self, question: Question) -> dict[str, Any]:
        """A list that opens. Hints of options are not shown: a browser has no place for them."""
        options = self._choices(question)
        del options["option_hints"]
        options["choices"] = [("", _("Choose from the list")), *options["choices"]]
        return {question.key: design.SelectField(**options)}

    def _checkboxes(self, question: Question) -> dict[str, Any]:
        return {question.key: design.MultipleChoiceField(**self._choices(question))}

    def _declaration(self, question: Question) -> dict[str, Any]:
        return {question.key: design.ConfirmField(**self._common(question))}

    def _number(self, question: Question) -> dict[str, Any]:
        field = design.NumberField(
            decimals=question.decimals,
            unit=question.unit[self.language],
            **self._limits(question, "whole", "decimals"),
        )
        return {question.key: field}

    def _money(self, question: Question) -> dict[str, Any]:
        return {question.key: design.MoneyField(**self._limits(question, "decimals"))}

    def _limits(self, question: Question, *codes: str) -> dict[str, Any]:
        return {
            "least": limit_of(question.least),
            "greatest": limit_of(question.greatest),
            **self._common(question, "invalid", "too_small", "too_big", *codes),
        }

    def _date(self, question: Question) -> dict[str, Any]:
        common = self._common(question, *_WRONG_DATES)
        messages = common.pop("error_messages") or {}
        first = [
            (iso_day(question.earliest), "too_early"),
            (day_of(self.answers.get(question.not_before)), "before"),
            (self.today if question.not_past else None, "past"),
        ]
        last = [
            (iso_day(question.latest), "too_late"),
            (self.today if question.not_future else None, "future"),
        ]
        earliest, early = max(((day, why) for day, why in first if day), default=(None, ""))
        latest, late = min(((day, why) for day, why in last if day), default=(None, ""))
        if early == "before" and question.early[self.language]:
            messages["too_early"] = question.early[self.language]
        elif early == "past":
            messages = {"too_early": design.TODAY_OR_LATER, **messages}
        if late == "future":
            messages = {"too_late": design.TODAY_OR_PAST, **messages}
        made: dict[str, Any] = {
            question.key: design.DateField(
                latest=latest, earliest=earliest, error_messages=messages, **common
            )
        }
        if question.unknown[self.language]:
            made[unknown_name(question)] = design.ConfirmField(
                label=question.unknown[self.language], required=False
            )
        return made

    def _email(self, question: Question) -> dict[str, Any]:
        return {question.key: design.EmailField(**self._filled("email", question))}

    def _phone(self, question: Question) -> dict[str, Any]:
        return {question.key: design.PhoneField(**self._filled("tel", question))}

    def _address(self, question: Question) -> dict[str, Any]:
        return {question.key: design.AddressField(**self._filled("street-address", question))}

    def _filled(self, usual: str, question: Question) -> dict[str, Any]:
        options = self._text(question)
        return options | {"autocomplete": question.autocomplete or usual}

    def _uk_address(self, question: Question) -> dict[str, Any]:
        common = self._common(question, "line_1", "postcode", "invalid", "max_length")
        mine = question.autocomplete != "off"
        return {question.key: design.UKAddressField(autocomplete=mine, **common)}

    def _files(self, question: Question) -> dict[str, Any]:
        common = self._common(question)
        common["required"] = question.required and not self.answers.get(question.key)
        return {
            question.key: design.FilesField(
                max_files=question.most, max_bytes=settings.FILE_MAX_BYTES, **common
            )
        }
