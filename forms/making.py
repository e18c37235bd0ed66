"""The fields of a question, each made for one draft, on one day, in one language."""

from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _

from cases.handling import sender
from design import forms as design
from design.dates import NotADate, read_date

from .definition import Question
from .typed import box_name, boxes, inside, read_boxes, unknown_name


def day_of(answer: Any) -> date | None:
    """The date of a kept answer; None when it is not known, not given, or does not exist."""
    if not isinstance(answer, dict) or answer.get("unknown"):
        return None
    try:
        return read_date(*(str(answer.get(part) or "") for part in ("day", "month", "year")))
    except NotADate:
        return None


def hint(question: Question, language: str) -> str:
    """The question's own hint; an advised one also says that a blank stops nobody."""
    own = question.hint[language]
    if not question.advised:
        return own
    if own and not own.endswith((".", "?", "!")):
        own += "."
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


class Maker:
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
            return read_boxes(question, self.data, self.answers)
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
