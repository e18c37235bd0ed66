"""Welsh that stands behind its English: marked, named, caught up with, or answered for."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail_localize.models import StringSegment, StringTranslation

from bilingual import behind, publishing, translation
from bilingual.models import Leave, StaleText
from bilingual.problems import NotReady
from home.models import InformationPage

from .conftest import live

NEW = "When the office opens its doors to everyone."
LISTING = "/admin/welsh-behind/"


@pytest.fixture
def changed(ready, editor) -> InformationPage:
    """A page that is live in both languages, whose English draft now says something else."""
    publishing.publish(ready)
    return change(ready, editor)


def change(page, by, **over) -> InformationPage:
    draft = InformationPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, words in ({"intro": NEW} | over).items():
        setattr(draft, name, words)
    draft.save_revision(user=by)
    return InformationPage.objects.get(pk=page.pk)


def publish(page, by=None) -> None:
    """As the editor's button does."""
    page = InformationPage.objects.get(pk=page.pk)
    translation.take_up_translations(page, by=by)
    publishing.publish(page, by=by)


def welsh(page) -> InformationPage:
    return InformationPage.objects.get(
        translation_key=page.translation_key, locale__language_code="cy"
    )


def test_a_changed_english_word_marks_the_welsh_with_date_and_name(changed, editor):
    [text] = behind.stale(changed)
    assert (text.path, text.changed_by, text.english) == ("intro", editor, NEW)
    assert timezone.now() - text.since < timedelta(minutes=5)


def test_the_page_is_refused_until_the_welsh_is_looked_at(changed, editor):
    with override("en"), pytest.raises(NotReady) as refused:
        publish(changed)
    [problem] = refused.value.problems
    assert (problem.language, problem.where) == ("cy", "Introduction")
    assert "golygydd" in problem.message
    assert problem.mend
    assert welsh(changed).intro == "Pryd y mae’r swyddfa ar agor i bawb."


def test_two_words_changed_in_english_never_stand_on_the_welsh_page(ready, editor):
    publishing.publish(ready)
    page = change(ready, editor, intro="Open daily")
    with pytest.raises(NotReady):
        publish(page)
    assert "Open daily" not in welsh(page).get_latest_revision_as_object().intro


def test_english_put_back_is_nothing_to_catch_up_with(changed, editor):
    page = change(changed, editor, intro="When the office is open to everyone.")
    assert behind.stale(page) == []
    publish(page)


def test_a_second_change_keeps_what_both_last_agreed_on(changed, editor):
    page = change(changed, editor, intro="Something else altogether.")
    [text] = behind.stale(page)
    assert text.agreed == "When the office is open to everyone."
    assert text.english == "Something else altogether."


def test_welsh_written_again_catches_up(changed, editor):
    draft = welsh(changed).get_latest_revision_as_object()
    draft.intro = "Pryd y mae’r swyddfa yn agor ei drysau i bawb."
    draft.save_revision(user=editor)
    assert behind.stale(changed) == []
    publishing.publish(changed)
    assert welsh(changed).intro == "Pryd y mae’r swyddfa yn agor ei drysau i bawb."


def test_the_translator_begins_with_the_welsh_there_was_and_saving_it_catches_up(changed, cms):
    kept = translation.translation_of(changed)
    translation.offer_latest_draft(kept)
    segment = StringSegment.objects.get(source=kept.source, context__path="intro")
    begun = StringTranslation.objects.get(translation_of=segment.string, context=segment.context)
    assert begun.data == "Pryd y mae’r swyddfa ar agor i bawb."
    assert behind.stale(changed)
    address = reverse("wagtail_localize:edit_string_translation", args=[kept.pk, segment.pk])
    typed = urlencode({"value": begun.data})
    saved = cms.put(address, typed, content_type="application/x-www-form-urlencoded")
    assert saved.status_code in (200, 201)
    assert behind.stale(changed) == []
    publish(changed)
    assert InformationPage.objects.get(pk=changed.pk).intro == NEW


def test_someone_may_say_that_the_welsh_still_says_the_same(changed, cms):
    [text] = behind.stale(changed)
    assert NEW in cms.get(LISTING).content.decode()
    for _twice in range(2):
        assert cms.post(f"{LISTING}{text.pk}/same/").status_code == 302
    assert not StaleText.objects.exists()
    publish(changed)
    assert live(changed) == ["cy", "en"]


def test_looking_at_the_list_changes_nothing(changed, cms):
    cms.get(LISTING)
    assert len(behind.stale(changed)) == 1


def test_a_page_somebody_answers_for_goes_live_with_the_welsh_there_was(changed, cms, editor):
    last = timezone.localdate() + timedelta(days=7)
    address = f"{LISTING}page/{welsh(changed).pk}/leave/"
    data = {"reason": "A wrong number was being rung.", "expires_on": last.isoformat()}
    for _twice in range(2):
        assert cms.post(address, data).status_code == 302
    leave = Leave.objects.get()
    assert (leave.given_by, leave.expires_on) == (editor, last)
    publish(changed)
    assert InformationPage.objects.get(pk=changed.pk).intro == NEW
    assert welsh(changed).intro == "Pryd y mae’r swyddfa ar agor i bawb."
    listed = cms.get(LISTING).content.decode()
    assert "A wrong number was being rung." in listed
    assert len(behind.stale(changed)) == 1  # and still to be caught up with


def test_a_leave_that_is_over_lets_nothing_through(changed, editor):
    Leave.objects.create(
        page=changed.translation_key,
        reason="Urgent",
        given_by=editor,
        expires_on=timezone.localdate() - timedelta(days=1),
    )
    with pytest.raises(NotReady):
        publish(changed)


def test_a_leave_needs_a_reason_and_a_day_not_far_away(changed, cms):
    address = f"{LISTING}page/{welsh(changed).pk}/leave/"
    for reason, days in [("", 7), ("   ", 7), ("Urgent", None), ("Urgent", -1), ("Urgent", 29)]:
        day = "" if days is None else (timezone.localdate() + timedelta(days=days)).isoformat()
        page = cms.post(address, {"reason": reason, "expires_on": day})
        assert page.status_code == 200
        assert not Leave.objects.exists()


def test_a_part_taken_out_has_nothing_to_catch_up_with(changed, editor):
    draft = changed.get_latest_revision_as_object()
    draft.intro = ""
    draft.save_revision(user=editor)
    assert behind.stale(changed) == []


def test_who_may_not_edit_sees_and_does_nothing(changed, client, django_user_model):
    client.force_login(django_user_model.objects.create_user("neb", "neb@example.org", "x"))
    assert client.get(LISTING).status_code in (302, 403, 404)
    client.post(f"{LISTING}{behind.stale(changed)[0].pk}/same/")
    assert len(behind.stale(changed)) == 1
