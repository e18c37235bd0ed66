"""How each question of a step is drawn: its template, and what the template is given."""

from typing import Any

from cases.models import StoredFile

from . import typed, unsaid
from .clauses import clause_link
from .definition import BOXED, Question, Step
from .drafts import Draft
from .fields import StepForm
from .making import hint

OWN_TEMPLATE = frozenset({"date", "guidance", "reasons", "files", "group"})


def part(question: Question, form: StepForm, draft: Draft, language: str) -> dict[str, Any]:
    """One question as its template draws it."""
    own = f"_{question.type}" if question.type in OWN_TEMPLATE else ""
    made: dict[str, Any] = {
        "question": question,
        "template": f"appeal_forms/question{own}.html",
        "why": question.why[language],
    }
    if unsaid.name(question) in form.fields:
        made["unsaid"] = form[unsaid.name(question)]
    match question.type:
        case "guidance":
            made["body"] = question.body[language]
            made["clause"] = clause_link(question.clause) if question.clause else None
        case "reasons":
            made |= _boxed(question, language, _reasons(question, form))
        case "group":
            made |= _boxed(question, language, _group(question, form, draft, language))
        case "files":
            made |= {"field": form[question.key], "files": stored(draft, question)}
            made["room"] = question.most - len(made["files"])
        case "date":
            unknown = typed.unknown_name(question)
            made |= {
                "field": form[question.key],
                "unknown": form[unknown] if unknown in form.fields else None,
            }
        case "question_set":
            made["template"] = "appeal_forms/question_gone.html"
        case _:
            made["field"] = form[question.key]
    return made


def stored(draft: Draft, question: Question) -> list[StoredFile]:
    """The files of a question, in the order they came."""
    ids = draft.answers.get(question.key) or []
    found = {str(file.pk): file for file in StoredFile.objects.filter(draft=draft.pk)}
    return [found[file_id] for file_id in ids if file_id in found]


def last_box(draft: Draft, asked: Step, key: str) -> str:
    """The part of an address that leads to the newest box of a question asked several times."""
    for question in asked.asked:
        if question.key == key and question.type in BOXED:
            place = len(typed.boxes(question, draft.answers)) - 1
            kind = "box" if question.type == "group" else "id"
            return f"#{kind}_{typed.box_name(question, place)}"
    return ""


def _boxed(question: Question, language: str, boxes: list[Any]) -> dict[str, Any]:
    return {
        "boxes": boxes,
        "label": question.label[language],
        "hint": hint(question, language),
        "optional": not question.required and not question.advised,
        "item": question.item[language],
        "remove": question.remove[language],
        "add": question.add[language] if len(boxes) < question.most else "",
    }


def _reasons(question: Question, form: StepForm) -> list[Any]:
    places = range(question.most)
    return [
        form[name] for place in places if (name := typed.box_name(question, place)) in form.fields
    ]


def _group(question: Question, form: StepForm, draft: Draft, language: str) -> list[dict[str, Any]]:
    boxes = []
    for place in range(question.most):
        inner = typed.inside(question, place)
        if inner[0].key not in form.fields:
            break
        drawn = [part(one, form, draft, language) for one in inner]
        boxes.append({"name": typed.box_name(question, place), "parts": drawn})
    return boxes
