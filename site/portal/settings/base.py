"""Settings every installation shares. What differs by place is read from the environment."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

env = environ.Env()

ROOT = Path(__file__).resolve().parents[3]
SITE = ROOT / "site"
DATA = Path(env("CYSWLLT_DATA", default=str(ROOT / "var"))).resolve()

DEBUG = False
USE_TZ = True
TIME_ZONE = "Europe/London"
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
SILENCED_SYSTEM_CHECKS = env.list("SILENCED_SYSTEM_CHECKS", default=[])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)  # of our own, one behind the other
SOURCE_URL = env("SOURCE_URL", default="/source/")
WAGTAILADMIN_BASE_URL = env("SITE_URL", default="http://localhost:8000")

INSTALLED_APPS = [
    "portal",
    "forms",
    "home",
    "cases",
    "bilingual",
    "design",
    "viewflow.workflow",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "portal.middleware.KeptApart",
    "portal.middleware.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.page_cache.PageCache",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "bilingual.refusal.TellWhatIsMissing",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.middleware.NoStore",
    "portal.errors.MethodNotAllowed",
    "portal.limits.LimitPublicPosts",
    "portal.rights.NoteTurnedAway",
    "portal.idle.SignOutWhenIdle",
    "portal.rights.DenyByDefault",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "portal.context.site",
            ],
        },
    },
]
FORM_RENDERER = "design.renderer.GovRenderer"

# --- Storage -------------------------------------------------------------------------------------
SQLITE_OPTIONS = {
    # A reference number shown means the appeal is on disk.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
        "PRAGMA secure_delete=ON;"
    ),
}
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA / 'cyswllt.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "default",
    },
    # Published pages, shared by every worker of this machine through the file system.
    "pages": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(DATA / "cache" / "pages"),
        "TIMEOUT": 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}
if env("CACHE_URL", default=""):
    CACHES["pages"] = env.cache_url("CACHE_URL")

FILES_ROOT = DATA / "files"
MEDIA_ROOT = DATA / "media"
MEDIA_URL = "/media/"
FILE_MAX_BYTES = 10 * 1024 * 1024
FILE_MAX_COUNT = 5
FILE_MAX_OF_A_CASE = 100  # from its customer
# The virus scanner, a clamd: `host:port` or the path of its socket. Without one, files wait
# unscanned, and staff are told so of each.
CLAMD = env("CLAMD", default="")
FILE_UPLOAD_HANDLERS = ["cases.files.uploads.LimitedUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the CMS sends every field of a form's every question
# Many more than anyone may send: who chooses a whole album at once is told so beside the control,
# and what they typed is kept. How many bytes a request may have is `portal.limits`' to say.
DATA_UPLOAD_MAX_NUMBER_FILES = 200
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [SITE / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- People --------------------------------------------------------------------------------------
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "staff:sign_in"
LOGIN_REDIRECT_URL = "staff:my_work"
LOGOUT_REDIRECT_URL = "staff:sign_in"
WAGTAILADMIN_LOGIN_URL = "/staff/sign-in/"
SESSION_COOKIE_AGE = 12 * 60 * 60
STAFF_IDLE_MINUTES = env.int("STAFF_IDLE_MINUTES", default=60)  # without a page or a form
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "portal.errors.csrf_failure"

# --- Two languages -------------------------------------------------------------------------------
LANGUAGE_CODE = "cy"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("cy", "Cymraeg"), ("en", "English")]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
USE_I18N = True
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = ["portal.formats"]

# --- Wagtail -------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Cyswllt"
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# --- Headers -------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "connect-src": [SELF],  # the script that shows how much of a file has been sent
        "img-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
# Wagtail's own screens need inline scripts in five templates; nobody but editors reaches them.
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, "'unsafe-inline'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "frame-ancestors": [SELF],
    "form-action": [SELF],
    "base-uri": [SELF],
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# --- Mail ----------------------------------------------------------------------------------------
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="filemail://")
vars().update(EMAIL_CONFIG)
EMAIL_FILE_PATH = str(DATA / "mail")
EMAIL_TIMEOUT = 20  # seconds for each answer of the server, and for a whole message
OUTBOX_LEASE = env.float("OUTBOX_LEASE", default=240)  # seconds: longer than MAIL to "accepted"
# Who is told that nobody may decide a case; empty: only `readyz` and the log say so.
ALERT_EMAIL = env("ALERT_EMAIL", default="")
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="cyswllt@example.org")
INCOMING_MAX_BYTES = env.int("INCOMING_MAX_BYTES", default=25 * 1024 * 1024)
# GOV.UK Notify: e-mail without files, and text messages, each where its template is named. The
# templates there hold nothing but ((subject)) and ((body)).
NOTIFY_API_KEY = env("NOTIFY_API_KEY", default="")
NOTIFY_URL = env("NOTIFY_URL", default="https://api.notifications.service.gov.uk")
NOTIFY_EMAIL_TEMPLATE = env("NOTIFY_EMAIL_TEMPLATE", default="")
NOTIFY_TEXT_TEMPLATE = env("NOTIFY_TEXT_TEMPLATE", default="")

# --- Logs: never what a person wrote -------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"no_paths": {"()": "portal.logs.WithoutPersonalData"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["no_paths"],
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django_tasks": {"level": "WARNING"},
        "notifications_python_client": {"level": "CRITICAL"},  # repeats what Notify answers
        # It quotes what it cannot draw: words of a person.
        "weasyprint": {"level": "CRITICAL", "propagate": False},
        "wagtail": {"level": "WARNING"},
    },
}
