"""Answers as typed: read from a POST, kept in the draft, put back into the page's form.

What is kept is what was typed, valid or not, without marks that cannot be kept (NUL and the like).
"""

from typing import Any

from django.http import QueryDict

from design.forms import without_controls
from design.widgets import DATE_PARTS

from . import unsaid
from .definition import Question, Step

MOST_CHARACTERS = 100_000
"""Longer typing is cut here; the field's own limit, far below, has refused it by then."""


def box_name(question: Question, place: int) -> str:
    """The name of the control of one of several boxes, counted from 0."""
    return f"{question.key}_{place}"


def unknown_name(question: Question) -> str:
    """The name of the box that says a date is not known."""
    return f"{question.key}_unknown"


def read(step: Step, data: QueryDict, *, keyed: bool = False) -> dict[str, Any]:
    """What a POST says to the questions of a step; anything else it carries is passed over.

    `keyed`: staff type it, and may say that something was not said. Files are not here: they are
    stored one by one.
    """
    found = {
        question.key: _read(question, data) for question in step.asked if question.type != "files"
    }
    if keyed:
        boxes = [unsaid.name(question) for question in step.asked if unsaid.offered(question)]
        found |= {box: bool(data.get(box)) for box in boxes}
    return found


def form_data(step: Step, answers: dict[str, Any]) -> QueryDict:
    """Kept answers, as the browser would post them."""
    data = QueryDict(mutable=True)
    for question in step.asked:
        answer = answers.get(question.key)
        if answers.get(unsaid.name(question)):
            data[unsaid.name(question)] = "on"
        match question.type:
            case "date":
                parts = answer if isinstance(answer, dict) else {}
                for part in DATE_PARTS:
                    data[f"{question.key}_{part}"] = parts.get(part, "")
                if parts.get("unknown"):
                    data[unknown_name(question)] = "on"
            case "reasons":
                for place, text in enumerate(boxes(question, answers)):
                    data[box_name(question, place)] = text
            case "checkboxes":
                data.setlist(question.key, answer or [])
            case "files":
                pass
            case _:
                data[question.key] = answer or ""
    return data


def boxes(question: Question, answers: dict[str, Any]) -> list[str]:
    """The texts of the boxes of a reasons question: at least one box."""
    return list(answers.get(question.key) or [""])


def read_reasons(question: Question, data: QueryDict) -> list[str]:
    """The texts of the boxes a POST carries, empty ones too; at least one."""
    found: list[str] = []
    while len(found) < question.most and box_name(question, len(found)) in data:
        found.append(_text(data.get(box_name(question, len(found)))))
    return found or [""]


def control_names(question: Question) -> list[str]:
    """The names a question's controls have in a page; no two questions may share one."""
    names = [question.key]
    if question.type == "date":
        names += [f"{question.key}_{part}" for part in DATE_PARTS] + [unknown_name(question)]
    if question.type == "reasons":
        names += [box_name(question, place) for place in range(question.most)]
    return names


def _read(question: Question, data: QueryDict) -> Any:
    match question.type:
        case "date":
            parts: dict[str, Any] = {
                part: _text(data.get(f"{question.key}_{part}"))[:40] for part in DATE_PARTS
            }
            return {**parts, "unknown": bool(data.get(unknown_name(question)))}
        case "reasons":
            return read_reasons(question, data)
        case "checkboxes":
            offered = [option.value for option in question.options]
            chosen = data.getlist(question.key)
            return [value for value in offered if value in chosen]
        case "radios":
            one = data.get(question.key, "")
            return one if any(option.value == one for option in question.options) else ""
        case _:
            return _text(data.get(question.key))


def _text(typed: str | None) -> str:
    return without_controls(typed or "")[:MOST_CHARACTERS]
