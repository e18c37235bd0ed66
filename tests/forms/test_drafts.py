"""A draft belongs to one browser, for 28 days."""

import hashlib
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from cases import files
from cases.files.storage import path_of
from cases.models import StoredFile
from forms import drafts
from forms.models import Draft

PDF = b"%PDF-1.4\n%%EOF\n"


def request_with(**cookies):
    request = RequestFactory().get("/")
    request.COOKIES.update(cookies)
    return request


def test_the_row_keeps_only_the_hash_of_the_secret(version):
    draft, secret = drafts.begin(version)
    draft.refresh_from_db()
    assert draft.secret_sha256 == hashlib.sha256(secret.encode()).hexdigest()
    assert secret not in str(vars(draft))
    assert len(secret) >= 43  # 256 bits


def test_it_opens_with_its_secret_and_with_no_other(version):
    (mine, secret), (other, other_secret) = drafts.begin(version), drafts.begin(version)
    name = drafts.cookie_name(mine.pk)
    assert drafts.opened_by(request_with(**{name: secret}), mine.pk) == mine
    assert drafts.opened_by(request_with(**{name: other_secret}), mine.pk) is None
    assert drafts.opened_by(request_with(), mine.pk) is None
    assert drafts.opened_by(request_with(**{name: secret}), other.pk) is None


def test_it_expires_after_28_days(version, moment):
    now = moment("2026-11-23T10:00:00+00:00")
    draft, secret = drafts.begin(version)
    request = request_with(**{drafts.cookie_name(draft.pk): secret})
    moment(now + timedelta(days=27, hours=23))
    assert drafts.opened_by(request, draft.pk) == draft
    moment(now + timedelta(days=28, seconds=1))
    assert drafts.opened_by(request, draft.pk) is None


def test_the_cookie_is_for_this_site_only_and_for_no_script(version, settings):
    settings.SESSION_COOKIE_SECURE = True
    draft, secret = drafts.begin(version)
    response = drafts.give_secret(request_with(), HttpResponse(), draft, secret)
    cookie = response.cookies[drafts.cookie_name(draft.pk)]
    assert cookie["httponly"] and cookie["secure"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 28 * 24 * 60 * 60


def test_a_browser_keeps_the_secrets_of_ten_drafts(version):
    cookies = {f"draft_{n:032x}": "x" for n in range(30)}
    draft, secret = drafts.begin(version)
    response = drafts.give_secret(request_with(**cookies), HttpResponse(), draft, secret)
    forgotten = [c for c in response.cookies.values() if c["max-age"] == 0]
    assert len(forgotten) == 30 - 9


def test_what_is_over_is_deleted_with_its_files_and_what_is_not_stays(version):
    over, _secret = drafts.begin(version)
    fresh, _secret = drafts.begin(version)
    gone = files.store(SimpleUploadedFile("x.pdf", PDF), draft=over.pk)
    kept = files.store(SimpleUploadedFile("y.pdf", PDF), draft=fresh.pk)
    Draft.objects.filter(pk=over.pk).update(expires_at=timezone.now() - timedelta(days=1))
    assert drafts.purge() == 1
    assert list(Draft.objects.all()) == [fresh]
    assert list(StoredFile.objects.all()) == [kept]
    assert path_of(gone.pk).exists()  # until the transaction that deleted the row is over


def test_its_address_says_nothing_about_the_person(walk):
    walk.to("check")
    assert "Gwen" not in walk.url("check") and str(walk.token) in walk.url("check")
