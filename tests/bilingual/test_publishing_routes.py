"""Every way Wagtail has of making a page live: both languages go live, or neither does."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Revision, Workflow, WorkflowTask
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail_localize.models import Translation

from bilingual import publishing
from bilingual.problems import NotReady
from home.models import HomePage, InformationPage

from .conftest import WORDS, live, other


def edit_form(**over) -> dict:
    return nested_form_data(
        {
            "title": WORDS["en"]["title"],
            "slug": "opening-hours",
            "intro": WORDS["en"]["intro"],
            "updated_on": "2026-11-21",
            "body": streamfield([("text", "From nine to five on every working day.")]),
            "action-publish": "1",
            **over,
        }
    )


def by_the_editor(page, cms):
    data = edit_form()
    data["body-0-id"] = page.body[0].id
    cms.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def by_the_api(page, cms):
    cms.post(f"/admin/api/main/pages/{page.pk}/action/publish/")


def in_bulk(page, cms):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    cms.post(f"{address}?id={page.pk}", {"include_descendants": ""})


def in_bulk_with_descendants(page, cms):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    cms.post(f"{address}?id={page.get_parent().pk}", {"include_descendants": "on"})


def by_schedule(page, cms):
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    revision.save()
    call_command("publish_scheduled")


def by_workflow(page, cms):
    task = GroupApprovalTask.objects.create(name="Check")
    task.groups.add(Group.objects.create(name="Checkers"))
    workflow = Workflow.objects.create(name="Checking")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    editor = page.owner or _editor(cms)
    state = workflow.start(page, editor)
    address = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[page.pk, "approve", state.current_task_state.pk],
    )
    cms.post(address, {"comment": ""})


def by_translation(page, cms):
    target = other(page)
    cms.post(
        reverse("wagtailadmin_pages:edit", args=[target.pk]),
        {"action": "publish"},
    )


def by_syncing_translations(page, cms):
    kept = Translation.objects.get(source__object_id=page.translation_key)
    address = reverse("wagtail_localize:update_translations", args=[kept.source_id])
    cms.post(address, {"publish_translations": "on"})


def by_code(page, cms):
    page.get_latest_revision().publish(user=_editor(cms))


def _editor(cms):
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(pk=cms.session["_auth_user_id"])


ROUTES = [
    by_the_editor,
    by_the_api,
    in_bulk,
    in_bulk_with_descendants,
    by_schedule,
    by_workflow,
    by_translation,
    by_syncing_translations,
    by_code,
]


@pytest.mark.parametrize("route", ROUTES)
def test_a_ready_page_goes_live_in_both(route, ready, cms, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        route(ready, cms)
    assert live(ready) == ["cy", "en"]


@pytest.mark.parametrize("route", ROUTES)
def test_a_half_translated_page_goes_live_in_neither(
    route, half, cms, django_capture_on_commit_callbacks
):
    try:
        with django_capture_on_commit_callbacks(execute=True):
            route(half, cms)
    except NotReady:
        assert route in (by_code, by_translation, by_syncing_translations)
    assert live(half) == []


@pytest.mark.parametrize("route", ROUTES)
def test_english_words_do_not_replace_the_live_welsh(
    route, ready, cms, django_capture_on_commit_callbacks
):
    publishing.publish(ready)
    draft = InformationPage.objects.get(pk=ready.pk)
    draft.body = [("text", "From ten to four on every working day, by appointment.")]
    draft.save_revision()
    kept = Translation.objects.get(source__object_id=draft.translation_key)
    kept.source.update_or_create_from_instance(draft)
    kept.source.refresh_from_db()
    kept.save_target(publish=False)
    before = [(p.pk, str(p.body)) for p in InformationPage.objects.order_by("pk")]
    try:
        with django_capture_on_commit_callbacks(execute=True):
            route(draft, cms)
    except NotReady:
        pass
    assert [(p.pk, str(p.body)) for p in InformationPage.objects.order_by("pk")] == before
    assert live(ready) == ["cy", "en"]


def test_the_editor_is_told_what_is_missing_in_which_language(half, cms):
    by_the_editor(half, cms)
    page = cms.get(reverse("wagtailadmin_pages:edit", args=[half.pk]))
    words = page.content.decode()
    assert "Not published" in words or "Heb ei chyhoeddi" in words
    assert "not been translated" in words or "nid yw wedi’i gyfieithu" in words


def test_the_api_says_what_is_missing(half, cms):
    answer = cms.post(f"/admin/api/main/pages/{half.pk}/action/publish/")
    assert answer.status_code == 409
    assert {problem["language"] for problem in answer.json()["missing"]} == {"cy"}


def test_a_bulk_refusal_is_a_message_and_not_an_error(half, cms):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = cms.post(f"{address}?id={half.pk}", {"include_descendants": ""}, follow=True)
    assert answer.status_code == 200


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
    from .conftest import english_draft, locale

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
    from .conftest import english_draft

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
