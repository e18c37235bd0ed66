"""A form that asks every type of question: what it asks, and what may be typed into it.

Each page asks one or a few types, as often as there are things to be said of an answer to them: as
many questions as errors. Labels hold the longest words there are, so that a phone has to break
them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.files.samples import PDF
from tests.forms.every_type import NOTHING, OPTIONS, asks, both

PLACE = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch"
Typed = dict[str, Any]
Question = dict[str, Any]
REQUIRED: Question = {}
OPTIONAL: Question = {"required": False, "hint": NOTHING, "why": NOTHING}
ADVISED: Question = {"required": False, "advised": True}
DECEMBER = ("1", "12", "2025")
DATES: Mapping[str, tuple[tuple[str, str, str], Question]] = {
    "no_day": (("", "5", "2026"), REQUIRED),
    "no_month": (("5", "", "2026"), OPTIONAL),
    "no_year": (("5", "5", ""), ADVISED),
    "only_year": (("", "", "2026"), {"unknown": both(f"{PLACE}: nid wyf yn gwybod", "Not known")}),
    "only_month": (("", "5", ""), OPTIONAL),
    "only_day": (("5", "", ""), OPTIONAL),
    "short_year": (("5", "5", "26"), OPTIONAL),
    "unreal": (("31", "2", "2026"), OPTIONAL),
    "early": (("31", "12", "2019"), {"earliest": "2020-01-01"}),
    "late": (("1", "1", "2031"), {"latest": "2030-12-31"}),
    "to_come": (("1", "1", "2199"), {"not_future": True}),
    "gone": (("1", "1", "2000"), {"not_past": True}),
    "before_it": (("1", "1", "2019"), {"not_before": "early", "early": both("Cyn", "Before")}),
}
"""Dates, what is wrong of each of them, and what it may be."""


def ask(kind: str, key: str = "", **over: Any) -> Question:
    """A question of this type with the longest words in each of its texts."""
    made = asks(kind, key)
    for name in ("label", "hint", "why", "error", "unit", "item"):
        if name in made and name != "unit":
            made[name] = both(f"{PLACE}: {made[name]['cy']}", f"{PLACE}: {made[name]['en']}")
    if "options" in made and "pair" not in made:
        long = {"value": "c", "label": both(PLACE, PLACE), "hint": both(PLACE, PLACE)}
        made["options"] = [*OPTIONS, long]
    return made | over


def asked(kind: str, key: str, *ways: Question) -> Iterator[Question]:
    """The question once in each of these ways, its key with a number."""
    for number, over in enumerate(ways):
        yield ask(kind, f"{key}_{number}", **over)


def guidance(**over: Any) -> Question:
    """Words without a question, two paragraphs of them, and a clause."""
    words = both(f"{PLACE}\n\nyn Gymraeg", f"{PLACE}\n\nin English")
    return {"type": "guidance", "key": "guidance", "body": words, "clause": "further-review"} | over


def only_if(field: str, value: str) -> Question:
    row = {"field": field, "operator": "is", "value": value, "outcome": "show"}
    return {"show_if": {"rows": [row], "otherwise": "skip"}}


def box(kind: str) -> Question:
    """The same question as one of a group’s."""
    return ask(kind, f"in_{kind}", why=NOTHING) | {"show_if": {"rows": [], "otherwise": "show"}}


IN_BOXES = (
    *("name", "short_text", "radios", "checkboxes", "select", "answer_pair"),
    *("date", "number", "money", "email", "phone", "uk_address"),
)
"""What a group may ask: as many questions as one box takes. Files stand in a group of their own."""
PAGES: dict[str, list[Question]] = {
    "text": [
        *asked("short_text", "short", REQUIRED, OPTIONAL, ADVISED),
        *asked("long_text", "long", REQUIRED, ADVISED),
        ask("name"),
        ask("email"),
        ask("email", "email_advised", **ADVISED),
        ask("phone"),
        ask("phone", "phone_optional", **OPTIONAL),
    ],
    "choices": [
        guidance(),
        *(
            one
            for kind in ("radios", "checkboxes", "select", "answer_pair")
            for one in asked(kind, kind, REQUIRED, ADVISED)
        ),
        ask("radios", "radios_optional", **OPTIONAL),
        ask("declaration"),
        ask("declaration", "declaration_optional", **OPTIONAL),
    ],
    "numbers": [
        ask("number"),
        ask("number", "whole", decimals=0, **ADVISED),
        *(ask("number", name, **OPTIONAL) for name in ("exact", "small", "big")),
        ask("money"),
        ask("money", "poor", **OPTIONAL),
        ask("money", "rich", **ADVISED),
        ask("money", "pence", wrong=both("Rhwng 50c a £1,000", "From 50p to £1,000")),
    ],
    "dates": [ask("date", key, **over) for key, (_typed, over) in DATES.items()],
    "addresses": [
        ask("address"),
        ask("address", "address_advised", **ADVISED),
        *asked("uk_address", "home", REQUIRED, OPTIONAL, ADVISED),
        ask("uk_address", "home_3"),
    ],
    "boxes": [ask("reasons"), ask("files", "one"), ask("files", "many", most=3, **ADVISED)],
    "group": [
        ask("group", "people", questions=[box(kind) for kind in IN_BOXES], most=3, required=False)
    ],
    "then": [
        ask("short_text", "after_a", required=False, **only_if("radios_0", "a")),
        ask("short_text", "after_b", required=False, **only_if("radios_0", "b")),
        guidance(key="after_guidance", clause="", **only_if("radios_0", "a")),
    ],
}  # fmt: skip
"""The pages of the form, and what each asks."""
LONG_ADDRESS = {"line_1": "x" * 101, "town": "Wrecsam", "postcode": "LL11 1AY"}
HOME = {"line_1": PLACE, "line_2": PLACE, "town": PLACE, "postcode": "LL11 1AY"}


def address(key: str, **parts: str) -> Typed:
    return {f"{key}_{part}": words for part, words in parts.items()}


def date(key: str, day: str, month: str, year: str) -> Typed:
    return {f"{key}_day": day, f"{key}_month": month, f"{key}_year": year}


def file(name: str = f"{PLACE}.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def people(*boxes: Typed) -> Typed:
    """What is typed into the boxes of the group."""
    typed: Typed = {"people-boxes": str(len(boxes))}
    for place, one in enumerate(boxes):
        typed |= {f"people-{place}-in_{name}": said for name, said in one.items()}
    return typed


WRONG_BOX = {
    "name": "x" * 201, "short_text": "x", "radios": "z", "checkboxes": "z", "select": "z",
    "answer_pair": "z", "number": "deg", "money": "dim", "email": "siân@", "phone": "x",
    **date("date", "31", "2", "2026"), **address("uk_address", **LONG_ADDRESS),
}  # fmt: skip
RIGHT_BOX = {
    "name": PLACE, "short_text": "Gair", "radios": "c", "checkboxes": ["a", "c"], "select": "c",
    "answer_pair": "yes", "number": "2", "money": "29.50", "email": f"sian@{PLACE}.cymru",
    "phone": "01632 960 001", **date("date", *DECEMBER), **address("uk_address", **HOME),
}  # fmt: skip
WRONG: dict[str, Typed] = {
    "text": {
        "short_0": "x" * 21, "short_1": "x", "short_2": "a\0b", "long_0": "x" * 101,
        "long_1": "x" * 120, "name": "x" * 201, "email": "siân@", "email_advised": "x" * 255,
        "phone": "x", "phone_optional": "0" * 41,
    },
    "choices": {
        "radios_0": "z", "radios_1": "z", "checkboxes_0": "z", "checkboxes_1": "z",
        "select_0": "z", "select_1": "z", "answer_pair_0": "z", "answer_pair_1": "z",
        "radios_optional": "z",
    },
    "numbers": {
        "number": "deg", "whole": "1.5", "exact": "1.25", "small": "0", "big": "1501",
        "money": "dim", "poor": "0.10", "rich": "1001", "pence": "1.234",
    },
    "dates": {
        name: part
        for key, (typed, _may) in DATES.items()
        for name, part in date(key, *typed).items()
    },
    "addresses": {
        "address": "x" * 501,
        "address_advised": "x" * 501,
        **address("home_0", **LONG_ADDRESS),
        **address("home_1", postcode="LL11"),
        **address("home_2", **{**LONG_ADDRESS, "postcode": ""}),
        **address("home_3", town="Wrecsam", postcode="LL11 1AY"),
    },
    "boxes": {"reasons_0": "x" * 101, "reasons_1": "", "reasons_2": "x" * 102},
    "group": people(*[WRONG_BOX] * 3),
    "then": {"after_a": "x" * 21},
}  # fmt: skip
"""Something wrong with each answer that can be wrong, each time something else."""
HARMFUL = ("gwag.pdf", b""), ("rhaglen.exe", b"MZ"), ("torri.png", b"\x89PNG\r\n\x1a\n")
REFUSED_AS_ONE = {"text": 10, "choices": 10, "numbers": 9, "dates": 13, "addresses": 6}
"""How many questions of a page are refused at once."""
FILLED: dict[str, Typed] = {
    "text": {
        "short_0": "Gair", "short_1": "", "short_2": "Gair arall", "long_0": f"{PLACE}\n\nEto",
        "long_1": "", "name": f"Siân {PLACE}", "email": f"sian@{PLACE}.cymru",
        "email_advised": "", "phone": "01632 960 001", "phone_optional": "",
    },
    "choices": {
        "radios_0": "a", "checkboxes_0": ["a", "b", "c"], "select_0": "c", "answer_pair_0": "no",
        "declaration": "on",
    },
    "numbers": {
        "number": "1,234.5", "whole": "7", "money": "£ 29.50", "poor": "1", "pence": "0.99",
    },
    "dates": {
        **{
            name: part
            for key in ("no_day", "only_year", "early", "late", "to_come", "before_it")
            for name, part in date(key, *DECEMBER).items()
        },
        **date("gone", "1", "1", "2199"),
    },
    "addresses": {
        "address": f"{PLACE}\nWrecsam", **address("home_0", **HOME), **address("home_3", **HOME),
    },
    "boxes": {"reasons_0": PLACE, "reasons_1": "Un arall", "reasons_2": "A’r olaf"},
    "group": people(*[RIGHT_BOX] * 3),
    "then": {"after_a": "Gair"},
}  # fmt: skip
ALONE = (
    *("short_text", "long_text", "name", "email", "phone", "address", "uk_address", "reasons"),
    *("radios", "checkboxes", "select", "answer_pair", "number", "money", "date", "files"),
)
"""Types that may be all a page asks: the question is then its heading. So may a group."""
