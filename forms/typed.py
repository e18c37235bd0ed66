"""Answers as typed: read from a POST, kept in the draft, put back into the page's form.

What is kept is what was typed, valid or not, without marks that cannot be kept (NUL and the like).
A date and a UK address are kept by their parts; reasons as a list of texts; a group as a list of
boxes, each with its own answers by key. An answer of another shape, whoever kept it, reads as none.

Files are not in a POST's answers: they are stored one by one, and what is kept of them stays. A box
that asks for files has an id of its own, so that they stay with it when another box is removed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.http import QueryDict

from design.forms import without_controls
from design.widgets import ADDRESS_PARTS, DATE_PARTS

from . import box_files, unsaid
from .definition import BOXED, ONE_OF, Question, Step

MOST_CHARACTERS = 100_000
"""Longer typing is cut here; the field's own limit, far below, has refused it by then."""
PARTS: Mapping[str, Iterable[str]] = {"date": DATE_PARTS, "uk_address": ADDRESS_PARTS}
"""Types typed in several boxes, and the boxes."""
MOST_IN_A_PART = {"date": 40, "uk_address": 200}
TICKED = "yes"
"""What a ticked declaration is kept as."""


def box_name(question: Question, place: int) -> str:
    """The name of one of several boxes, counted from 0: a reason's control, a box of a group.

    The hyphen keeps a group's names off every key.
    """
    return f"{question.key}{'-' if question.type == 'group' else '_'}{place}"


def count_name(question: Question) -> str:
    """The name of the hidden control that says how many boxes of a group the page showed."""
    return f"{question.key}-boxes"


def id_name(group: Question, place: int) -> str:
    """The name of the hidden control that says which box this is, whatever its place."""
    return f"{box_name(group, place)}_id"


def holds_files(question: Question) -> bool:
    """Whether each box of a group asks for files."""
    return any(inner.type == "files" for inner in question.questions)


def files_asked(
    questions: Iterable[Question], answers: dict[str, Any]
) -> Iterator[tuple[Question, dict[str, Any], str]]:
    """Each question for files under the name it has in a page, and where its files are kept: a
    part of `answers`, and the key in it."""
    for question in questions:
        if question.type == "files":
            yield question, answers, question.key
        if question.type == "group" and holds_files(question):
            for place, box in enumerate(boxes(question, answers)):
                for inner, own in zip(inside(question, place), question.questions, strict=True):
                    if own.type == "files":
                        yield inner, box, own.key


def unknown_name(question: Question) -> str:
    """The name of the box that says a date is not known."""
    return f"{question.key}_unknown"


def inside(group: Question, place: int) -> tuple[Question, ...]:
    """The questions of one box of a group, under the names they have in a page."""

    def name(key: str) -> str:
        return f"{box_name(group, place)}-{key}"

    own = {question.key for question in group.questions}
    return tuple(
        replace(
            question,
            key=name(question.key),
            not_before=name(question.not_before)
            if question.not_before in own
            else question.not_before,
        )
        for question in group.questions
    )


def flat(
    questions: Iterable[Question], answers: Mapping[str, Any]
) -> Iterator[tuple[Question, Any]]:
    """Questions and their kept answers, each box of a group by its own questions."""
    for question in questions:
        if question.type != "group":
            yield question, answers.get(question.key)
            continue
        for place, box in enumerate(boxes(question, answers)):
            for inner, own in zip(inside(question, place), question.questions, strict=True):
                yield inner, box.get(own.key)


