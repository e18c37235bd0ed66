"""Limits stop a flood, agree between workers, and never shut out a library."""

import pytest

from portal import limits
from portal.models import RateWindow

pytestmark = pytest.mark.django_db


def test_twenty_people_behind_one_address_send_their_appeals(client):
    sent = [limits.allowed(limits.PER_ADDRESS, "post", "192.0.2.1") for _ in range(20 * 25)]
    assert all(sent)


def test_a_flood_from_one_address_is_asked_to_wait():
    limit = (5, 600)
    assert [limits.allowed(limit, "post", "192.0.2.1") for _ in range(6)] == [True] * 5 + [False]


def test_a_flood_from_one_address_leaves_others_alone():
    for _ in range(6):
        limits.allowed((5, 600), "post", "192.0.2.1")
    assert limits.allowed((5, 600), "post", "192.0.2.2")


def test_no_address_is_kept():
    limits.allowed((5, 600), "post", "192.0.2.1")
    assert "192.0.2.1" not in str(list(RateWindow.objects.values_list("key", flat=True)))


def test_whoever_must_wait_is_told_when_and_how_else_to_reach_us(client, settings):
    settings.LIMIT_PER_ADDRESS = (0, 600)
    response = client.post("/cy/dilyn/")
    assert (response.status_code, response["Retry-After"]) == (429, "300")
    assert "Gormod o geisiadau" in response.text
