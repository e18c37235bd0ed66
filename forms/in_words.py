"""An answer as a person reads it, in either language."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from cases.models import StoredFile
from design.dates import full_date
from design.fields.addresses import address_lines
from design.forms import tidy
from design.numbers import NotANumber, money_in_words, number_in_words, read_money, read_number

from . import unsaid
from .definition import NUMBERS, ONE_OF, Question
from .fields import day_of
from .typed import TICKED, boxes, is_blank


def in_words(
    question: Question,
    answers: Mapping[str, Any],
    language: str,
    files: Mapping[str, StoredFile],
) -> list[str]:
    """The parts of an answer in order, none when it was not given; `files` by id."""
    words = given(question, answers.get(question.key), language, files)
    if not words and answers.get(unsaid.name(question)):
        return [unsaid.in_words(language)]
    return words


def given(
    question: Question, answer: Any, language: str, files: Mapping[str, StoredFile]
) -> list[str]:
    """What was answered, by the type of its question; what is no answer of that type is none."""
    if question.type in ONE_OF:
        return [question.shown(answer, language)] if isinstance(answer, str) and answer else []
    if question.type in NUMBERS:
        return _number(question, answer, language)
    match question.type:
        case "checkboxes":
            return [question.shown(value, language) for value in _texts(answer)]
        case "date":
            return _date(question, answer, language)
        case "uk_address":
            lines = address_lines(answer) if isinstance(answer, dict) else []
            return ["\n".join(lines)] if lines else []
        case "declaration":
            return [_confirmed(language)] if answer == TICKED else []
        case "reasons":
            return list(reasons(answer))
        case "files":
            return [files[file_id].name for file_id in _texts(answer) if file_id in files]
        case "group":
            return list(_boxes(question, answer, language, files))
        case _:
            text = tidy(answer).strip() if isinstance(answer, str) else ""
            return [text] if text else []


def number_of(question: Question, answer: Any) -> Decimal | None:
    """The number answered; None when there is none, or what was typed is no number."""
    read = read_money if question.type == "money" else read_number
    try:
        return read(answer) if isinstance(answer, str) else None
    except NotANumber:
        return None


def reasons(answer: Any) -> Iterator[str]:
    """The texts of a question with several boxes, empty ones left out."""
    for text in _texts(answer):
        if kept := tidy(text).strip():
            yield kept


def _number(question: Question, answer: Any, language: str) -> list[str]:
    """With its unit; what is no number stands as typed, as on the page that says so."""
    number = number_of(question, answer)
    if number is None:
        typed = tidy(answer).strip() if isinstance(answer, str) else ""
        return [typed] if typed else []
    if question.type == "money":
        return [money_in_words(number)]
    return [f"{number_in_words(number)} {question.unit[language]}".strip()]


def _date(question: Question, answer: Any, language: str) -> list[str]:
    day = day_of(answer)
    if day:
        return [full_date(day, language)]
    unknown = isinstance(answer, dict) and answer.get("unknown")
    return [question.unknown[language]] if unknown and question.unknown[language] else []


def _boxes(
    question: Question, answer: Any, language: str, files: Mapping[str, StoredFile]
) -> Iterator[str]:
    """Each filled box under its own number, a line for each question that was answered."""
    filled = [box for box in boxes(question, {question.key: answer}) if not is_blank(question, box)]
    for place, box in enumerate(filled, start=1):
        lines = [f"{question.item[language]} {place}"]
        for inner in question.questions:
            if words := given(inner, box.get(inner.key), language, files):
                lines.append(f"{inner.label[language]}: {', '.join(words)}")
        yield "\n".join(lines)


def _texts(answer: Any) -> list[str]:
    return [one for one in answer if isinstance(one, str)] if isinstance(answer, list) else []


def _confirmed(language: str) -> str:
    with override(language):
        return _("Ticked")
