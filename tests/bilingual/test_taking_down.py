"""A page taken down in one language goes down in the other, whichever way."""

import datetime

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from bilingual import publishing
from home.models import HomePage, InformationPage

from .conftest import live, other


@pytest.fixture
def page(ready) -> InformationPage:
    publishing.publish(ready)
    return InformationPage.objects.get(pk=ready.pk)


def test_unpublishing_in_the_editor_takes_both_down(page, cms):
    cms.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert live(page) == []


def test_unpublishing_the_welsh_takes_both_down(page, cms):
    cms.post(reverse("wagtailadmin_pages:unpublish", args=[other(page).pk]))
    assert live(page) == []


def test_unpublishing_in_bulk_takes_both_down(page, cms):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    cms.post(f"{address}?id={page.pk}", {"include_descendants": ""})
    assert live(page) == []


def test_unpublishing_by_the_api_takes_both_down(page, cms):
    cms.post(f"/admin/api/main/pages/{page.pk}/action/unpublish/")
    assert live(page) == []


def test_an_expiry_date_takes_both_down(page):
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(minutes=1))
    call_command("publish_scheduled")
    assert live(page) == []


def test_deleting_one_language_takes_the_other_down(page, cms):
    kept = other(page)
    cms.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not Page.objects.filter(pk=page.pk).exists()
    assert not Page.objects.get(pk=kept.pk).live


def test_deleting_the_parent_takes_the_other_language_down(page):
    kept = other(page)
    HomePage.objects.get(locale__language_code="en").delete()
    assert not Page.objects.get(pk=kept.pk).live


def test_both_come_back_together(page, editor):
    page.unpublish(user=editor)
    publishing.publish(page, by=editor)
    assert live(page) == ["cy", "en"]
