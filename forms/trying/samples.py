"""Invented answers, so that a form can be looked at to its end without anybody typing."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from cases.handling import sender
from forms.definition import NUMBERS, ONE_OF, Question, Step
from forms.drafts import Draft
from forms.engine import Journey
from forms.fields import day_of, iso_day
from forms.typed import TICKED

WORDS = {"cy": "Enghraifft", "en": "Example"}
NAME = "Siân Enghraifft"
EMAIL = "sian@enghraifft.cymru"
PHONE = "01632 960001"  # of the range kept for drama
STREET, TOWN, POSTCODE = "1 Stryd Enghraifft", "Wrecsam", "LL11 1AY"
AGO = timedelta(days=7)
USUAL = {"lead_involved": "no"}
"""What most people answer to a question with this meaning, where it is not the first option."""


def fill(draft: Draft, language: str, journey: Journey) -> Journey:
    """Answer every step these answers lead through; the journey at its end."""
    while True:
        left = [step for step in journey.steps if step.key not in draft.tried]
        if not left:
            return journey
        draft.answers |= of_step(left[0], draft.answers, language, journey.today)
        draft.tried = [*draft.tried, left[0].key]
        journey = journey.again(draft)


def of_step(step: Step, answers: Mapping[str, Any], language: str, today: date) -> dict[str, Any]:
    """An answer to each question of a step, as a draft keeps it."""
    found = dict(answers)
    for question in step.asked:
        found[question.key] = _answer(question, found, language, today)
    return {question.key: found[question.key] for question in step.asked}


def _answer(question: Question, before: Mapping[str, Any], language: str, today: date) -> Any:
    if question.type in ONE_OF:
        values = [option.value for option in question.options]
        wanted = {language, USUAL.get(question.meaning)}
        return next((value for value in values if value in wanted), next(iter(values), ""))
    if question.type in NUMBERS:
        return question.least or question.greatest or "1"
    match question.type:
        case "checkboxes":
            values = [option.value for option in question.options]
            if question.meaning == "channels":
                return [value for value in values if value in sender.channels_offered()][:1]
            return values[:1] if question.required else []
        case "date":
            return _parts(_day(question, before, today))
        case "declaration":
            return TICKED
        case "reasons":
            return [WORDS[language]]
        case "group":
            return [{one.key: _answer(one, before, language, today) for one in question.questions}]
        case "files":
            return []
        case "email":
            return EMAIL
        case "phone":
            return PHONE
        case "address":
            return f"{STREET}\n{TOWN}"
        case "uk_address":
            return {"line_1": STREET, "line_2": "", "town": TOWN, "postcode": POSTCODE}
        case _:
            return _text(question, language)


def _text(question: Question, language: str) -> str:
    if question.type == "name" or question.meaning in ("name", "representative"):
        return NAME
    word = WORDS[language]
    text = " ".join([word] * (1 + question.shortest // len(word)))
    return text[: question.limit or None]


def _day(question: Question, before: Mapping[str, Any], today: date) -> date:
    """A day the question takes: a week ago, unless its limits want another."""
    day = today + AGO if question.not_past else today - AGO
    first = [iso_day(question.earliest), day_of(before.get(question.not_before))]
    day = max([day, *filter(None, first)])
    last = iso_day(question.latest)
    return min(day, last) if last else day


def _parts(day: date) -> dict[str, Any]:
    return {"day": str(day.day), "month": str(day.month), "year": str(day.year), "unknown": False}
