"""A file is taken by what its bytes are, kept whole, and leaves nothing behind when it fails."""

import hashlib
import os
import uuid

import pytest
from django.db import InternalError

from cases import files
from cases.files import orphans, storage
from cases.models import StoredFile
from tests import factories
from tests.files.samples import PDF, picture, upload
from tests.support.failing import database_fails

pytestmark = pytest.mark.django_db
DRAFT = uuid.UUID("00000000-0000-4000-8000-00000000d4af")


def on_disk(root) -> list:
    return [path for path in root.rglob("*") if path.is_file()] if root.exists() else []


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", PDF, "application/pdf"),
        ("a.jpg", picture("JPEG"), "image/jpeg"),
        ("a.png", picture("PNG"), "image/png"),
        ("wrong ending.txt", PDF, "application/pdf"),
    ],
)
def test_a_file_is_kept_byte_for_byte(root, name, content, kind):
    stored = files.store(upload(name, content), draft=DRAFT)
    assert stored.content_type == kind
    assert (stored.size, stored.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    path = storage.path_of(stored.pk)
    assert path.read_bytes() == content
    assert path.name == str(stored.pk)  # never the name somebody gave
    assert path.stat().st_mode & 0o777 == 0o600
    assert on_disk(root) == [path]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"just words", "wrong_type"),
        (b"<html><script>alert(1)</script>", "wrong_type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>", "wrong_type"),
        (b"MZ\x90\x00 an executable", "wrong_type"),
        (b"PK\x03\x04 an archive" + b"\x00" * 300, "unreadable"),
        (picture("GIF"), "wrong_type"),
        (picture("PNG")[:40], "unreadable"),
        (b"\x89PNG\r\n\x1a\n and nothing more", "unreadable"),
        (b"\xff\xd8\xff\xe0 not a picture", "unreadable"),
    ],
)
def test_what_it_is_decides_and_not_what_it_is_called(root, content, code):
    with pytest.raises(files.FileRefused) as refused:
        files.store(upload("harmless.pdf", content), draft=DRAFT)
    assert refused.value.code == code
    assert on_disk(root) == [] and not StoredFile.objects.exists()


def test_the_limit_is_the_first_size_refused(root, settings):
    settings.FILE_MAX_BYTES = len(PDF) + 1
    assert files.store(upload(), draft=DRAFT).size == len(PDF)
    settings.FILE_MAX_BYTES = len(PDF)
    with pytest.raises(files.FileRefused, match="too_big"):
        files.store(upload(), draft=DRAFT)


def test_a_picture_of_absurd_size_is_refused_without_being_drawn(root):
    header = picture("PNG", (1, 1))
    bomb = header[:16] + (50_000).to_bytes(4, "big") * 2 + header[24:]
    with pytest.raises(files.FileRefused, match="unreadable"):
        files.store(upload("x.png", bomb), draft=DRAFT)


def test_bytes_and_directories_are_on_disk_before_the_row_is_written(root, monkeypatch):
    done = []
    fsync = os.fsync

    def watched(descriptor):
        done.append(os.path.isdir(f"/proc/self/fd/{descriptor}"))
        assert not StoredFile.objects.exists()
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    files.store(upload(), draft=DRAFT)
    assert done == [False, True, True]  # the file, then its directory and the one above


def test_a_full_disk_leaves_nothing_behind(root, monkeypatch):
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.store(upload(), draft=DRAFT)
    assert on_disk(root) == [] and not StoredFile.objects.exists()


def test_a_row_that_cannot_be_written_leaves_no_file(root):
    with database_fails("cases_storedfile"), pytest.raises(InternalError):
        files.store(upload(), draft=DRAFT)
    assert on_disk(root) == []


def test_attaching_hands_over_only_the_drafts_own_files(root):
    factories.ground_rules()
    case = factories.appeal().case
    mine = files.store(upload(), draft=DRAFT)
    left = files.store(upload(), draft=DRAFT)
    theirs = files.store(upload(), draft=uuid.uuid4())
    assert files.attach(DRAFT, case, [mine.pk, theirs.pk]) == 1
    owners = {file.pk: (file.draft, file.case) for file in StoredFile.objects.all()}
    assert owners[mine.pk] == (None, case)
    assert owners[left.pk] == (DRAFT, None)
    assert owners[theirs.pk][1] is None


def test_discarding_deletes_only_the_drafts_own_files(root, django_capture_on_commit_callbacks):
    mine, theirs = files.store(upload(), draft=DRAFT), files.store(upload(), draft=uuid.uuid4())
    with django_capture_on_commit_callbacks(execute=True):
        files.discard([mine.pk, theirs.pk], draft=DRAFT)
    assert list(StoredFile.objects.all()) == [theirs]
    assert on_disk(root) == [storage.path_of(theirs.pk)]


def test_orphans_are_found_both_ways_and_only_old_ones_are_swept(root):
    whole = files.store(upload(), draft=DRAFT)
    lost = files.store(upload(), draft=DRAFT)
    storage.path_of(lost.pk).unlink()
    strays = [root / "ab" / str(uuid.uuid4()), root / "cd" / f"{uuid.uuid4()}.part"]
    for stray in strays:
        stray.parent.mkdir(exist_ok=True)
        stray.write_bytes(b"left")
    assert set(orphans.without_row()) == set(strays)
    assert orphans.without_bytes() == [lost.pk]
    os.utime(strays[0], (0, 0))
    assert orphans.sweep() == 1
    assert sorted(on_disk(root)) == sorted([storage.path_of(whole.pk), strays[1]])


def test_a_file_brought_again_by_a_second_click_is_kept_once(
    root, django_capture_on_commit_callbacks
):
    kept = files.store(upload("a.pdf"), draft=DRAFT)
    sent = [files.store(upload(name), draft=DRAFT).pk for name in ("a.pdf", "b.pdf", "b.pdf")]
    with django_capture_on_commit_callbacks(execute=True):
        new = files.only_new(sent, kept=[kept.pk], draft=DRAFT)
    assert new == [sent[1]]
    assert set(StoredFile.objects.values_list("pk", flat=True)) == {kept.pk, sent[1]}
