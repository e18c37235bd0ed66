"""The figures a reader on an old phone feels: what a page weighs, and how soon a change is seen.

Queries are counted where the pages are tested: tests/home, tests/forms and tests/staff.
"""

import re

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse

from cases.models import CouncilDetails

pytestmark = [pytest.mark.usefixtures("published"), pytest.mark.django_db]

PAGES = ("/cy/", "/en/", "/cy/polisi/", "/en/policy/", "/cy/polisi/cynharach/", "/cy/preifatrwydd/")
LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon)"[^>]* href|script[^>]* src)="([^"]+)"')
MOST = 45 * 1024  # bytes


@pytest.mark.parametrize("address", PAGES)
def test_a_published_page_weighs_45_kb_at_most_with_all_it_loads(client, address):
    client.get(address)  # kept from now on
    page = client.get(address, headers={"accept-encoding": "gzip"})
    weight = {address: len(page.content)}
    for loaded in LOADED.findall(client.get(address).text):
        assert loaded.startswith(settings.STATIC_URL)
        answer = client.get(loaded, headers={"accept-encoding": "gzip"})
        weight[loaded] = len(answer.getvalue())
    assert len(weight) == 4
    assert sum(weight.values()) <= MOST, weight


def test_what_an_editor_saves_is_on_the_page_that_was_kept(client):
    address = "/cy/cysylltu/"
    kept = client.get(address).text
    assert client.get(address).text == kept
    editor = get_user_model().objects.create_superuser("golygydd", "g@example.org", "x")
    council = CouncilDetails.get()
    council.save()
    asked = reverse("wagtailsnippets_cases_councildetails:edit", args=[council.pk])
    client.force_login(editor)
    form = client.get(asked).context["form"]
    typed = {name: form.initial.get(name) or "" for name in form.fields} | {"phone": "01632 960999"}
    assert client.post(asked, typed).status_code == 302
    client.logout()
    assert "01632 960999" in client.get(address).text
