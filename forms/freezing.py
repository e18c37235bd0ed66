"""From the pages an editor works on to the one snapshot both languages share."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from wagtail import blocks

from . import pairs, question_sets
from .definition import SHOW

PAGE_TEXTS = ("title", "slug", "declaration", "declaration_error", "send_label")
TEXTS = {
    *PAGE_TEXTS,
    *("section", "label", "hint", "why", "error", "wrong", "unit", "unknown", "early"),
    *("item", "add", "remove", "body"),
}


def plain(page: Any) -> dict[str, Any]:
    """One language's form as plain values; sets of questions by what they ask now."""
    steps = [_step(child.value, page) for child in page.steps]
    return {
        "case_type": page.case_type,
        **{name: getattr(page, name).strip() for name in PAGE_TEXTS},
        "steps": steps,
        "ends": [_values(child.value) for child in page.ends],
    }


def merge(pages: Mapping[str, Any]) -> Any:
    """Both languages as one: a text becomes {"cy": …, "en": …}. Takes what `ready` compared.

    An answer pair gets its two options here: the words of a released form never change.
    """
    first = next(iter(pages.values()))
    if isinstance(first, dict):
        own = {"options": pairs.options(first["pair"])} if "pair" in first else {}
        return own | {
            name: {language: part[name] for language, part in pages.items()}
            if name in TEXTS
            else merge({language: part[name] for language, part in pages.items()})
            for name in first
        }
    if isinstance(first, list):
        return [
            merge({language: part[place] for language, part in pages.items()})
            for place in range(len(first))
        ]
    return first


def digest(definition: Mapping[str, Any]) -> str:
    """sha256 of a snapshot: the same form gives the same digest."""
    text = json.dumps(definition, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _step(value: blocks.StructValue, page: Any) -> dict[str, Any]:
    return {
        "key": value["key"],
        **{name: value[name].strip() for name in ("slug", "section", "title")},
        "show_if": _table(value["show_if"]),
        "show_deadline": value["show_deadline"],
        "questions": [
            question
            for child in value["questions"]
            for question in (
                _from_set(child.value, page.locale.language_code)
                if child.block_type == "question_set"
                else [_child(child)]
            )
        ],
    }


def _from_set(value: blocks.StructValue, language: str) -> list[dict[str, Any]]:
    """What a set asks, in one language; a set that is gone is named, for the gate to refuse."""
    shown = {"show_if": _table(value["show_if"])}
    kept = question_sets.find(value["set"])
    if kept is None:
        return [{"type": "question_set", "key": value["set"], **shown}]
    return [{**_child(child, language), **shown} for child in kept.questions]


def _child(child: Any, language: str = "") -> dict[str, Any]:
    return {"type": child.block_type, **_values(child.value, language)}


def _table(value: blocks.StructValue) -> dict[str, Any]:
    rows = [_row(row) for row in value["rows"]]
    return {"rows": rows, "otherwise": value["otherwise"] if rows else SHOW}


def _row(value: blocks.StructValue) -> dict[str, Any]:
    """A row as `conditions.Table.to_dict` writes it."""
    also = [_condition(one) for one in value["also"]]
    more = {"also": also, "match": value["match"]} if also else {}
    return {**_condition(value), "outcome": value["outcome"], **more}


def _condition(value: blocks.StructValue) -> dict[str, Any]:
    wanted = (value["value"] or "").split()
    several = value["operator"] == "one_of"
    return {
        "field": value["field"],
        "operator": value["operator"],
        "value": wanted if several else " ".join(wanted),
    }


def _values(value: blocks.StructValue, language: str = "") -> dict[str, Any]:
    """`language`: which to take of what holds both side by side, as a set of questions does."""
    return {
        own: _value(part, language)
        for name, part in value.items()
        if (own := question_sets.in_language(name, language) if language else name)
    }


def _value(part: Any, language: str = "") -> Any:
    if isinstance(part, blocks.StructValue):
        return _table(part)
    if isinstance(part, blocks.StreamValue):
        return [_child(child, language) for child in part]
    if isinstance(part, blocks.list_block.ListValue):
        return [_values(item, language) for item in part]
    if isinstance(part, date):
        return part.isoformat()
    return part.strip() if isinstance(part, str) else "" if part is None else part
