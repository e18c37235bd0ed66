"""Conditions as rows: field - operator - value -> outcome; first match wins, else "otherwise".

One small module for the branching of forms and the routing of queues, so an editor learns one
thing. A table always gives exactly one outcome, whatever the answers, and can say which row fired.
A row asks one thing, or several of which all, or any one, must fit. What can be asked, and what
counts as an answer, is in `operators`.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from cases.policy.operators import Day, Operator, Value, fits, takes

__all__ = [
    "Condition", "ConditionError", "Day", "Match", "Operator", "Row", "Table", "Verdict",
    "build", "from_dict",
]  # fmt: skip


class Match(StrEnum):
    """How many of the things a row asks must fit."""

    ALL = "all"
    ANY = "any"


class ConditionError(ValueError):
    """A table not to be trusted: an unknown field or outcome, or a value unfit for its operator."""


@dataclass(frozen=True, kw_only=True)
class Condition:
    """One thing asked of the answer to `field`."""

    field: str
    operator: Operator
    value: Value = ""
    """One machine value; several for `one_of`; an ISO date for before and after; a number of
    working days for `within`; a number for greater and less; else nothing."""

    def fits(self, answers: Mapping[str, Any], day: Day | None = None) -> bool:
        """Whether these answers fit. Without a day nothing is `within`."""
        return fits(self.operator, answers.get(self.field), self.value, day)


@dataclass(frozen=True, kw_only=True)
class Row(Condition):
    """If its condition fits, and those in `also` (all of them together, or any one of them), the
    outcome is `outcome`."""

    outcome: str
    also: tuple[Condition, ...] = ()
    match: Match = Match.ALL

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Everything the row asks, its own condition first."""
        return (Condition(field=self.field, operator=self.operator, value=self.value), *self.also)

    def matches(self, answers: Mapping[str, Any], day: Day | None = None) -> bool:
        """Whether these answers fit this row."""
        wanted = all if self.match is Match.ALL else any
        return wanted(condition.fits(answers, day) for condition in self.conditions)


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

    @property
    def conditions(self) -> Iterator[Condition]:
        """Everything any row asks."""
        return (condition for row in self.rows for condition in row.conditions)

    @cached_property
    def fields(self) -> frozenset[str]:
        """The names of the answers it reads."""
        return frozenset(condition.field for condition in self.conditions)

    def decide(self, answers: Mapping[str, Any], day: Day | None = None) -> Verdict:
        """The outcome of the first row that fits, else of "otherwise"."""
        for place, row in enumerate(self.rows, start=1):
            if row.matches(answers, day):
                return Verdict(outcome=row.outcome, place=place, row=row)
        return Verdict(outcome=self.otherwise, place=None, row=None)

    def to_dict(self) -> dict[str, Any]:
        """Plain values, fit for JSON."""
        rows = [
            _plain(row)
            | {"outcome": row.outcome}
            | ({"also": [_plain(one) for one in row.also], "match": row.match} if row.also else {})
            for row in self.rows
        ]
        return {"rows": rows, "otherwise": self.otherwise}


def _plain(condition: Condition) -> dict[str, Any]:
    value = list(condition.value) if isinstance(condition.value, tuple) else condition.value
    return {"field": condition.field, "operator": condition.operator.value, "value": value}


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
    row = Row(
        **_condition(plain),
        outcome=plain["outcome"],
        also=tuple(Condition(**_condition(one)) for one in plain.get("also") or ()),
        match=Match(plain.get("match") or Match.ALL),
    )
    if not isinstance(row.outcome, str):
        raise TypeError("outcomes are text")
    return row


def _condition(plain: Mapping[str, Any]) -> dict[str, Any]:
    value = plain["value"] if isinstance(plain["value"], str) else tuple(plain["value"])
    if not all(isinstance(text, str) for text in (plain["field"], *value)):
        raise TypeError("fields and values are text")
    return {"field": plain["field"], "operator": Operator(plain["operator"]), "value": value}


def _problem(row: Row, fields: Collection[str], outcomes: Collection[str]) -> str:
    for condition in row.conditions:
        if condition.field not in fields:
            return f"unknown field {condition.field!r}"
        if not takes(condition.operator, condition.value):
            return f"{condition.value!r} is no value for {condition.operator.value!r}"
    return "" if row.outcome in outcomes else f"unknown outcome {row.outcome!r}"
