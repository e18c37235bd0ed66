"""A file goes only to someone who may see its case, and never as a page of ours."""

import io
import uuid

import pytest
from django.urls import reverse
from PIL import Image

from cases import files
from cases.files import storage
from cases.models import Event
from cases.policy.terms import LeadInvolved
from tests import factories
from tests.files.corpus import ACCEPTED
from tests.files.samples import PDF, heic, picture, upload

pytestmark = pytest.mark.django_db
DRAFT = uuid.UUID("00000000-0000-4000-8000-00000000d4af")


@pytest.fixture
def stored(root):
    factories.ground_rules()
    case = factories.appeal(lead_involved=LeadInvolved.YES).case
    file = files.store(upload("apêl ŵ.pdf"), draft=DRAFT)
    files.attach(DRAFT, case, [file.pk])
    file.refresh_from_db()
    return file


def url(stored, reference: str = "") -> str:
    return reverse("staff:file", args=[reference or stored.case.reference, stored.pk])


def test_who_may_see_the_case_gets_the_bytes_and_it_is_recorded(client, stored):
    officer = factories.chief_officer()
    client.force_login(officer)
    response = client.get(url(stored))
    assert b"".join(response.streaming_content) == PDF
    event = Event.objects.get(case=stored.case, kind="file_opened")
    assert (event.by, event.data) == (officer, {"file": str(stored.pk)})


def test_it_is_an_attachment_that_no_browser_runs(client, stored):
    client.force_login(factories.chief_officer())
    response = client.get(url(stored))
    response.close()
    headers = response.headers
    assert headers["Content-Disposition"].startswith("attachment; filename*=utf-8''ap%C3%AAl")
    assert headers["Content-Type"] == "application/pdf"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in headers["Cache-Control"]


def test_the_involved_lead_is_told_the_same_as_of_a_file_that_does_not_exist(client, stored):
    lead = factories.lead(is_superuser=True)
    client.force_login(lead)
    hidden = client.get(url(stored))
    missing = client.get(reverse("staff:file", args=[stored.case.reference, uuid.uuid4()]))
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content
    assert not Event.objects.filter(kind="file_opened").exists()


def test_a_file_is_found_under_its_own_case_only(client, stored):
    other = factories.appeal(lead_involved=LeadInvolved.YES).case
    client.force_login(factories.chief_officer())
    assert client.get(url(stored, other.reference)).status_code == 404


def test_a_stranger_and_a_member_of_staff_without_casework_get_nothing(client, stored):
    assert client.get(url(stored)).status_code == 302  # to sign in
    client.force_login(factories.user("frontline"))
    assert client.get(url(stored)).status_code == 404


def test_a_file_of_a_draft_is_served_to_nobody(client, stored):
    loose = files.store(upload(), draft=DRAFT)
    client.force_login(factories.chief_officer())
    address = reverse("staff:file", args=[stored.case.reference, loose.pk])
    assert client.get(address).status_code == 404


def test_a_file_whose_bytes_are_gone_is_not_found(client, stored):
    storage.path_of(stored.pk).unlink()
    client.force_login(factories.chief_officer())
    assert client.get(url(stored)).status_code == 404


def test_every_kind_that_is_taken_comes_back_byte_for_byte(client, stored):
    case = stored.case
    kept = {}
    for name, content, kind in ACCEPTED.values():
        file = files.store(upload(name or "x", content), draft=DRAFT)
        assert file.content_type == kind
        kept[file.pk] = content
    files.attach(DRAFT, case, kept)
    client.force_login(factories.chief_officer())
    handed = {}
    for pk in kept:
        response = client.get(reverse("staff:file", args=[case.reference, pk]))
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        handed[pk] = b"".join(response.streaming_content)
    assert handed == kept and len(kept) == 30


# --- a smaller copy to look at --------------------------------------------------------------------
def shown(client, case, content: bytes):
    file = files.store(upload("llun", content), draft=DRAFT)
    files.attach(DRAFT, case, [file.pk])
    client.force_login(factories.chief_officer())
    return client.get(reverse("staff:file_picture", args=[case.reference, file.pk]))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_drawn_anew_small_upright_and_without_where_it_was_taken(client, stored, kind):
    exif = Image.Exif()
    exif[0x0112] = 6  # held sideways
    exif[0x010E] = "Canary Place"
    page = shown(client, stored.case, picture(kind, (3200, 800), exif=exif))
    assert page.headers["Content-Type"] == "image/jpeg"
    assert page.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert b"Canary" not in page.content
    with Image.open(io.BytesIO(page.content)) as copy:
        assert copy.size == (400, 1600) and not copy.getexif()
    assert Event.objects.filter(kind="file_opened").count() == 1


@pytest.mark.parametrize("content", [heic(), PDF])
def test_what_cannot_be_drawn_leads_back_to_its_download(client, stored, content):
    page = shown(client, stored.case, content)
    assert page.url == reverse("staff:files", args=[stored.case.reference])
    assert not Event.objects.filter(kind="file_opened").exists()


def test_a_picture_is_shown_to_nobody_who_may_not_see_the_case(client, stored):
    client.force_login(factories.lead(is_superuser=True))
    address = reverse("staff:file_picture", args=[stored.case.reference, stored.pk])
    assert client.get(address).status_code == 404
