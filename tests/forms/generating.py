"""Forms as editors might build them: whole ones, and ones with a known fault."""

import copy
from collections.abc import Callable
from random import Random
from typing import Any

from django.http import QueryDict

from forms import typed
from forms.definition import NUMBERS, Question, Step

Form = dict[str, Any]
TYPES = (
    "short_text", "long_text", "radios", "checkboxes", "select", "answer_pair", "date", "number",
    "money", "name", "email", "phone", "address", "uk_address", "declaration", "reasons", "group",
    "guidance",
)  # fmt: skip
TOLD_APART = ("radios", "checkboxes", "select", "answer_pair", "date", "number", "declaration")
"""Types that conditions of a generated form ask about."""


def text(words: str) -> dict[str, str]:
    return {"cy": f"{words} (yn Gymraeg)", "en": f"{words} (in English)"}


NOTHING = {"cy": "", "en": ""}


def question(kind: str, key: str, rng: Random, **over: Any) -> Form:
    """A question of this type, whole."""
    made: Form = {"type": kind, "key": key, "show_if": {"rows": [], "otherwise": "show"}}
    if kind == "guidance":
        return made | {"body": text(f"Guidance {key}"), "clause": ""}
    required = rng.random() < 0.6
    words = rng.choice([key, "Tân?", "Tan?", "x" * 200, "<b>{{ 7 }}</b> %(n)s", "😀"])
    made |= {
        "meaning": "",
        "required": required,
        "advised": not required and rng.random() < 0.3,
        "label": text(words),
        "hint": rng.choice([NOTHING, text("A hint")]),
        "why": rng.choice([NOTHING, text("Why")]),
        "error": text(f"Answer {key}"),
    }
    match kind:
        case "radios" | "select" | "checkboxes":
            count = rng.choice([1, 2, 3, 7])
            made["options"] = [
                {"value": f"v{n}", "label": text(f"Option {n}"), "hint": NOTHING}
                for n in range(count)
            ]
        case "answer_pair":
            made["pair"] = rng.choice(["ydw", "oes", "do"])
        case "number":
            made |= {"least": "0", "greatest": rng.choice(["10", "250"]), "decimals": 0}
        case "date":
            made |= {"unknown": rng.choice([NOTHING, text("I do not know")])}
        case "short_text" | "name":
            made["limit"] = 200
        case "long_text":
            made |= {"limit": 5000, "rows": 5}
        case "reasons" | "group":
            made |= {"most": rng.choice([1, 4]), "item": text("Box")}
            made |= {"add": text("Add another"), "remove": text("Remove")}
            if kind == "reasons":
                made |= {"limit": 2000, "rows": 5}
            else:
                inner = rng.sample(["short_text", "date", "radios", "number"], 2)
                made["questions"] = [question(one, f"i{n}", rng) for n, one in enumerate(inner)]
                for one in made["questions"]:
                    one.pop("show_if")
    made |= over
    return made | {"advised": made["advised"] and not made["required"]}


def step(key: str, questions: list[Form], rows: list[Form] | None = None) -> Form:
    return {
        "key": key,
        "slug": {"cy": f"cam-{key}".replace("_", "-"), "en": f"step-{key}".replace("_", "-")},
        "section": text("Part"),
        "title": text(f"Step {key}"),
        "show_if": {"rows": rows or [], "otherwise": "skip" if rows else "show"},
        "show_deadline": False,
        "questions": questions,
    }


def condition(asked: Form, rng: Random) -> Form:
    """Something that some answers to this question fit."""
    kind = asked["type"]
    if rng.random() < 0.2:
        return {"field": asked["key"], "operator": "answered", "value": ""}
    if kind == "date":
        operator, value = rng.choice(
            [("before", "2026-11-01"), ("after", "2026-11-01"), ("within", "20")]
        )
    elif kind == "number":
        operator, value = rng.choice([("greater", "4"), ("less", "5")])
    elif kind == "declaration":
        operator, value = "is", "yes"
    else:
        offered = [one["value"] for one in asked.get("options", ())] or ["yes", "no"]
        operator = rng.choice(["is", "is_not", "one_of"])
        value = [rng.choice(offered)] if operator == "one_of" else rng.choice(offered)
    return {"field": asked["key"], "operator": operator, "value": value}


def row(before: list[Form], rng: Random) -> Form:
    """A row on one or two questions asked before."""
    chosen = rng.sample(before, min(len(before), rng.choice([1, 1, 2])))
    first, *rest = [condition(one, rng) for one in chosen]
    also = {"also": rest, "match": rng.choice(["all", "any"])} if rest else {}
    return {**first, "outcome": "show", **also}


