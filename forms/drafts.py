"""An appeal being written: a row only the browser that began it can open, for 28 days."""

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from cases import files
from cases.models import StoredFile

from .definition import Definition
from .versions import FormVersion, definition_of

LIFE = timedelta(days=28)
MOST_COOKIES = 10  # of drafts in one browser, so that its headers stay small


class Draft(models.Model):
    """Answers as typed, valid or not. Empty once sent: the case keeps what was said."""

    token = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    secret_sha256 = models.CharField(max_length=64)
    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    tried = models.JSONField(default=list, help_text="Keys of the steps passed with Continue.")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"draft {self.pk}"

    @property
    def definition(self) -> Definition:
        return definition_of(self.version_id)


def cookie_name(token: uuid.UUID) -> str:
    return f"draft_{token.hex}"


def begin(version: FormVersion) -> tuple[Draft, str]:
    """A new draft and the secret its browser keeps; the row keeps only the secret's hash."""
    secret = secrets.token_urlsafe(32)
    draft = Draft.objects.create(
        secret_sha256=_hash(secret), version=version, expires_at=timezone.now() + LIFE
    )
    return draft, secret


def give_secret(
    request: HttpRequest, response: HttpResponse, draft: Draft, secret: str
) -> HttpResponse:
    """Let the browser keep the secret, and forget the oldest of many drafts."""
    response.set_cookie(
        cookie_name(draft.pk),
        secret,
        max_age=LIFE,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    others = [name for name in request.COOKIES if name.startswith("draft_")]
    for name in others[: max(0, len(others) - MOST_COOKIES + 1)]:
        response.delete_cookie(name, samesite="Lax")
    return response


def opened_by(request: HttpRequest, token: uuid.UUID) -> Draft | None:
    """The draft, if this browser began it and it has not expired; nobody learns which fails."""
    draft = Draft.objects.filter(pk=token).first()
    secret = request.COOKIES.get(cookie_name(token), "")
    expected = draft.secret_sha256 if draft else ""
    right = secrets.compare_digest(_hash(secret), expected)
    return draft if draft and right and draft.expires_at > timezone.now() else None


def open_in(request: HttpRequest) -> list[Draft]:
    """Drafts of this browser that were begun, not sent and not expired; newest first."""
    tokens: list[uuid.UUID] = []
    for name in request.COOKIES:
        if name.startswith("draft_") and len(tokens) < MOST_COOKIES:
            try:
                tokens.append(uuid.UUID(hex=name.removeprefix("draft_")))
            except ValueError:
                continue
    if not tokens:
        return []
    found = Draft.objects.filter(pk__in=tokens, sent_at=None, expires_at__gt=timezone.now())
    return [
        draft
        for draft in found.order_by("-created_at")
        if draft.tried
        and secrets.compare_digest(
            _hash(request.COOKIES[cookie_name(draft.pk)]), draft.secret_sha256
        )
    ]


def purge(now: datetime | None = None) -> int:
    """Delete drafts whose 28 days are over, and the files nobody sent. How many drafts."""
    over = list(Draft.objects.filter(expires_at__lte=now or timezone.now()))
    for draft in over:
        left = StoredFile.objects.filter(draft=draft.pk).values_list("pk", flat=True)
        files.discard(list(left), draft=draft.pk)
        draft.delete()
    return len(over)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
