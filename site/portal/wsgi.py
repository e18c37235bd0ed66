"""The WSGI door of the service."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from portal.page_cache import forget_all  # noqa: E402 - after the applications are there

forget_all()  # what is kept was rendered by the program before this one
