"""Keys last: answers, rules and routing go by them from one version of a form to the next."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from bilingual.problems import Problem

from . import places

Plain = Mapping[str, Any]


def problems(plain: Plain, before: Plain) -> Iterator[Problem]:
    """Where a merged plain form gives a key of the version `before` it to something else."""
    old_steps = {step["key"]: step for step in before["steps"]}
    new_steps = {step["key"]: step for step in plain["steps"]}
    for number, step in enumerate(plain["steps"], start=1):
        gone = [one for key, one in old_steps.items() if key not in new_steps]
        if step["key"] not in old_steps:
            same = [one for one in gone if one["slug"] == step["slug"]]
            yield from _renamed(places.step(number, step["key"]), step["key"], same)
    old = {q["key"]: q for step in before["steps"] for q in step["questions"]}
    new = {q["key"]: q for step in plain["steps"] for q in step["questions"]}
    for number, step in enumerate(plain["steps"], start=1):
        for question in step["questions"]:
            where = places.question(number, question["key"])
            if question["key"] in old:
                yield from _same(where, question, old[question["key"]])
            else:
                gone = [one for key, one in old.items() if key not in new]
                same = [one for one in gone if _alike(one, question)]
                yield from _renamed(where, question["key"], same)


def _same(where: str, question: Plain, before: Plain) -> Iterator[Problem]:
    if _sort(question["type"]) != _sort(before["type"]):
        message = _("In the version before, this key belongs to another type of question.")
        mend = _("Give the question a new key.")
        yield places.problem(where, message, mend)
        return
    had = {option["value"]: option["label"] for option in before.get("options", ())}
    has = {option["value"]: option["label"] for option in question.get("options", ())}
    for value, label in has.items():
        others = [one for one, words in had.items() if words == label and one not in has]
        if value not in had and others:
            message = _("In the version before, this option has the value “%(value)s”.")
            mend = _("Put the old value back: the words may change, the value lasts.")
            here = places.option(where, value)
            yield places.problem(here, message % {"value": others[0]}, mend)
    inner = {one["key"]: one for one in before.get("questions", ())}
    for one in question.get("questions", ()):
        if one["key"] in inner:
            yield from _same(f"{where} › {one['key']}", one, inner[one["key"]])


def _renamed(where: str, key: str, same: list[Plain]) -> Iterator[Problem]:
    if len(same) == 1:
        message = _("In the version before, this has the key “%(key)s”.") % {"key": same[0]["key"]}
        mend = _("Put the old key back: the words may change, the key lasts.")
        yield places.problem(where, message, mend)


def _alike(one: Plain, other: Plain) -> bool:
    """Whether two questions are the same but for their key."""
    label = one.get("label")
    return bool(label) and (one["type"], label) == (other["type"], other.get("label"))


def _sort(kind: str) -> str:
    """Types whose answers are kept alike may take each other's place."""
    return _KEPT_ALIKE.get(kind, kind)


_KEPT_ALIKE = {
    "long_text": "short_text", "name": "short_text", "address": "short_text",
    "select": "radios", "answer_pair": "radios",
    "money": "number",
}  # fmt: skip
