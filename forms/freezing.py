"""From the pages an editor works on to the one snapshot both languages share."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from wagtail import blocks

from .definition import SHOW

PAGE_TEXTS = ("title", "slug", "declaration", "declaration_error", "send_label")
TEXTS = {
    *PAGE_TEXTS,
    *("section", "label", "hint", "error", "unknown", "early", "item", "add", "remove", "body"),
}


def plain(page: Any) -> dict[str, Any]:
    """One language's form as plain values."""
    steps = [_step(child.value) for child in page.steps]
    return {
        "case_type": page.case_type,
        **{name: getattr(page, name).strip() for name in PAGE_TEXTS},
        "steps": steps,
    }


def merge(pages: Mapping[str, Any]) -> Any:
    """Both languages as one: a text becomes {"cy": …, "en": …}. Takes what `ready` compared."""
    first = next(iter(pages.values()))
    if isinstance(first, dict):
        return {
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


def _step(value: blocks.StructValue) -> dict[str, Any]:
    rows = [_row(row) for row in value["show_if"]["rows"]]
    return {
        "key": value["key"],
        **{name: value[name].strip() for name in ("slug", "section", "title")},
        "show_if": {"rows": rows, "otherwise": value["show_if"]["otherwise"] if rows else SHOW},
        "show_deadline": value["show_deadline"],
        "questions": [
            {"type": child.block_type, **_values(child.value)} for child in value["questions"]
        ],
    }


def _row(value: blocks.StructValue) -> dict[str, Any]:
    wanted = (value["value"] or "").split()
    several = value["operator"] == "one_of"
    return {**_values(value), "value": wanted if several else " ".join(wanted)}


def _values(value: blocks.StructValue) -> dict[str, Any]:
    return {name: _value(part) for name, part in value.items()}


def _value(part: Any) -> Any:
    if isinstance(part, blocks.list_block.ListValue):
        return [_values(item) for item in part]
    return part.strip() if isinstance(part, str) else "" if part is None else part