def form(rng: Random, most_steps: int = 8) -> Form:
    """A whole form: who sends it, then anything."""
    english = [
        {"value": value, "label": text(value), "hint": NOTHING} for value in ("cy", "en", "both")
    ]
    ways = [{"value": value, "label": text(value), "hint": NOTHING} for value in ("email", "post")]
    choice = {"options": english, "meaning": "reply_language", "required": True}
    steps = [
        step("who", [question("name", "your_name", rng, meaning="name", required=True)]),
        step("language", [question("radios", "language", rng, **choice)]),
        step(
            "ways",
            [
                question(
                    "checkboxes", "ways", rng, **choice | {"options": ways, "meaning": "channels"}
                )
            ],
        ),
    ]
    for way, meaning in (("email", "email"), ("post", "address")):
        asked = question(meaning, f"your_{meaning}", rng, meaning=meaning, required=True)
        shown = {"field": "ways", "operator": "is", "value": way, "outcome": "show"}
        steps.append(step(meaning, [asked], [shown]))
    asked_before: list[Form] = []
    for number in range(rng.randint(1, most_steps)):
        kinds = [rng.choice(TYPES) for _ in range(rng.randint(1, 3))]
        if all(kind == "guidance" for kind in kinds):
            kinds.append("short_text")
        made = [question(kind, f"q{number}_{n}", rng) for n, kind in enumerate(kinds)]
        for one in made:
            if asked_before and rng.random() < 0.2:
                one["show_if"] = {"rows": [row(asked_before, rng)], "otherwise": "skip"}
        rows = [row(asked_before, rng)] if asked_before and rng.random() < 0.4 else None
        steps.append(step(f"s{number}", made, rows))
        asked_before += [one for one in made if one["type"] in TOLD_APART]
    ends = [
        {
            "key": f"end{number}",
            "title": text("What happens now"),
            "body": text("We will call you."),
            "show_if": {"rows": [row(asked_before, rng)], "otherwise": "skip"},
        }
        for number in range(rng.choice([0, 0, 1]))
        if asked_before
    ]
    words = {
        name: text(name) for name in ("title", "declaration", "declaration_error", "send_label")
    }
    slug = {"cy": "ffurflen", "en": "form"}
    return {"case_type": "complaint", **words, "slug": slug, "steps": steps, "ends": ends}


def in_language(part: Any, language: str) -> Any:
    """One language's page of a merged form."""
    if isinstance(part, dict):
        if set(part) == {"cy", "en"}:
            return part[language]
        return {name: in_language(one, language) for name, one in part.items()}
    return [in_language(one, language) for one in part] if isinstance(part, list) else part


def pages(merged: Form) -> dict[str, Form]:
    return {language: copy.deepcopy(in_language(merged, language)) for language in ("cy", "en")}


def posted(asked: Step, rng: Random) -> QueryDict:
    """Answers to a step that it has to take."""
    data = QueryDict(mutable=True)
    for one in asked.asked:
        _answer(one, data, rng)
    return data


def _answer(one: Question, data: QueryDict, rng: Random) -> None:
    match one.type:
        case "radios" | "select" | "answer_pair":
            data[one.key] = rng.choice(one.options).value
        case "checkboxes":
            values = [option.value for option in one.options]
            data.setlist(one.key, rng.sample(values, rng.randint(1, len(values))))
        case "date":
            day, month, year = rng.choice(
                [("1", "1", "2020"), ("20", "11", "2026"), ("3", "3", "2031")]
            )
            data |= QueryDict(f"{one.key}_day={day}&{one.key}_month={month}&{one.key}_year={year}")
        case kind if kind in NUMBERS:
            data[one.key] = rng.choice(["0", "4", "5", "10"])
        case "email":
            data[one.key] = "gwen@enghraifft.cymru"
        case "phone":
            data[one.key] = "01632 960 001"
        case "uk_address":
            for part in typed.PARTS["uk_address"]:
                data[f"{one.key}_{part}"] = "LL11 1AY" if "code" in part else "1 Stryd y Bont"
        case "declaration":
            data[one.key] = "on"
        case "reasons":
            data[typed.box_name(one, 0)] = "Nid yw’n wir."
        case "group":
            data[typed.count_name(one)] = "1"
            for inner in typed.inside(one, 0):
                _answer(inner, data, rng)
        case _:
            data[one.key] = "Gwenllïan Ŵyn"


Spoil = Callable[[Form, Random], tuple[str, str]]
"""Spoils a whole form; gives back words of the refusal it must meet, and of its place."""


def _last(merged: Form) -> Form:
    return merged["steps"][-1]


def _added(merged: Form, rng: Random, kind: str = "radios", **over: Any) -> Form:
    made = question(kind, "added", rng, **over)
    merged["steps"].append(step("added_step", [made]))
    return made


def _row(field: str, operator: str = "answered", value: Any = "", **more: Any) -> Form:
    return {"field": field, "operator": operator, "value": value, "outcome": "show", **more}


def _conditions(part: Form, *rows: Form) -> None:
    part["show_if"] = {"rows": list(rows), "otherwise": "skip"}


