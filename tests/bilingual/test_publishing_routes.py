"""Every way Wagtail has of making a page live: both languages go live, or neither does."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask
from wagtail_localize.models import Translation

from bilingual import publishing
from bilingual.problems import NotReady
from home.models import InformationPage

from .conftest import edit_form, live, other


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
