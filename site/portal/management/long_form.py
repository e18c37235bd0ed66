"""A form of a hundred questions of most types, for the figures that a long form is held to."""

from typing import Any

QUESTIONS = 100
KINDS = (
    *("radios", "short_text", "date", "checkboxes", "number", "long_text"),
    *("select", "money", "uk_address", "answer_pair"),
)
"""Each tenth of the questions asks these, in this order."""
GROUP, FILES = 57, 78  # the places of the one group and the one file, counted from 0
KEPT = {
    "radios": "a", "short_text": "Gair", "checkboxes": ["a", "b"], "number": "3", "select": "b",
    "long_text": "Llawer o eiriau, a rhai eto.", "money": "29.50", "answer_pair": "no",
    "date": {"day": "16", "month": "11", "year": "2026", "unknown": False},
    "uk_address": {"line_1": "1 Stryd y Bont", "line_2": "", "town": "Wrecsam",
                   "postcode": "LL11 1AY"},
    "group": [{"q57_name": "Siân", "q57_born": {"day": "1", "month": "5", "year": "1980"}},
              {"q57_name": "Ann"}],
    "files": [],
}  # fmt: skip


def definition(*, steps: int = 10) -> dict[str, Any]:
    """The form, over this many steps of as many questions each.

    On every step but the first the last question depends on an answer to the step before, and
    every third step, too; one step shows the last day to appeal.
    """
    each = QUESTIONS // steps
    return {
        "case_type": "appeal",
        "title": _both("Ffurflen hir", "Long form"),
        "slug": _both("ffurflen-hir", "long-form"),
        "declaration": _both("Mae’n gywir", "It is right"),
        "declaration_error": _both("Ticiwch", "Tick"),
        "send_label": _both("Anfon", "Send"),
        "ends": [],
        "steps": [
            _step(number, range(number * each, (number + 1) * each)) for number in range(steps)
        ],
    }


def answers() -> dict[str, Any]:
    """An answer to every question, as a draft keeps them; no file."""
    return {f"q{place}": KEPT[_kind(place)] for place in range(QUESTIONS)}


def _step(number: int, places: range) -> dict[str, Any]:
    asked = [_question(place) for place in places]
    before = f"q{places.start - len(places)}"  # the radios with which the step before begins
    if number:
        asked[-1]["show_if"] = _when(before)
    return {
        "key": f"step_{number}",
        "slug": _both(f"cam-{number}", f"step-{number}"),
        "section": _both(f"Rhan {number // 3}", f"Part {number // 3}"),
        "title": _both(f"Cam {number}", f"Step {number}"),
        "show_if": _when(before) if number % 3 == 2 else _when(""),
        "show_deadline": number == 1,
        "questions": asked,
    }


def _when(key: str) -> dict[str, Any]:
    """Shown to those who chose the first of the radios `key`; without a key, to everybody."""
    row = {"field": key, "operator": "is", "value": "a", "outcome": "show"}
    return {"rows": [row] if key else [], "otherwise": "skip" if key else "show"}


def _kind(place: int) -> str:
    return {GROUP: "group", FILES: "files"}.get(place, KINDS[place % len(KINDS)])


def _question(place: int) -> dict[str, Any]:
    made = _asks(_kind(place), f"q{place}", required=place != FILES)
    if place == GROUP:
        inner = [_asks("name", f"q{place}_name"), _asks("date", f"q{place}_born", required=False)]
        made |= {"most": 3, "questions": inner}
    return made


def _asks(kind: str, key: str, *, required: bool = True) -> dict[str, Any]:
    options = [
        {"value": value, "label": _both(f"Dewis {value}", f"Choice {value}"), "hint": _both("", "")}
        for value in (("yes", "no") if kind == "answer_pair" else ("a", "b", "c"))
    ]
    own: dict[str, dict[str, Any]] = {
        "short_text": {"limit": 100},
        "long_text": {"limit": 2000, "rows": 4},
        "name": {"limit": 200},
        "answer_pair": {"pair": "oes", "options": options},
        "files": {"most": 3},
        "group": {"item": _both("Person", "Person"), "add": _both("Ychwanegu", "Add another"),
                  "remove": _both("Dileu", "Remove")},
        **{kind: {"options": options} for kind in ("radios", "checkboxes", "select")},
    }  # fmt: skip
    return {
        "type": kind,
        "key": key,
        "required": required,
        "label": _both(f"{key} yn Gymraeg", f"{key} in English"),
        "hint": _both(f"Awgrym {key}", f"Hint {key}"),
        "why": _both(f"Pam {key}", f"Why {key}"),
        "error": _both(f"Atebwch {key}", f"Answer {key}"),
        **own.get(kind, {}),
    }


def _both(cy: str, en: str) -> dict[str, str]:
    return {"cy": cy, "en": en}
