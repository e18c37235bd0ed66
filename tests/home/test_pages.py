"""The home pages, the information pages and the choice of language."""

import pytest
from django.core.cache import caches
from django.urls import reverse
from wagtail.models import Page

from cases.models import OmbudsmanDetails
from home.models import InformationPage

pytestmark = [pytest.mark.usefixtures("published"), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def no_page_kept():
    caches["pages"].clear()


def test_the_door_offers_both_languages_welsh_first(client):
    html = client.get("/").content.decode()
    assert html.index('href="/cy/"') < html.index('href="/en/"')
    assert "Cymraeg" in html
    assert "English" in html


@pytest.mark.parametrize("code", ["cy", "en"])
def test_each_language_has_its_home(client, code):
    html = client.get(f"/{code}/").content.decode()
    assert f'<html lang="{code}"' in html


def test_every_live_page_exists_in_both_languages_and_says_so(client):
    pages = Page.objects.live().filter(depth__gt=1).specific()
    assert len(pages) >= 16
    for page in pages:
        partner = page.get_translations().live().get()
        html = client.get(page.url).content.decode()
        assert f'hreflang="{partner.locale.language_code}" href="{partner.url}"' in html
        assert f'<html lang="{page.locale.language_code}"' in html


def test_no_page_repeats_the_other_languages_words():
    for page in InformationPage.objects.filter(locale__language_code="cy"):
        english = page.get_translations().get()
        assert page.title != english.title
        assert page.slug != english.slug or page.slug == ""
        assert page.updated_on == english.updated_on
        assert len(page.body) == len(english.body)


@pytest.mark.parametrize(
    "address",
    [
        "/cy/cysylltu/",
        "/cy/hygyrchedd/",
        "/cy/preifatrwydd/",
        "/cy/cwcis/",
        "/cy/cael-help/",
        "/en/contact/",
        "/en/accessibility/",
        "/en/privacy/",
        "/en/cookies/",
        "/en/help/",
    ],
)
def test_information_pages_answer(client, address):
    assert client.get(address).status_code == 200


def test_links_on_pages_lead_somewhere(client):
    for page in Page.objects.live().filter(depth__in=(2, 3)):
        html = client.get(page.url).content.decode()
        assert 'href=""' not in html


def test_a_fact_on_the_ombudsman_changes_on_every_page_at_once(client):
    OmbudsmanDetails.objects.update(phone="0300 000 0000")
    for address in ("/en/policy/", "/cy/cael-help/"):
        html = client.get(address).content.decode()
        assert "0300 000 0000" in html
        assert "0300 790 0203" not in html


@pytest.mark.parametrize("slug", ["polisi", "policy", "cwcis", "hafan"])
def test_an_editor_sees_a_draft_as_readers_will(admin_client, slug):
    page = Page.objects.get(slug=slug)
    answer = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert answer.status_code == 200
    assert f'<html lang="{page.locale.language_code}"' in answer.content.decode()


def test_a_preview_shows_the_draft_and_not_the_page_that_is_kept(admin_client):
    page = InformationPage.objects.get(slug="cookies")
    admin_client.get(page.url)
    draft = page.get_latest_revision_as_object()
    draft.title = "Biscuits"
    draft.save_revision()
    answer = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert "Biscuits" in answer.content.decode()
    assert "Biscuits" not in admin_client.get(page.url).content.decode()
