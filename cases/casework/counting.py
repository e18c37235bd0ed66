"""Several counts in one query."""

from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import CharField, Count, QuerySet, Value

MOST_KEPT = 1_000


@dataclass(frozen=True)
class Question:
    """What is to be counted, by name, as one query that is ready to be asked."""

    names: tuple[str, ...]
    sql: str
    values: tuple[Any, ...]

    def ask(self) -> dict[str, int]:
        """How many there are now, of each."""
        numbers = dict.fromkeys(self.names, 0)
        if self.sql:
            with connection.cursor() as cursor:
                cursor.execute(self.sql, self.values)
                numbers |= dict(cursor.fetchall())
        return numbers


def together(counted: dict[str, QuerySet]) -> dict[str, int]:
    """How many rows each of these has, by its name; one query for all of them."""
    return question(counted).ask()


def kept(key: Hashable, counted: Callable[[], dict[str, QuerySet]]) -> dict[str, int]:
    """The same, where nothing but `key` decides what is asked: the query is built once in a
    process, for building it is most of what it costs. The rows are counted anew each time."""
    asked = _KEPT.get(key)
    if asked is None:
        asked = question(counted())
        if len(_KEPT) >= MOST_KEPT:
            _KEPT.clear()
        _KEPT[key] = asked
    return asked.ask()


_KEPT: dict[Hashable, Question] = {}


def question(counted: dict[str, QuerySet]) -> Question:
    """The one query of all these."""
    parts = [
        found.order_by()
        .annotate(counted_as=Value(name, output_field=CharField()))
        .values("counted_as")
        .annotate(number=Count("pk"))
        .values_list("counted_as", "number")
        for name, found in counted.items()
    ]
    sql, values = "", ()
    with suppress(EmptyResultSet):  # where none of these can have any
        if parts:
            first, *rest = parts
            found = first.union(*rest, all=True) if rest else first
            sql, values = found.query.sql_with_params()
    return Question(tuple(counted), sql, tuple(values))
