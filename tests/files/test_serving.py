"""A file goes only to someone who may see its case, and never as a page of ours."""

import uuid

import pytest
from django.urls import reverse

from cases import files
from cases.files import storage
from cases.models import Event
from cases.policy.terms import LeadInvolved
from tests import factories
from tests.files.samples import PDF, upload

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