def read(
    step: Step, data: QueryDict, *, keyed: bool = False, kept: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """What a POST says to the questions of a step; anything else it carries is passed over.

    `keyed`: staff type it, and may say that something was not said. `kept`: the answers until now,
    whose files stay.
    """
    found = {
        question.key: _read(question, data, kept)
        for question in step.asked
        if question.type != "files"
    }
    if keyed:
        ticked = [unsaid.name(question) for question in step.asked if unsaid.offered(question)]
        found |= {box: bool(data.get(box)) for box in ticked}
    return found


def form_data(step: Step, answers: dict[str, Any]) -> QueryDict:
    """Kept answers, as the browser would post them."""
    data = QueryDict(mutable=True)
    for question in step.asked:
        if answers.get(unsaid.name(question)):
            data[unsaid.name(question)] = "on"
        if question.type == "group":
            data[count_name(question)] = str(len(boxes(question, answers)))
    for question, answer in flat(step.asked, answers):
        _put(question, answer, data)
    return data


def boxes(question: Question, answers: Mapping[str, Any]) -> list[Any]:
    """What each box of reasons (a text) or of a group (answers by key) holds: at least one box."""
    kept, empty = answers.get(question.key), empty_box(question)
    found = [box for box in kept if isinstance(box, type(empty))] if isinstance(kept, list) else []
    return found or [empty]


def empty_box(question: Question) -> Any:
    """A box of reasons or of a group in which nothing has been typed."""
    return {} if question.type == "group" else ""


def read_boxes(
    question: Question, data: QueryDict, kept: Mapping[str, Any] | None = None
) -> list[Any]:
    """The boxes a POST carries, empty ones too; at least one. Files come from those `kept`."""
    if question.type == "group":
        return _read_group(question, data, kept or {})
    found: list[str] = []
    while len(found) < question.most and box_name(question, len(found)) in data:
        found.append(_text(data.get(box_name(question, len(found)))))
    return found or [""]


def _read_group(group: Question, data: QueryDict, kept: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = [
        {
            own.key: _read(inner, data)
            for inner, own in zip(inside(group, place), group.questions, strict=True)
            if own.type != "files"
        }
        for place in range(_posted_boxes(group, data))
    ]
    if holds_files(group):
        said = [data.get(id_name(group, place), "") for place in range(len(found))]
        box_files.carry(group, found, said, boxes(group, kept))
    return found


def is_blank(question: Question, answer: Any) -> bool:
    """Whether nothing at all was typed, ticked or chosen."""
    if isinstance(answer, str):
        return not answer.strip()
    if isinstance(answer, list):
        return all(
            is_blank(question, part) if isinstance(part, (str, dict)) else not part
            for part in answer
        )
    if isinstance(answer, dict):
        return all(
            is_blank(question, part) for name, part in answer.items() if name != box_files.BOX_ID
        )
    return not answer


def control_names(question: Question) -> list[str]:
    """The names a question's controls have in a page; no two questions may share one."""
    names = [question.key, *(f"{question.key}_{part}" for part in PARTS.get(question.type, ()))]
    if question.type == "date":
        names.append(unknown_name(question))
    if question.type == "reasons":
        names += [box_name(question, place) for place in range(question.most)]
    if question.type == "group":
        names += [name for inner in inside(question, 0) for name in control_names(inner)]
    return names


def _posted_boxes(question: Question, data: QueryDict) -> int:
    """How many boxes the page had: as it says itself, else as its controls show."""
    said = data.get(count_name(question), "")
    if re.fullmatch(r"[0-9]{1,4}", said):
        count = int(said)
    else:
        shape = re.compile(re.escape(question.key) + r"-([0-9]{1,4})-")
        found = [int(match[1]) + 1 for name in data if (match := shape.match(name))]
        count = max(found, default=1)
    return min(max(count, 1), max(question.most, 1))


def _put(question: Question, answer: Any, data: QueryDict) -> None:
    if question.type in PARTS:
        parts = answer if isinstance(answer, dict) else {}
        for part in PARTS[question.type]:
            data[f"{question.key}_{part}"] = str(parts.get(part) or "")
        if parts.get("unknown"):
            data[unknown_name(question)] = "on"
    elif question.type == "reasons":
        for place, text in enumerate(boxes(question, {question.key: answer})):
            data[box_name(question, place)] = text
    elif question.type == "checkboxes":
        data.setlist(question.key, answer if isinstance(answer, list) else [])
    elif question.type == "declaration":
        if answer == TICKED:
            data[question.key] = "on"
    elif question.type != "files":
        data[question.key] = answer if isinstance(answer, str) else ""


def _read(question: Question, data: QueryDict, kept: Mapping[str, Any] | None = None) -> Any:
    if question.type in PARTS:
        most = MOST_IN_A_PART[question.type]
        parts: dict[str, Any] = {
            part: _text(data.get(f"{question.key}_{part}"))[:most] for part in PARTS[question.type]
        }
        if question.type == "date":
            parts["unknown"] = bool(data.get(unknown_name(question)))
        return parts
    if question.type in BOXED:
        return read_boxes(question, data, kept)
    if question.type == "checkboxes":
        chosen = set(data.getlist(question.key))
        return [option.value for option in question.options if option.value in chosen]
    if question.type in ONE_OF:
        one = data.get(question.key, "")
        return one if any(option.value == one for option in question.options) else ""
    if question.type == "declaration":
        return TICKED if data.get(question.key) else ""
    return _text(data.get(question.key))


def _text(typed: str | None) -> str:
    return without_controls(typed or "")[:MOST_CHARACTERS]
