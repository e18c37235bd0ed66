"""What conditions ask: of a question answered by then, in a way that fits it, for an answer it has.

Order makes sure that conditions cannot go in a circle; where an editor has drawn one, both ends are
named.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from bilingual.problems import Problem
from cases.policy.operators import OF_DATES, OF_NUMBERS, WITHOUT_VALUE, Operator, takes
from cases.policy.routing import MOST_TOGETHER
from cases.policy.terms import Lateness

from .. import meaning_names
from ..condition_blocks import OPERATORS
from ..definition import BOXED, LATENESS, NUMBERS
from ..meanings import NEEDED_BEFORE_LATENESS
from . import places


@dataclass
class _Holder:
    """A step, question or ending with a table of conditions, and what has been asked by then."""

    where: str
    table: Mapping[str, Any]
    known: Mapping[str, Mapping[str, Any]]
    own: frozenset[str] = field(default_factory=frozenset)
    """Keys that its conditions decide about."""


def problems(plain: Mapping[str, Any]) -> Iterator[Problem]:
    """What is wrong with the conditions of a merged plain form."""
    all_questions = {q["key"]: q for step in plain["steps"] for q in step["questions"]}
    holders = list(_holders(plain))
    decides = _decides(holders)
    for holder in holders:
        for number, row in enumerate(holder.table["rows"], start=1):
            where = places.row(holder.where, number)
            asked = [row, *row.get("also", ())]
            if len(asked) > MOST_TOGETHER:
                message = _("This row asks more than %(count)d things.") % {"count": MOST_TOGETHER}
                yield places.problem(where, message, _("Share them out over several rows."))
            for condition in asked:
                name = condition["field"]
                if name == LATENESS:
                    yield from _lateness(where, condition, holder)
                elif name in holder.known:
                    yield from _fits(where, condition, holder.known[name])
                elif name in all_questions and all_questions[name]["type"] != "guidance":
                    yield _too_early(where, name, holder, decides)
                else:
                    message = _("A condition names “%(field)s”, which is the key of no question.")
                    mend = _("Write the key of a question on an earlier step.")
                    yield places.problem(where, message % {"field": name}, mend)


def _holders(plain: Mapping[str, Any]) -> Iterator[_Holder]:
    known: dict[str, Mapping[str, Any]] = {}
    for number, step in enumerate(plain["steps"], start=1):
        before, own = dict(known), frozenset(q["key"] for q in step["questions"])
        yield _Holder(places.step(number, step["key"]), _table(step), before, own)
        for question in step["questions"]:
            where = places.question(number, question["key"])
            yield _Holder(where, _table(question), before, frozenset({question["key"]}))
        known |= {q["key"]: q for q in step["questions"] if q["type"] != "guidance"}
    for end in plain.get("ends", ()):
        yield _Holder(places.end(end["key"]), _table(end), known)


def _table(part: Mapping[str, Any]) -> Mapping[str, Any]:
    return part.get("show_if") or {"rows": []}


def _decides(holders: list[_Holder]) -> dict[str, set[str]]:
    """By key of a question: the keys that decide whether it is asked, near and far."""
    decides: dict[str, set[str]] = {}
    for holder in holders:
        names = {c["field"] for row in holder.table["rows"] for c in (row, *row.get("also", ()))}
        for key in holder.own:
            decides.setdefault(key, set()).update(names)
    for key, near in decides.items():
        left = list(near)
        while left:
            further = decides.get(left.pop(), set()) - near
            if key in decides:
                near |= further
                left += further
    return decides


def _too_early(where: str, name: str, holder: _Holder, decides: Mapping[str, set[str]]) -> Problem:
    if name in holder.own:
        message = _("A condition names “%(field)s”, whose asking it decides itself.")
        mend = _("Name a question on an earlier step.")
    elif decides.get(name, set()) & holder.own:
        message = _("A circle: “%(field)s” in turn depends on what this condition decides.")
        mend = _("Take one of the two conditions out.")
    else:
        message = _("A condition names “%(field)s”, which is not asked before this step.")
        mend = _("Move that question to an earlier step, or this one after it.")
    return places.problem(where, message % {"field": name}, mend)


def _lateness(where: str, condition: Mapping[str, Any], holder: _Holder) -> Iterator[Problem]:
    asked = {question.get("meaning") for question in holder.known.values()}
    for name in NEEDED_BEFORE_LATENESS:
        if name not in asked:
            said = {"meaning": meaning_names.said(name)}
            message = _("Lateness is not known before “%(meaning)s” is asked.") % said
            mend = _("Ask it on an earlier step, or take this condition out.")
            yield places.problem(where, message, mend)
    offered = [late.value for late in Lateness]
    yield from _operator(where, condition, "radios", offered)


def _fits(
    where: str, condition: Mapping[str, Any], question: Mapping[str, Any]
) -> Iterator[Problem]:
    offered = [option["value"] for option in question.get("options", ())]
    if question["type"] == "declaration":
        offered = ["yes"]
    yield from _operator(where, condition, question["type"], offered)


def _operator(
    where: str, condition: Mapping[str, Any], kind: str, offered: list[str]
) -> Iterator[Problem]:
    operator, raw = Operator(condition["operator"]), condition["value"]
    said = {"operator": OPERATORS[operator], "field": condition["field"]}
    value = raw if isinstance(raw, str) else tuple(raw)
    if not _suits(operator, kind):
        message = _(
            "“%(operator)s” cannot be asked of “%(field)s”: it is another kind of question."
        )
        mend = _("Choose what can be asked of it, or name another question.")
        yield places.problem(where, message % said, mend)
    elif not takes(operator, value):
        message = _("The value does not go with “%(operator)s”.")
        yield places.problem(where, message % said, _needs(operator))
    elif offered and operator not in WITHOUT_VALUE:
        wanted = {value} if isinstance(value, str) else set(value)
        for one in sorted(wanted - set(offered)):
            message = _("“%(value)s” is not an option of “%(field)s”.")
            mend = _("Write one of these: %(values)s.") % {"values": ", ".join(offered[:12])}
            yield places.problem(where, message % {"value": one, **said}, mend)


def _suits(operator: Operator, kind: str) -> bool:
    if operator in WITHOUT_VALUE:
        return True
    if operator in OF_DATES:
        return kind == "date"
    if operator in OF_NUMBERS:
        return kind in NUMBERS
    return kind not in BOXED and kind not in ("files", "uk_address", "date", *NUMBERS)


def _needs(operator: Operator) -> str:
    if operator in WITHOUT_VALUE:
        return _("Leave the value empty.")
    if operator is Operator.WITHIN:
        return _("Write a number of working days, 1000 at most.")
    if operator in OF_DATES:
        return _("Write a date such as 2026-01-31.")
    if operator in OF_NUMBERS:
        return _("Write a number such as 12 or 12.50.")
    return _("Write the value of an option.")
