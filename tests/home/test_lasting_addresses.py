"""Addresses of clauses that letters and other sites rely on."""

import pytest
from django.core.cache import caches

from .reading import PAGES, Page, read

pytestmark = [pytest.mark.usefixtures("published"), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def no_page_kept():
    caches["pages"].clear()


@pytest.mark.parametrize(
    ("lasting", "target"),
    [
        ("/en/policy/clause/appeal-window/", "/en/policy/#appeal-window"),
        ("/cy/polisi/cymal/appeal-window/", "/cy/polisi/#appeal-window"),
        ("/en/policy/earlier/clause/lead-involved/", "/en/policy/earlier/#lead-involved"),
        ("/cy/polisi/cynharach/cymal/lead-involved/", "/cy/polisi/cynharach/#lead-involved"),
    ],
)
def test_a_lasting_address_leads_to_the_clause(client, lasting, target):
    assert client.get(lasting)["Location"] == target


@pytest.mark.parametrize(
    "address",
    [
        "/en/policy/clause/no-such-clause/",
        "/cy/polisi/cymal/no-such-clause/",
        "/en/policy/earlier/clause/ombudsman/",  # not in this edition
        "/en/policy/later/clause/appeal-window/",
        "/en/policy/nothing/",
    ],
)
def test_an_unknown_address_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_the_lasting_address_on_the_page_is_the_one_that_answers(client):
    for address in PAGES.values():
        links = {link[0] for link in Page(read(client, address)).links}
        lasting = [link for link in links if "/clause/" in link or "/cymal/" in link]
        assert len(lasting) > 15
        assert client.get(lasting[0])["Location"].startswith(f"{address}#")
