"""The same page in the other language."""

import pytest
from django.test import RequestFactory
from django.utils import translation

from bilingual.switch import address_of, language_links
from home.models import InformationPage, PolicyPage

pytestmark = [pytest.mark.usefixtures("published"), pytest.mark.django_db]


def test_an_address_is_in_the_pages_own_language():
    page = PolicyPage.objects.get(edition__code="earlier", locale__language_code="cy")
    with translation.override("en"):
        assert address_of(page) == "/cy/polisi/cynharach/"


def test_an_address_is_the_one_wagtail_answers_at():
    for page in (*PolicyPage.objects.all(), *InformationPage.objects.all()):
        assert address_of(page) == page.url


def test_links_are_welsh_first_and_say_which_is_shown():
    page = InformationPage.objects.get(slug="cookies")
    with translation.override("en"):
        links = language_links(RequestFactory().get("/en/cookies/"), page.live_versions())
    assert links == [
        {"code": "cy", "name": "Cymraeg", "url": "/cy/cwcis/", "current": False},
        {"code": "en", "name": "English", "url": "/en/cookies/", "current": True},
    ]


def test_a_lasting_address_of_a_clause_has_its_counterpart():
    with translation.override("cy"):
        links = language_links(RequestFactory().get("/cy/polisi/cymal/appeal-window/"))
    assert [link["url"] for link in links] == [
        "/cy/polisi/cymal/appeal-window/",
        "/en/policy/clause/appeal-window/",
    ]
