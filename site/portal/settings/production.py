"""A real installation. Refuses to start on anything unsafe."""

from .base import *  # noqa: F403
from .base import env


def _refuse(reason: str) -> None:
    raise RuntimeError(f"{reason} The service does not start.")


SECRET_KEY = env("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
# What letters and e-mails link to; a request never says it.
WAGTAILADMIN_BASE_URL = env("SITE_URL")
env("EMAIL_URL")  # without it, base would keep every e-mail in a folder
# TLS ends at a proxy of our own (SECURE_PROXY_SSL_HEADER): without it, everybody would be one.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=1)
if env("CYSWLLT_NOW", default=""):
    _refuse("CYSWLLT_NOW moves the clock and is refused in production.")
if len(SECRET_KEY) < 50 or SECRET_KEY.startswith("insecure"):
    _refuse("SECRET_KEY must be 50 random characters or more.")
if not ALLOWED_HOSTS or any(host.startswith(("*", ".")) for host in ALLOWED_HOSTS):
    _refuse("ALLOWED_HOSTS must name each host in full.")
if not WAGTAILADMIN_BASE_URL.startswith("https://"):
    _refuse("SITE_URL must begin with https://.")
_templates = env("NOTIFY_EMAIL_TEMPLATE", default="") or env("NOTIFY_TEXT_TEMPLATE", default="")
if bool(env("NOTIFY_API_KEY", default="")) != bool(_templates):
    _refuse("NOTIFY_API_KEY goes with NOTIFY_EMAIL_TEMPLATE, NOTIFY_TEXT_TEMPLATE or both.")
if not env("NOTIFY_URL", default="https:").startswith("https:"):
    _refuse("NOTIFY_URL must begin with https://.")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
# Wagtail's preview is a frame of its own pages; elsewhere the policy above forbids every frame.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