def key_used_twice(merged: Form, rng: Random) -> tuple[str, str]:
    _added(merged, rng)["key"] = "your_name"
    return "used twice", "your_name"


def step_key_used_twice(merged: Form, rng: Random) -> tuple[str, str]:
    merged["steps"].append(step("who", [question("email", "added", rng)]))
    return "used twice", "who"


def address_of_another_step(merged: Form, rng: Random) -> tuple[str, str]:
    _last(merged)["slug"]["cy"] = "step-who"
    return "address is used twice", _last(merged)["key"]


def kept_key(merged: Form, rng: Random) -> tuple[str, str]:
    _added(merged, rng)["key"] = "lateness"
    return "kept for the service", "lateness"


def no_error_text(merged: Form, rng: Random) -> tuple[str, str]:
    _added(merged, rng, required=True, advised=False)["error"] = NOTHING
    return "text is missing", "added"


def no_welsh(merged: Form, rng: Random) -> tuple[str, str]:
    _added(merged, rng)["label"] = {"cy": "", "en": "Only English"}
    return "missing in one language", "added"


def unknown_field(merged: Form, rng: Random) -> tuple[str, str]:
    _conditions(_last(merged), _row("nobody"))
    return "key of no question", _last(merged)["key"]


def later_field(merged: Form, rng: Random) -> tuple[str, str]:
    _added(merged, rng)
    _conditions(merged["steps"][0], _row("added"))
    return "not asked before", "who"


def own_field(merged: Form, rng: Random) -> tuple[str, str]:
    _conditions(_added(merged, rng), _row("added"))
    return "decides itself", "added"


def circle(merged: Form, rng: Random) -> tuple[str, str]:
    _added(merged, rng)
    _conditions(_last(merged), _row("your_name"))
    _conditions(merged["steps"][0], _row("added"))
    return "circle", "who"


def no_such_option(merged: Form, rng: Random) -> tuple[str, str]:
    _conditions(_last(merged), _row("language", "is", "fr"))
    return "is not an option", _last(merged)["key"]


def unsuited(merged: Form, rng: Random) -> tuple[str, str]:
    _conditions(_last(merged), _row("language", "within", "5"))
    return "another kind of question", _last(merged)["key"]


def no_value(merged: Form, rng: Random) -> tuple[str, str]:
    _conditions(_last(merged), _row("language", "is", ""))
    return "value does not go", _last(merged)["key"]


def no_pair(merged: Form, rng: Random) -> tuple[str, str]:
    _added(merged, rng, "answer_pair")["pair"] = ""
    return "No answer pair", "added"


def crossed_limits(merged: Form, rng: Random) -> tuple[str, str]:
    _added(merged, rng, "number", least="5", greatest="4")
    return "No answer fits", "added"


def contradiction(merged: Form, rng: Random) -> tuple[str, str]:
    also = [{"field": "language", "operator": "is", "value": "en"}]
    _added(merged, rng)
    _conditions(_last(merged), _row("language", "is", "cy", also=also, match="all"))
    return "Nobody can come to this step", "added_step"


def dead_row(merged: Form, rng: Random) -> tuple[str, str]:
    _added(merged, rng)
    _conditions(_last(merged), _row("language"), _row("language", "is", "cy"))
    return "row never decides", "added_step"


def name_not_for_all(merged: Form, rng: Random) -> tuple[str, str]:
    merged["steps"].append(merged["steps"].pop(0))
    _conditions(_last(merged), _row("language", "is", "cy"))
    return "without being asked for “name of the person”", ""


def no_address(merged: Form, rng: Random) -> tuple[str, str]:
    merged["steps"][3]["show_if"]["rows"][0]["value"] = "post"
    return "Somebody can choose “email”", ""


def no_meaning(merged: Form, rng: Random) -> tuple[str, str]:
    merged["steps"][0]["questions"][0]["meaning"] = ""
    return "“name of the person”, which this kind", ""


def no_options(merged: Form, rng: Random) -> tuple[str, str]:
    _added(merged, rng, options=[])
    return "no options", "added"


def options_alike(merged: Form, rng: Random) -> tuple[str, str]:
    alike = [{"value": value, "label": text("Same"), "hint": NOTHING} for value in ("a", "b")]
    _added(merged, rng, options=alike)
    return "say the same", "added"


def no_heading(merged: Form, rng: Random) -> tuple[str, str]:
    _added(merged, rng)
    _last(merged)["questions"].append(question("email", "another", rng))
    _last(merged)["title"] = NOTHING
    return "needs a heading", "added_step"


FAULTS: tuple[Spoil, ...] = (
    key_used_twice, step_key_used_twice, address_of_another_step, kept_key, no_error_text, no_welsh,
    unknown_field, later_field, own_field, circle, no_such_option, unsuited, no_value, no_pair,
    crossed_limits, contradiction, dead_row, name_not_for_all, no_address, no_meaning, no_options,
    options_alike, no_heading,
)  # fmt: skip
