"""The same act done by two at the same moment: one does it, and one letter is written."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from cases import clocks, handling
from cases.models import Case
from cases.permissions import Refused
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_engines]
WORDS = {"en": "The evidence is long."}


def at_once(number: int, act: Callable[[], object]) -> list[str]:
    """What each of `number` came to: done, or the code of the refusal."""
    ready = Barrier(number)

    def one(_n: int) -> str:
        ready.wait(timeout=60)
        try:
            act()
        except Refused as refused:
            return refused.code
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        return sorted(pool.map(one, range(number)))


@pytest.fixture
def held():
    factories.ground_rules(dated=True)
    by, case = factories.officer(), factories.case()
    handling.claim(case, by=by, now=factories.NOW)
    return case.pk, by


def test_four_extensions_at_once_are_one(held):
    pk, by = held
    case = Case.objects.get(pk=pk)
    done = at_once(4, lambda: clocks.extend(case, by=by, days=5, reasons=WORDS, now=factories.NOW))
    assert done == [*["date_moved"] * 3, "done"]
    assert case.letters.filter(kind="extended").count() == case.extensions.count() == 1


def test_four_pauses_at_once_are_one_and_so_is_going_on(held):
    pk, by = held
    case = Case.objects.get(pk=pk)
    now = factories.NOW
    done = at_once(4, lambda: clocks.pause(case, by=by, why="others", reasons=WORDS, now=now))
    assert done == ["done", *["paused"] * 3]
    done = at_once(4, lambda: clocks.resume(case, by=by, now=now))
    assert done == ["done", *["not_paused"] * 3]
    assert case.letters.filter(kind="paused").count() == 1
