"""Conditions as rows: field - operator - value -> outcome; first match wins, else "otherwise".

One small module for the branching of forms and the routing of queues, so an editor learns one
thing. A table always gives exactly one outcome, whatever the answers, and can say which row fired.

An answer is a text, a date, a yes/no, several values (a tick-box question), or nothing. Against
several values `is` and `one_of` ask whether any was chosen. An empty answer (nothing, blank text,
no boxes) is not answered: it is nothing, so it "is not" everything and is never before or after.
Spaces around a text are ignored; capitals are not, as values are machine values.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Operator(StrEnum):
    """What a row asks of the answer; stored with forms and queues, so the values last."""

    IS = "is"
    IS_NOT = "is_not"
    ONE_OF = "one_of"
    ANSWERED = "answered"
    NOT_ANSWERED = "not_answered"
    BEFORE = "before"  # a date, the value's own day left out
    AFTER = "after"  # a date, the value's own day left out


class ConditionError(ValueError):
    """A table not to be trusted: an unknown field or outcome, or a value unfit for its operator."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """If the answer to `field` fits, the outcome is `outcome`."""

    field: str
    operator: Operator
    value: str | tuple[str, ...] = ""
    """One machine value; several for `one_of`; an ISO date for before and after; else nothing."""
    outcome: str

    def matches(self, answers: Mapping[str, Any]) -> bool:
        """Whether these answers fit this row."""
        return _ASKS[self.operator](_values(answers.get(self.field)), self.value)


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The outcome, and the row that fired: its place from 1, or None for "otherwise"."""

    outcome: str
    place: int | None
    row: Row | None


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows in order, and what holds when none fits. Make one with `build` or `from_dict`."""

    rows: tuple[Row, ...]
    otherwise: str

    def decide(self, answers: Mapping[str, Any]) -> Verdict:
        """The outcome of the first row that fits, else of "otherwise"."""
        for place, row in enumerate(self.rows, start=1):
            if row.matches(answers):
                return Verdict(outcome=row.outcome, place=place, row=row)
        return Verdict(outcome=self.otherwise, place=None, row=None)

    def to_dict(self) -> dict[str, Any]:
        """Plain values, fit for JSON."""
        rows = [
            {
                "field": row.field,
                "operator": row.operator.value,
                "value": list(row.value) if isinstance(row.value, tuple) else row.value,
                "outcome": row.outcome,
            }
            for row in self.rows
        ]
        return {"rows": rows, "otherwise": self.otherwise}


def build(
    rows: Sequence[Row],
    *,
    otherwise: str,
    fields: Collection[str],
    outcomes: Collection[str],
) -> Table:
    """A table that may be trusted; `ConditionError` names the first row that may not, from 1.

    `fields` are the names answers may have here, `outcomes` what a row may lead to.
    """
    for place, row in enumerate(rows, start=1):
        if problem := _problem(row, fields, outcomes):
            raise ConditionError(f"row {place}: {problem}")
    if otherwise not in outcomes:
        raise ConditionError(f"otherwise: unknown outcome {otherwise!r}")
    return Table(rows=tuple(rows), otherwise=otherwise)


def from_dict(
    plain: Mapping[str, Any], *, fields: Collection[str], outcomes: Collection[str]
) -> Table:
    """The table that `to_dict` gave, checked again: fields may have gone since."""
    try:
        rows = [_row(row) for row in plain["rows"]]
        otherwise = plain["otherwise"]
    except (KeyError, TypeError, ValueError) as error:
        raise ConditionError(f"not a table of conditions: {error}") from error
    return build(rows, otherwise=otherwise, fields=fields, outcomes=outcomes)


def _row(plain: Mapping[str, Any]) -> Row:
    value = plain["value"]
    row = Row(
        field=plain["field"],
        operator=Operator(plain["operator"]),
        value=value if isinstance(value, str) else tuple(value),
        outcome=plain["outcome"],
    )
    if not all(isinstance(text, str) for text in (row.field, row.outcome, *row.value)):
        raise TypeError("fields, outcomes and values are text")
    return row


def _problem(row: Row, fields: Collection[str], outcomes: Collection[str]) -> str:
    if row.field not in fields:
        return f"unknown field {row.field!r}"
    if row.outcome not in outcomes:
        return f"unknown outcome {row.outcome!r}"
    single = isinstance(row.value, str)
    match row.operator:
        case Operator.ANSWERED | Operator.NOT_ANSWERED:
            fits = not row.value
        case Operator.ONE_OF:
            fits = not single and bool(row.value) and all(value.strip() for value in row.value)
        case Operator.BEFORE | Operator.AFTER:
            fits = single and _date(str(row.value)) is not None
        case Operator.IS | Operator.IS_NOT:
            fits = single and bool(str(row.value).strip())
    return "" if fits else f"{row.value!r} is no value for {row.operator.value!r}"


def _values(answer: Any) -> frozenset[str]:
    """An answer as the set of its values, blank ones left out."""
    if answer is None:
        return frozenset()
    if isinstance(answer, bool):
        return frozenset({"yes" if answer else "no"})
    several = answer if isinstance(answer, (list, tuple, set, frozenset)) else [answer]
    return frozenset(text for item in several if (text := str(item).strip()))


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _any_date(values: frozenset[str], fits: Callable[[date], bool]) -> bool:
    return any((day := _date(value)) is not None and fits(day) for value in values)


def _single(value: str | tuple[str, ...]) -> str:
    return str(value).strip()


_ASKS: Mapping[Operator, Callable[[frozenset[str], Any], bool]] = {
    Operator.IS: lambda answer, value: _single(value) in answer,
    Operator.IS_NOT: lambda answer, value: _single(value) not in answer,
    Operator.ONE_OF: lambda answer, value: any(one.strip() in answer for one in value),
    Operator.ANSWERED: lambda answer, value: bool(answer),
    Operator.NOT_ANSWERED: lambda answer, value: not answer,
    Operator.BEFORE: lambda answer, value: _any_date(
        answer, lambda day: day < date.fromisoformat(value)
    ),
    Operator.AFTER: lambda answer, value: _any_date(
        answer, lambda day: day > date.fromisoformat(value)
    ),
}
