"""Guessing passwords is slow, however the name is typed and whatever the sender claims to be."""

import pytest

from portal import limits
from tests import factories

pytestmark = pytest.mark.django_db
SIGN_IN = "/staff/sign-in/"


def guess(client, name: str, **headers) -> int:
    typed = {"username": name, "password": "a guess"}
    return client.post(SIGN_IN, typed, headers=headers).status_code


@pytest.mark.parametrize(
    "spelling", ["{pad}nia", "nia{pad}", "{pad}NIA", "n{pad}ia", "\ufb00nia{pad}"]
)
def test_spelling_a_name_in_many_ways_gives_no_more_guesses(client, settings, spelling):
    times, _seconds = limits.PER_SIGN_IN
    answers = [guess(client, spelling.format(pad=" " * place)) for place in range(times + 1)]
    assert answers == [200] * times + [429]


def test_one_guess_for_each_of_many_names_is_slow_too(client):
    for _name in range(limits.PER_DOOR[0] - 5):
        limits.allowed(limits.PER_DOOR, "door", "127.0.0.1")
    assert [guess(client, f"person{place}") for place in range(6)] == [200] * 5 + [429]


def test_an_officer_signs_in_while_somebody_guesses_from_elsewhere(client):
    factories.officer(username="nia", password="a-long-password-1")
    for _ in range(limits.PER_SIGN_IN[0] + 1):
        client.post(SIGN_IN, {"username": "nia", "password": "x"}, REMOTE_ADDR="192.0.2.66")
    typed = {"username": "nia", "password": "a-long-password-1"}
    assert client.post(SIGN_IN, typed, REMOTE_ADDR="192.0.2.7").status_code == 302


def asked(rf, forwarded: str, address: str = "10.0.0.1") -> str:
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    return limits.address_of(rf.get("/", headers=headers, REMOTE_ADDR=address))


def test_without_a_proxy_nobody_chooses_their_address(rf, settings):
    settings.TRUSTED_PROXIES = 0
    assert asked(rf, "192.0.2.1") == "10.0.0.1"


def test_behind_a_proxy_each_person_is_one(rf, settings):
    """Else ten people, or one attacker, would use up the limit of everybody."""
    settings.TRUSTED_PROXIES = 1
    assert asked(rf, "192.0.2.1") == "192.0.2.1"
    assert asked(rf, "made.up, 198.51.100.9, 192.0.2.1") == "192.0.2.1"
    assert asked(rf, "") == "10.0.0.1"


def test_behind_two_proxies_the_first_of_our_own_says_who_asks(rf, settings):
    settings.TRUSTED_PROXIES = 2
    assert asked(rf, "made.up, 192.0.2.1, 10.0.0.2") == "192.0.2.1"
    assert asked(rf, "made.up") == "10.0.0.1"


def test_a_network_of_ipv6_is_one_sender(rf, settings):
    settings.TRUSTED_PROXIES = 0
    one, other = (asked(rf, "", f"2001:db8:1:2::{host}") for host in ("1", "ffff"))
    assert one == other != asked(rf, "", "2001:db8:1:3::1")
