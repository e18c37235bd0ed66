"""What the bundle takes from packages that stand above this one: the words of the policy, which are
pages, and the timeline, which is a screen. Each leaves its part here when the service starts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from cases.models import Case, Edition


@dataclass(frozen=True, kw_only=True)
class PolicyText:
    """An edition of the policy in one language, as it is published."""

    title: str
    html: str
    """The words as a part of a page; every clause has the id `clause-7.2`."""


_given: dict[str, Callable[..., Any]] = {}


def give(what: str, source: Callable[..., Any]) -> None:
    """Leave the source of `what`: "policy" or "timeline"."""
    _given[what] = source


def policy(edition: Edition, language: str) -> PolicyText | None:
    """The words of an edition; None while they are not published in that language."""
    return _given["policy"](edition, language)


def timeline(case: Case, reader: Any) -> Sequence[Any]:
    """What happened to a case, the latest first, in the language of the moment, without who merely
    looked: each with its moment, title, reason, kind of event and lasting name of its clause."""
    return _given["timeline"](case, reader=reader)
