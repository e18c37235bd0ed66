"""Several people acting at the same moment, each on a connection of their own."""

import threading
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection

from cases.permissions import Refused


def at_once(people: Sequence[Any], act: Callable[[Any], Any]) -> list[str]:
    """What came of each person acting at the same moment: `won`, or why they were refused."""
    return each_at_once([lambda who=who: act(type(who).objects.get(pk=who.pk)) for who in people])


def each_at_once(acts: Sequence[Callable[[], Any]]) -> list[str]:
    """What came of each act, all begun at the same moment."""
    outcomes: list[str] = []
    barrier = threading.Barrier(len(acts))

    def run(act: Callable[[], Any]) -> None:
        barrier.wait()
        try:
            act()
            outcomes.append("won")
        except Refused as refusal:
            outcomes.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
