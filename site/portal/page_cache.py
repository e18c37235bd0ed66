"""Published pages without a database query, for every worker alike.

A page says it may be kept (`response.cacheable_page`): it is public, holds nothing personal and
no form token. All workers share one store; its generation is part of every key, so one write
after a publish makes each worker render afresh, and a page rendered before it is never shown.
"""

import gzip
import hashlib
import uuid
from dataclasses import dataclass

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse

GENERATION = "generation"


@dataclass(frozen=True)
class Kept:
    body: bytes
    packed: bytes
    etag: str
    content_type: str
    language: str


def forget_all() -> None:
    """Everything published may have changed: render every page afresh."""
    caches["pages"].set(GENERATION, uuid.uuid4().hex, None)


def _generation() -> str:
    store = caches["pages"]
    return str(store.get(GENERATION) or store.get_or_set(GENERATION, uuid.uuid4().hex, None))


def _by_an_editor(request: HttpRequest) -> bool:
    """Whether something may have been edited: a stranger at the CMS's door empties nothing."""
    user = getattr(request, "user", None)
    return request.path.startswith("/admin/") and user is not None and user.is_authenticated


class PageCache:
    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if getattr(request, "is_dummy", False):  # Wagtail's preview of a draft at a live address
            return self.get_response(request)
        if request.method not in ("GET", "HEAD") or request.META["QUERY_STRING"]:
            response = self.get_response(request)
            if request.method == "POST" and _by_an_editor(request):
                forget_all()
            return response
        if request.path.startswith(("/staff/", "/admin/", "/static/")):
            return self.get_response(request)
        key = hashlib.sha256(
            f"{_generation()} {request.get_host()} {request.path}".encode()
        ).hexdigest()
        kept = caches["pages"].get(key)
        if kept is None:
            response = self.get_response(request)
            if not (getattr(response, "cacheable_page", False) and response.status_code == 200):
                return response
            kept = self._keep(key, response)
        return self._answer(request, kept)

    def _keep(self, key: str, response: HttpResponse) -> Kept:
        body = response.content
        kept = Kept(
            body=body,
            packed=gzip.compress(body, 6, mtime=0),
            etag=f'"{hashlib.sha256(body).hexdigest()[:20]}"',
            content_type=response["Content-Type"],
            language=response.get("Content-Language", ""),
        )
        caches["pages"].set(key, kept)
        return kept

    def _answer(self, request: HttpRequest, kept: Kept) -> HttpResponse:
        if request.headers.get("If-None-Match") == kept.etag:
            response = HttpResponse(status=304)
        else:
            response = HttpResponse(content_type=kept.content_type)
            if "gzip" in request.headers.get("Accept-Encoding", ""):
                response.content = kept.packed
                response["Content-Encoding"] = "gzip"
            else:
                response.content = kept.body
        response["ETag"] = kept.etag
        response["Cache-Control"] = "public, no-cache"
        response["Vary"] = "Accept-Encoding"
        if kept.language:
            response["Content-Language"] = kept.language
        return response
