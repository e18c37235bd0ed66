"""Is the service alive, is it ready, and where is its source."""

import io
import tarfile
from functools import cache

from django.conf import settings
from django.db import connection
from django.http import HttpResponse, JsonResponse

from cases.permissions import right
from portal.models import Heartbeat

SOURCE = ("site", "cases", "forms", "home", "locale", "tests", "e2e", ".dev", ".ci")
SOURCE_FILES = ("dev.py", "pyproject.toml", "README.md", "LICENSE", ".gitignore")
NOT_SOURCE = {"node_modules", "__pycache__", "build", ".mypy_cache"}


@right("public")
def healthz(request):
    """Alive: this process answers."""
    return HttpResponse("ok", content_type="text/plain")


@right("public")
def readyz(request):
    """Ready: the database answers, and the worker and the clock were seen in the last minutes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    seen = Heartbeat.seen()
    ready = all(seen.values())
    return JsonResponse({"database": True, **seen}, status=200 if ready else 503)


@right("public")
def source(request):
    """The source of the running program, as AGPL-3.0 section 13 asks."""
    response = HttpResponse(_archive(), content_type="application/gzip")
    response["Content-Disposition"] = 'attachment; filename="cyswllt-source.tar.gz"'
    return response


@cache
def _archive() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        for name in (*SOURCE, *SOURCE_FILES):
            if (settings.ROOT / name).exists():
                tar.add(settings.ROOT / name, f"cyswllt/{name}", filter=_only_source)
    return out.getvalue()


def _is_data(name: str) -> bool:
    """Whether this lies where the data is kept, should that be inside a source folder."""
    return (settings.ROOT / name.removeprefix("cyswllt/")).resolve().is_relative_to(settings.DATA)


def _only_source(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
    parts = entry.name.split("/")
    if NOT_SOURCE & set(parts) or parts[-1].startswith(".env") or _is_data(entry.name):
        return None
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry
