"""Whether several wants can be met at once, and how: a small, exact search.

A *choice* has a few ways it can go, the bits of a number. A *clause* wants one or more choices to
go one of some ways each; it is met when any of them does. All clauses are to be met together.
"""

from collections.abc import Hashable, Iterable, Mapping

Choice = Hashable
Ways = dict[Choice, int]
"""By choice: the ways it may go, as bits."""
Clause = Mapping[Choice, int]


class TooMuch(Exception):
    """The search was given up before it came to an answer."""


class Search:
    """Searches that together take at most so many steps, a few milliseconds for each hundred."""

    def __init__(self, most: int) -> None:
        self.left = most

    def find(self, ways: Ways, clauses: Iterable[Clause]) -> Ways | None:
        """The ways that stay open to each choice, any of which meets every clause; None when
        nothing does. `TooMuch` when the steps are used up."""
        waiting = [(dict(ways), [dict(clause) for clause in clauses])]
        while waiting:
            if self.left <= 0:
                raise TooMuch
            self.left -= 1
            open_to, wants = waiting.pop()
            unmet = _narrow(open_to, wants)
            if unmet is None:
                continue
            if not unmet:
                return open_to
            choice, wanted = next(iter(min(unmet, key=len).items()))
            waiting.append((open_to | {choice: open_to[choice] & ~wanted}, unmet))
            waiting.append((open_to | {choice: open_to[choice] & wanted}, unmet))
        return None


def _narrow(open_to: Ways, clauses: list[dict[Choice, int]]) -> list[dict[Choice, int]] | None:
    """Close to each choice what a clause with no other way out forbids, as far as that goes.

    What is still to be decided; None when a clause cannot be met any more.
    """
    while True:
        unmet, narrowed = [], False
        for clause in clauses:
            if any(not open_to[choice] & ~wanted for choice, wanted in clause.items()):
                continue
            may = {
                choice: w for choice, wanted in clause.items() if (w := wanted & open_to[choice])
            }
            if not may:
                return None
            if len(may) == 1:
                open_to |= may
                narrowed = True
            else:
                unmet.append(may)
        clauses = unmet
        if not narrowed:
            return unmet
