"""What strangers cannot empty, fill or read: the page cache, a draft's files, the source."""

import io
import tarfile

import pytest
from django.db import connection

from cases.models import StoredFile
from portal import page_cache, views
from tests import factories
from tests.files.samples import upload
from tests.forms.conftest import now, plain, version, walk  # noqa: F401 - fixtures


@pytest.fixture
def language() -> str:
    return "en"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/admin/", "/admin/login/", "/admin/pages/1/edit/"])
def test_a_stranger_does_not_empty_the_page_cache(client, address):
    before = page_cache._generation()
    client.post(address)
    assert page_cache._generation() == before


@pytest.mark.django_db
def test_an_editor_who_saves_something_does(client):
    client.force_login(factories.user(is_superuser=True))
    before = page_cache._generation()
    client.post("/admin/snippets/cases/closedday/add/", {})
    assert page_cache._generation() != before


def test_uploads_sent_at_once_keep_to_the_number_of_files(walk, settings, tmp_path):  # noqa: F811
    """Another request comes whole while this one, which has counted the files, stores its own."""
    settings.FILES_ROOT = tmp_path / "files"
    another = [[upload(f"{place}.pdf") for place in range(4)]]

    def meanwhile(execute, sql, *rest):
        done = execute(sql, *rest)
        if another and sql.startswith("INSERT") and StoredFile._meta.db_table in sql:
            walk.post("files", {"evidence": another.pop(), "go-upload": "1"})
        return done

    mine = [upload("a.pdf"), upload("b.pdf")]
    with connection.execute_wrapper(meanwhile):
        answer = walk.post("files", {"evidence": mine, "go-upload": "1"})

    draft = walk.draft
    assert not another
    assert len(draft.answers["evidence"]) == settings.FILE_MAX_COUNT
    assert StoredFile.objects.filter(draft=draft.pk).count() == settings.FILE_MAX_COUNT
    assert answer.status_code == 200 and "5 files" in answer.content.decode()


def test_the_source_offered_is_whole_and_holds_no_data(settings, tmp_path):
    settings.ROOT = tmp_path
    for name in ("dev.py", ".dev/demo.py", "cases/models.py", "cases/.env", "site/var/db.sqlite3"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    settings.DATA = tmp_path / "site/var"
    with tarfile.open(fileobj=io.BytesIO(views._archive.__wrapped__())) as archive:
        files = {entry.name for entry in archive if entry.isfile()}
    assert files == {"cyswllt/dev.py", "cyswllt/.dev/demo.py", "cyswllt/cases/models.py"}
