"""A real installation starts only with settings that are safe."""

import importlib
import sys

import pytest

SAFE = {
    "SECRET_KEY": "k3" * 30,
    "ALLOWED_HOSTS": "cyswllt.example.cymru",
    "SITE_URL": "https://cyswllt.example.cymru",
    "EMAIL_URL": "smtp://localhost:25",
}


@pytest.fixture
def start(monkeypatch):
    def start(**over):
        for name, value in (SAFE | over).items():
            if value is None:
                monkeypatch.delenv(name, raising=False)
            else:
                monkeypatch.setenv(name, value)
        monkeypatch.delitem(sys.modules, "portal.settings.production", raising=False)
        return importlib.import_module("portal.settings.production")

    yield start
    sys.modules.pop("portal.settings.production", None)


def test_safe_settings_start_and_every_cookie_is_for_tls_only(start):
    made = start()
    assert made.SESSION_COOKIE_SECURE and made.CSRF_COOKIE_SECURE and made.LANGUAGE_COOKIE_SECURE
    assert SAFE["SITE_URL"] == made.WAGTAILADMIN_BASE_URL
    assert made.TRUSTED_PROXIES == 1 and not made.DEBUG


def test_notify_starts_with_its_key_and_a_template(start):
    start(NOTIFY_API_KEY="cyswllt-key", NOTIFY_TEXT_TEMPLATE="1")


@pytest.mark.parametrize(
    "unsafe",
    [
        {"SECRET_KEY": ""},
        {"SECRET_KEY": "short"},
        {"SECRET_KEY": "insecure" * 10},
        {"SECRET_KEY": None},
        {"ALLOWED_HOSTS": "*"},
        {"ALLOWED_HOSTS": ".example.cymru"},
        {"ALLOWED_HOSTS": ""},
        {"SITE_URL": None},
        {"SITE_URL": "http://localhost:8000"},
        {"EMAIL_URL": None},
        {"NOTIFY_API_KEY": "cyswllt-key"},
        {"NOTIFY_TEXT_TEMPLATE": "1"},
        {"NOTIFY_URL": "http://notify.example.org"},
        {"CYSWLLT_NOW": "2026-11-23T10:00:00+00:00"},
    ],
    ids=str,
)
def test_unsafe_settings_do_not_start(start, unsafe):
    with pytest.raises(Exception):  # noqa: B017 - whichever says so first
        start(**unsafe)
