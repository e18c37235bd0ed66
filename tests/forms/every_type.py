"""A released form that asks every type of question: all on one page, a group on the next."""

from typing import Any

from forms import pairs

NOTHING = {"cy": "", "en": ""}


def both(cy: str, en: str) -> dict[str, str]:
    return {"cy": cy, "en": en}


def asks(kind: str, key: str = "", **over: Any) -> dict[str, Any]:
    """A question of this type, with every text an editor may write."""
    key = key or kind
    made = {
        "type": kind,
        "key": key,
        "required": True,
        "label": both(f"{key} yn Gymraeg", f"{key} in English"),
        "hint": both(f"Awgrym {key}", f"Hint {key}"),
        "why": both(f"Pam {key}", f"Why {key}"),
        "error": both(f"Atebwch {key}", f"Answer {key}"),
        **OWN.get(kind, {}),
    }
    if "pair" in made:
        made["options"] = pairs.options(made["pair"])
    return made | over


OPTIONS = [
    {"value": "a", "label": both("Tân", "Fire"), "hint": NOTHING},
    {"value": "b", "label": both("Tan", "Until"), "hint": NOTHING},
]
BOXES = {
    "item": both("Person", "Person"),
    "add": both("Ychwanegu person arall", "Add another person"),
    "remove": both("Dileu person", "Remove person"),
}
OWN: dict[str, dict[str, Any]] = {
    "short_text": {"limit": 20, "shortest": 2},
    "long_text": {"limit": 100, "rows": 4},
    "name": {"limit": 200},
    "reasons": {**BOXES, "most": 3, "limit": 100, "rows": 4},
    "radios": {"options": OPTIONS},
    "checkboxes": {"options": OPTIONS},
    "select": {"options": OPTIONS},
    "answer_pair": {"pair": "oes"},
    "number": {
        "least": "1", "greatest": "1500.5", "decimals": 1, "unit": both("oriau", "hours"),
    },
    "money": {"least": "0.50", "greatest": "1000"},
    "files": {"most": 1},
    "group": {**BOXES, "most": 3},
}  # fmt: skip
KINDS = (
    *("short_text", "long_text", "name", "reasons", "radios", "checkboxes", "select"),
    *("answer_pair", "number", "money", "date", "email", "phone", "address", "uk_address"),
    *("declaration", "files"),
)
FILLED = {
    "short_text": "Gair",
    "long_text": "Llawer o eiriau",
    "name": "Gwenllïan Ŵyn",
    "reasons_0": "Un rheswm",
    "radios": "b",
    "checkboxes": ["a", "b"],
    "select": "a",
    "answer_pair": "no",
    "number": "1,234.5",
    "money": "£ 29.50",
    "date_day": "29",
    "date_month": "Chwefror",
    "date_year": "2028",
    "email": "gwen@enghraifft.cymru",
    "phone": "01632 960 001",
    "address": "1 Stryd y Bont\nWrecsam",
    "uk_address_line_1": "Tŷ’r Ysgol",
    "uk_address_line_2": "",
    "uk_address_town": "Wrecsam",
    "uk_address_postcode": "ll111ay",
    "declaration": "on",
}


def group(**over: Any) -> dict[str, Any]:
    """People, each with a name, a share, a day and a choice."""
    inner = [
        asks("name", "full"),
        asks("money", "share", required=False),
        asks("date", "born", required=False, not_before=""),
        asks("checkboxes", "needs", required=False),
    ]
    return asks("group", "people", questions=inner, **over)


def definition(*steps: list[dict[str, Any]]) -> dict[str, Any]:
    """A form of these steps, each a list of questions."""
    return {
        "case_type": "appeal",
        "title": both("Ffurflen", "Form"),
        "slug": both("ffurflen", "form"),
        "declaration": both("Mae’n gywir", "It is right"),
        "declaration_error": both("Ticiwch", "Tick"),
        "send_label": both("Anfon", "Send"),
        "ends": [],
        "steps": [
            {
                "key": f"step_{number}",
                "slug": both(f"cam-{number}", f"step-{number}"),
                "section": both("Rhan", "Part"),
                "title": both(f"Cam {number}", f"Step {number}"),
                "show_if": {"rows": [], "otherwise": "show"},
                "show_deadline": False,
                "questions": questions,
            }
            for number, questions in enumerate(steps, start=1)
        ],
    }


def every_type() -> dict[str, Any]:
    return definition([asks(kind) for kind in KINDS], [group()])
