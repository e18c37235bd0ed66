"""Which steps a person can come to: found by trying every way of answering that conditions see."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, combinations, product
from typing import Any

from cases.policy.terms import Lateness

from .definition import LATENESS, SHOW, Definition, Question, Step

MOST_WAYS = 20_000
"""More ways than this are not tried; the check then says nothing about the step."""


def ways(definition: Definition, fields: frozenset[str]) -> Iterator[frozenset[str]]:
    """For every way of answering `fields` and what decides them: the keys of the steps shown."""
    fields = _with_what_decides(definition, fields)
    questions = {question.key: question for _step, question in definition.questions()}
    choices = [_answers(definition, name, questions.get(name)) for name in sorted(fields)]
    size = 1
    for choice in choices:
        size *= len(choice)
    if size > MOST_WAYS:
        return
    for answers in product(*choices):
        yield _shown(definition, dict(zip(sorted(fields), answers, strict=True)))


def unreachable(definition: Definition) -> list[Step]:
    """Steps that no way of answering shows."""
    lost = []
    for step in definition.steps:
        fields = frozenset(row.field for row in step.table.rows)
        seen = list(ways(definition, fields))
        if seen and not any(step.key in way for way in seen):
            lost.append(step)
    return lost


def meet(definition: Definition, first: Step, second: Step) -> bool:
    """Whether one person can be shown both steps."""
    if first.key == second.key:
        return True
    fields = frozenset(row.field for row in (*first.table.rows, *second.table.rows))
    seen = list(ways(definition, fields))
    return not seen or any({first.key, second.key} <= way for way in seen)


def _with_what_decides(definition: Definition, fields: frozenset[str]) -> frozenset[str]:
    """`fields`, and those that decide whether the steps asking them are shown."""
    holds = {question.key: step for step, question in definition.questions()}
    found, left = set(fields), list(fields)
    while left:
        step = holds.get(left.pop())
        for row in step.table.rows if step else ():
            if row.field not in found:
                found.add(row.field)
                left.append(row.field)
    return frozenset(found)


def _shown(definition: Definition, answers: Mapping[str, Any]) -> frozenset[str]:
    given = {LATENESS: answers.get(LATENESS)}
    shown = set()
    for step in definition.steps:
        if step.table.decide(given).outcome == SHOW:
            shown.add(step.key)
            given |= {q.key: answers[q.key] for q in step.asked if q.key in answers}
    return frozenset(shown)


def _answers(definition: Definition, name: str, question: Question | None) -> Sequence[Any]:
    """Every answer to a question that conditions can tell apart; none is one, for staff who key in
    may mark any question as not said."""
    if name == LATENESS:
        return [late.value for late in Lateness]
    if question is None:
        return [None]
    if question.type == "radios":
        return [option.value for option in question.options] + [None]
    if question.type == "checkboxes":
        values = [option.value for option in question.options]
        every = chain.from_iterable(combinations(values, n) for n in range(1, len(values) + 1))
        return [list(some) for some in every] + [None]
    named = {
        value
        for step in definition.steps
        for row in step.table.rows
        if row.field == name
        for value in ([row.value] if isinstance(row.value, str) else row.value)
    }
    return [*named, *_around(named), "something else", None]


def _around(values: set[str]) -> Iterator[str]:
    for value in values:
        try:
            day = date.fromisoformat(value)
        except ValueError:
            continue
        yield (day - timedelta(days=1)).isoformat()
        yield (day + timedelta(days=1)).isoformat()
