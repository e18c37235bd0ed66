"""Creating, copying, mirroring, moving, saving by hand and scheduling: no way around the verb."""

import datetime

import pytest
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from bilingual import publishing
from bilingual.problems import NotReady
from home.models import HomePage, InformationPage

from .conftest import WORDS, edit_form, english_draft, live, locale, other


def test_creating_and_publishing_at_once_makes_a_draft(published, db, cms):
    home = HomePage.objects.get(locale__language_code="en")
    address = reverse("wagtailadmin_pages:add", args=["home", "informationpage", home.pk])
    answer = cms.post(address, edit_form(slug="made-at-once"), follow=True)
    page = InformationPage.objects.get(slug="made-at-once")
    assert answer.status_code == 200
    assert live(page) == []
    assert page.has_unpublished_changes


def test_a_copy_of_a_live_page_is_a_draft(ready, cms):
    publishing.publish(ready)
    page = InformationPage.objects.get(pk=ready.pk)
    home = page.get_parent()
    cms.post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        {
            "new_title": "Copied hours",
            "new_slug": "copied",
            "new_parent_page": home.pk,
            "publish_copies": "on",
        },
    )
    copied = InformationPage.objects.get(slug="copied")
    assert live(copied) == []
    assert copied.live_revision is None
    assert copied.first_published_at is None


def test_a_mirror_of_a_page_is_refused(ready):
    publishing.publish(ready)
    page = InformationPage.objects.get(pk=ready.pk)
    with pytest.raises(NotReady):
        page.create_alias(update_slug="mirror")
    assert not Page.objects.filter(alias_of=page).exists()


def test_the_welsh_cannot_become_a_mirror_of_the_english(ready, cms):
    publishing.publish(ready)
    welsh = InformationPage.objects.get(pk=other(ready).pk)
    answer = cms.post(reverse("wagtail_localize:convert_to_alias", args=[welsh.pk]))
    assert answer.status_code == 302
    kept = InformationPage.objects.get(pk=welsh.pk)
    assert kept.alias_of is None
    assert kept.title == WORDS["cy"]["title"]


def test_a_copy_to_translate_is_a_draft_in_the_source_language(published, db, editor):
    page = english_draft()
    page.copy_for_translation(locale("cy"))
    with pytest.raises(NotReady) as refused:
        publishing.publish(page, by=editor)
    assert {problem.language for problem in refused.value.problems} == {"cy"}
    assert live(page) == []


def test_moving_a_draft_makes_nothing_live(half, cms):
    help_page = InformationPage.objects.get(slug="help")
    half.move(help_page.get_parent(), pos="first-child")
    assert live(half) == []


def test_moving_a_live_page_leaves_both_live(ready):
    publishing.publish(ready)
    page = InformationPage.objects.get(pk=ready.pk)
    page.move(page.get_parent(), pos="first-child")
    assert live(ready) == ["cy", "en"]


def test_setting_a_page_live_by_hand_is_refused(ready):
    page = InformationPage.objects.get(pk=ready.pk)
    page.live = True
    with pytest.raises(NotReady):
        page.save()
    assert live(ready) == []


def test_saving_a_live_page_by_hand_leaves_its_words(ready):
    publishing.publish(ready)
    page = InformationPage.objects.get(pk=ready.pk)
    page.title = "Something else"
    page.save()
    assert InformationPage.objects.get(pk=ready.pk).title == WORDS["en"]["title"]


def test_a_missing_language_is_named(published, db):
    with pytest.raises(NotReady) as refused:
        publishing.publish(english_draft())
    assert [problem.language for problem in refused.value.problems] == ["cy"]


def test_a_date_in_the_future_schedules_both(ready, editor):
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    page = InformationPage.objects.get(pk=ready.pk)
    page.go_live_at = tomorrow
    page.save_revision().publish(user=editor)
    assert live(ready) == []
    waiting = [p.scheduled_revision for p in ready.get_translations(inclusive=True)]
    assert [revision.approved_go_live_at for revision in waiting] == [tomorrow, tomorrow]


def test_a_schedule_that_is_not_ready_does_not_stop_the_others(half):
    elsewhere = InformationPage.objects.get(slug="help")
    for page in (half, elsewhere):
        revision = page.get_latest_revision()
        revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
        revision.save()
    call_command("publish_scheduled")
    assert live(half) == []
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


@pytest.mark.django_db(transaction=True)
def test_the_translation_editor_is_told_what_is_missing(half, cms):
    answer = cms.post(
        reverse("wagtailadmin_pages:edit", args=[other(half).pk]), {"action": "publish"}
    )
    assert answer.status_code == 302
    messages = [str(message) for message in get_messages(answer.wsgi_request)]
    assert any("<li>" in message for message in messages)
    assert live(half) == []
