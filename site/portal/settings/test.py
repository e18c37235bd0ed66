"""Tests: the demo's settings with what makes a run fast and repeatable."""

import os
import tempfile

# Every process of a run has a database, files and caches of its own; the fixtures remove them.
os.environ["CYSWLLT_DATA"] = tempfile.mkdtemp(prefix="cyswllt-test-")

from .dev import *  # noqa: F403
from .dev import DATABASES, INSTALLED_APPS  # noqa: F401

SECRET_KEY = "only-for-tests-and-long-enough-to-pass-every-check-of-length"
DEMO_PASSWORD = "hollol-gyfrinachol-2026"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
