"""Many people sending at the same moment, and one person sending many times at once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from cases.models import Appeal, Letter
from tests.forms.walk import Walk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_engines]


def at_once(posts: list[tuple[Client, str]]) -> list[tuple[int, str]]:
    """Send all of these check pages at the same moment: (status, where to) of each."""
    ready = Barrier(len(posts))

    def send(post: tuple[Client, str]) -> tuple[int, str]:
        client, url = post
        ready.wait(timeout=60)
        try:
            response = client.post(url, {"declaration": "on"})
            return response.status_code, response.headers.get("Location", "")
        finally:
            connection.close()

    with ThreadPoolExecutor(len(posts)) as pool:
        return list(pool.map(send, posts))


def test_36_people_sending_at_once_are_36_appeals(version):
    walks = [Walk(version, ("cy", "en")[n % 2]) for n in range(36)]
    for walk in walks:
        walk.to("check")
    answers = at_once([(walk.client, walk.url("check")) for walk in walks])
    assert Counter(status for status, _url in answers) == {302: 36}
    assert {url for _status, url in answers} == {walk.url("receipt") for walk in walks}
    assert Appeal.objects.count() == 36
    assert len(set(Appeal.objects.values_list("case__reference", flat=True))) == 36
    assert Letter.objects.filter(kind="acknowledgement").count() == 36


def test_one_draft_sent_eight_times_at_once_is_one_appeal(version):
    walk = Walk(version, "cy")
    walk.to("check")
    url = walk.url("check")
    clients = []
    for _n in range(8):
        client = Client()
        client.cookies = walk.client.cookies.copy()
        clients.append(client)
    answers = at_once([(client, url) for client in clients])
    assert answers == [(302, walk.url("receipt"))] * 8
    assert Appeal.objects.count() == 1
    assert Letter.objects.count() == 1
