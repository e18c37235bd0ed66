"""Deleting what was typed, on a computer that others use too."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cases.files.storage import path_of
from cases.models import Appeal, StoredFile
from forms import drafts
from forms.models import Draft, FormVersion
from tests import factories
from tests.forms.walk import Keying, Walk, appeal_form, words

pytestmark = [pytest.mark.usefixtures("published"), pytest.mark.django_db]

PDF = b"%PDF-1.4\n%%EOF\n"
GONE = {"cy": "Mae eich atebion wedi’u dileu", "en": "Your answers have been deleted"}


@pytest.fixture
def version(published) -> FormVersion:
    return appeal_form()


@pytest.fixture
def walk(version, now, language) -> Walk:
    return Walk(version, language)


def with_a_file(walk: Walk) -> StoredFile:
    walk.to("files")
    upload = SimpleUploadedFile("x.pdf", PDF)
    walk.client.post(walk.url("files"), {"evidence": upload, "go-upload": "1"})
    return StoredFile.objects.get()


def test_every_step_and_the_check_page_lead_to_it(walk):
    walk.to("check")
    for key in ("language", "grounds", "check"):
        assert f'href="{walk.url("delete")}"' in walk.get(key).content.decode()


def test_asking_deletes_nothing(walk):
    walk.to("check")
    answers = walk.draft.answers
    for _ in range(2):
        assert walk.get("delete").status_code == 200
    assert walk.draft.answers == answers


def test_the_draft_its_files_and_its_cookie_go(walk, django_capture_on_commit_callbacks):
    stored = with_a_file(walk)
    address = walk.url("delete")
    with django_capture_on_commit_callbacks(execute=True):
        page = walk.client.post(address)
    assert GONE[walk.language] in words(page)
    assert not Draft.objects.exists() and not StoredFile.objects.exists()
    assert not path_of(stored.pk).exists()
    assert page.cookies[drafts.cookie_name(walk.token)]["max-age"] == 0
    assert walk.client.get(address).status_code == 404


def test_deleting_again_says_the_same(walk):
    address = walk.url("delete")
    first = walk.client.post(address)
    again = walk.client.post(address)
    assert words(first) == words(again) and again.status_code == 200


def test_a_stranger_deletes_nothing_and_is_not_told_so(walk):
    page = Client().post(walk.url("delete"))
    assert page.status_code == 404 and GONE[walk.language] not in words(page)
    assert Draft.objects.filter(pk=walk.token).exists()


def test_what_was_sent_is_not_deleted(walk):
    walk.to("check")
    walk.send()
    assert walk.get("delete").headers["Location"] == walk.url("receipt")
    assert walk.post("delete").headers["Location"] == walk.url("receipt")
    assert Appeal.objects.count() == 1 and walk.draft.sent_at


def test_another_site_cannot_have_it_deleted(version, now):
    walk = Walk(version, "en", csrf=True)
    assert walk.post("delete").status_code == 403
    assert Draft.objects.exists()


def test_staff_delete_what_they_key_in_and_begin_again(version, now, language):
    keying = Keying(version, factories.user("frontline"), language)
    keying.to("grounds")
    sent = keying.post("delete")
    assert sent.headers["Location"] == "/staff/appeals/new/"
    assert not Draft.objects.exists()
