"""A form being filled in: a row that only who began it can open, for 28 days.

A customer is known by a secret that their browser keeps, and may carry on in another browser by a
link or a code (`forms.returning`); a member of staff, who keys in what came by post, e-mail,
telephone or in person, by their account.
"""

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property

from cases import files
from cases.models import StoredFile
from cases.permissions import has_right
from cases.policy.terms import CameBy

from .definition import Definition
from .returning.rows import DraftKey
from .versions import FormVersion, definition_of

LIFE = timedelta(days=28)
MOST_COOKIES = 10  # of drafts in one browser, so that its headers stay small
MOST_BROWSERS = 10  # that carry on with one draft, besides the one it was begun in
ONLINE = CameBy.ONLINE.value


class Draft(models.Model):
    """Answers as typed, valid or not. Empty once sent: the case keeps what was said."""

    token = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    secret_sha256 = models.CharField(max_length=64, blank=True)
    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    tried = models.JSONField(default=list, help_text="Keys of the steps passed with Continue.")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    end = models.CharField(
        max_length=40, blank=True, help_text="Key of the ending its answers led to, once sent."
    )
    keyed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who keys it in; empty when the customer types it.",
    )
    channel = models.CharField(max_length=10, default=ONLINE)
    received_on = models.DateField(null=True, blank=True, help_text="The day it came, keyed in.")
    written_in = models.CharField(max_length=2, blank=True, help_text="Or spoken in, keyed in.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="draft_keyed_in_whole",
                condition=Q(keyed_by=None, received_on=None, channel=ONLINE, written_in="")
                | (
                    Q(keyed_by__isnull=False, received_on__isnull=False)
                    & ~Q(channel=ONLINE)
                    & ~Q(written_in="")
                ),
            )
        ]

    def __str__(self) -> str:
        return f"draft {self.pk}"

    @cached_property
    def definition(self) -> Definition:
        return definition_of(self.version_id)

    @cached_property
    def stored(self) -> dict[str, StoredFile]:
        """The files of the draft by id, as they were when first asked for."""
        return {str(file.pk): file for file in StoredFile.objects.filter(draft=self.pk)}

    @property
    def came_by(self) -> CameBy:
        return CameBy(self.channel)


def cookie_name(token: uuid.UUID) -> str:
    return f"draft_{token.hex}"


def begin(version: FormVersion) -> tuple[Draft, str]:
    """A new draft and the secret its browser keeps; the row keeps only the secret's hash."""
    secret = secrets.token_urlsafe(32)
    draft = Draft.objects.create(
        secret_sha256=_hash(secret), version=version, expires_at=timezone.now() + LIFE
    )
    return draft, secret


def begin_keying(version: FormVersion, *, key: uuid.UUID, by: Any, **came: Any) -> Draft | None:
    """The draft in which `by` keys in what came: `channel`, `received_on`, `written_in`.

    The same `key` gives the same draft, put right; None when it is another person's.
    """
    draft, new = Draft.objects.get_or_create(
        pk=key,
        defaults={"version": version, "keyed_by": by, "expires_at": timezone.now() + LIFE, **came},
    )
    if draft.keyed_by_id != by.pk:
        return None
    return draft if new else came_otherwise(draft, **came)


def came_otherwise(draft: Draft, **came: Any) -> Draft:
    """Put right how it came, unless it has been sent."""
    Draft.objects.filter(pk=draft.pk, sent_at=None).update(**came)
    draft.refresh_from_db()
    return draft


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


def forget_secret(response: HttpResponse, draft: Draft) -> None:
    """Let the browser forget the draft's secret."""
    response.delete_cookie(cookie_name(draft.pk), samesite="Lax")


def opened_by(request: HttpRequest, token: uuid.UUID) -> Draft | None:
    """The draft, if this browser, or who is signed in, began it and it has not expired.

    Nobody learns which of these fails.
    """
    draft = Draft.objects.filter(pk=token).first()
    if draft and draft.keyed_by_id:
        right = draft.keyed_by_id == request.user.pk and has_right(request.user, "keying")
    else:
        right = _has_secret(request, draft) if draft else False
    return draft if draft and right and draft.expires_at > timezone.now() else None


def is_gone(token: uuid.UUID) -> bool:
    """Whether there is no such draft: it was deleted, or never was."""
    return not Draft.objects.filter(pk=token).exists()


def being_keyed_by(user: Any) -> list[Draft]:
    """What `user` began to key in and has not sent; newest first."""
    found = Draft.objects.filter(keyed_by=user, sent_at=None, expires_at__gt=timezone.now())
    return list(found.order_by("-created_at"))


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
        if draft.tried and _has_secret(request, draft)
    ]


def _has_secret(request: HttpRequest, draft: Draft) -> bool:
    """Whether this browser began the draft, or was let in since."""
    sha256 = _hash(request.COOKIES.get(cookie_name(draft.pk), ""))
    if secrets.compare_digest(sha256, draft.secret_sha256):
        return True
    return draft.keys.filter(kind=DraftKey.Kind.BROWSER, sha256=sha256).exists()


def let_in(request: HttpRequest, draft: Draft) -> str:
    """The secret with which this browser carries on with the draft: its own, or a new one.

    Of many browsers, the one let in longest ago is shut out again.
    """
    if _has_secret(request, draft):
        return request.COOKIES[cookie_name(draft.pk)]
    secret = secrets.token_urlsafe(32)
    draft.keys.create(kind=DraftKey.Kind.BROWSER, sha256=_hash(secret))
    browsers = draft.keys.filter(kind=DraftKey.Kind.BROWSER).order_by("-made_at", "-pk")
    over = list(browsers.values_list("pk", flat=True)[MOST_BROWSERS:])
    DraftKey.objects.filter(pk__in=over).delete()
    return secret


def shut_out(request: HttpRequest, draft: Draft) -> None:
    """Let this browser's secret open the draft no more; its answers stay."""
    sha256 = _hash(request.COOKIES.get(cookie_name(draft.pk), ""))
    Draft.objects.filter(pk=draft.pk, secret_sha256=sha256).update(secret_sha256="")
    draft.keys.filter(kind=DraftKey.Kind.BROWSER, sha256=sha256).delete()


def purge(now: datetime | None = None) -> int:
    """Delete drafts whose 28 days are over, and the files nobody sent. How many drafts."""
    over = list(Draft.objects.filter(expires_at__lte=now or timezone.now()))
    for draft in over:
        _delete(draft)
    return len(over)


def forget(draft: Draft) -> bool:
    """Delete what was typed and the files with it; False when it has meanwhile been sent."""
    with transaction.atomic():
        found = Draft.objects.select_for_update().filter(pk=draft.pk).first()
        if found and found.sent_at:
            return False
        if found:
            _delete(found)
    return True


def _delete(draft: Draft) -> None:
    left = StoredFile.objects.filter(draft=draft.pk).values_list("pk", flat=True)
    files.discard(list(left), draft=draft.pk)
    draft.delete()


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
