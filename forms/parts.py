"""How each question of a step is drawn: its template, and what the template is given."""

from collections.abc import Mapping, Sequence
from typing import Any

from cases.models import StoredFile

from . import box_files, typed, unsaid
from .clauses import clause_link
from .definition import BOXED, Question, Step
from .drafts import Draft
from .fields import StepForm
from .making import hint

OWN_TEMPLATE = frozenset({"date", "guidance", "reasons", "files", "group"})


def part(
    question: Question,
    form: StepForm,
    draft: Draft,
    language: str,
    answers: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """One question as its template draws it; `answers`: the draft's, or those of its box."""
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
            kept = (draft.answers if answers is None else answers).get(question.key) or []
            made |= {"field": form[question.key], "files": stored(draft, kept)}
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


def stored(draft: Draft, ids: Sequence[str]) -> list[StoredFile]:
    """The files with these ids, in the order they came."""
    return [draft.stored[file_id] for file_id in ids if file_id in draft.stored]


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
    boxes: list[dict[str, Any]] = []
    kept = typed.boxes(question, draft.answers)
    for place in range(question.most):
        inner = typed.inside(question, place)
        if inner[0].key not in form.fields:
            break
        box = kept[place] if place < len(kept) else {}
        own = zip(inner, question.questions, strict=True)
        answers = {one.key: box.get(its.key) for one, its in own}
        drawn = [part(one, form, draft, language, answers) for one in inner]
        shown: dict[str, Any] = {"name": typed.box_name(question, place), "parts": drawn}
        if typed.holds_files(question):
            named = typed.id_name(question, place)
            shown["id"] = {"name": named, "value": box.get(box_files.BOX_ID) or box_files.new_id()}
        boxes.append(shown)
    return boxes
