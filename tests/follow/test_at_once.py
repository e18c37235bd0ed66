"""The same thing sent many times at the same moment, and two people at one case."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from cases import handling
from cases.appeals import by_customer
from cases.models import Message, StoredFile, Withdrawal
from cases.permissions import Refused
from tests import factories
from tests.files.samples import upload
from tests.follow.reader import filled, news, reading, url

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_engines]


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each act gave, all begun at the same moment; an exception is what it gave."""
    ready = Barrier(len(acts))

    def do(act: Callable[[], object]) -> object:
        ready.wait(timeout=60)
        try:
            return act()
        except Refused as refused:
            return refused.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(do, acts))


def copies(client: Client, number: int) -> list[Client]:
    made = []
    for _ in range(number):
        one = Client()
        one.cookies = client.cookies.copy()
        made.append(one)
    return made


def test_one_form_sent_six_times_at_once_is_one_message(case):
    client = reading(case)
    typed = filled(client, url("write"), words="Unwaith yn unig.")
    answers = at_once(
        *(
            lambda one=one: one.post(url("write"), {**typed, "evidence": [upload()]}).url
            for one in copies(client, 6)
        )
    )
    assert len(set(answers)) == 1
    assert Message.objects.count() == 1 and news(case) == 1
    assert set(StoredFile.objects.values_list("case", flat=True)) == {case.pk}
    assert Message.objects.get().files.count() == 1


def test_one_withdrawal_asked_for_six_times_at_once_is_one(case):
    client = reading(case)
    typed = filled(client, url("withdraw"))
    codes = at_once(
        *(lambda one=one: one.post(url("withdraw"), typed).status_code for one in copies(client, 6))
    )
    assert codes == [302] * 6
    assert Withdrawal.objects.count() == 1 and news(case) == 1


def test_of_an_undo_and_a_closing_at_once_one_happens(case):
    officer = factories.officer()
    asked = by_customer.withdraw(case, known=0, now=factories.NOW)
    handling.claim(case, by=officer, now=factories.NOW)
    undone, closed = at_once(
        lambda: by_customer.undo_withdrawal(case, asked.pk, now=factories.NOW),
        lambda: by_customer.close_withdrawn(case, by=officer, now=factories.NOW),
    )
    asked = factories.fresh(asked)
    if factories.fresh(case).closed_at is None:
        assert asked.undone_at and closed == "not_withdrawn"
    else:
        assert asked.handled_at and not asked.undone_at and undone == "withdrawn"


def test_two_sendings_of_one_key_with_other_words_are_one_and_both_can_see_it(case):
    key = uuid.uuid4()
    first, second = at_once(
        *(
            lambda words=words: (
                by_customer.tell(case, key=key, words=words, language="en", now=factories.NOW).words
            )
            for words in ("one", "two")
        )
    )
    assert first == second
    assert Message.objects.count() == 1
