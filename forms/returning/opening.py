"""Codes and links: given for a draft, and the draft they open."""

import uuid

from django.db.models import QuerySet
from django.utils import timezone

from forms.drafts import Draft

from . import keys
from .rows import DraftKey, DraftMail


def take_code(draft: Draft) -> None:
    """From now on the draft's code opens it; asked again, nothing changes."""
    sha256 = keys.code_hash(keys.code_of(draft.pk))
    DraftKey.objects.update_or_create(
        draft=draft, kind=DraftKey.Kind.CODE, defaults={"sha256": sha256}
    )


def code_in_use(draft: Draft) -> str:
    """The code to write down; "" until it was asked for."""
    code = keys.code_of(draft.pk)
    taken = draft.keys.filter(kind=DraftKey.Kind.CODE, sha256=keys.code_hash(code))
    return code if taken.exists() else ""


def by_code(code: str) -> Draft | None:
    """The draft a code opens. A wrong one, and one of a draft sent or expired, open nothing."""
    taken = DraftKey.objects.filter(kind=DraftKey.Kind.CODE, sha256=keys.code_hash(code))
    return _open().filter(pk__in=taken.values("draft")).first()


def by_link(link: str) -> Draft | None:
    """The draft a link opens; asked for again with another address, the earlier link is void."""
    mail = keys.mail_of(link) or uuid.UUID(int=0)
    written = DraftMail.objects.filter(pk=mail, opens=True)
    return _open().filter(pk__in=written.values("draft")).first()


def _open() -> QuerySet[Draft]:
    return Draft.objects.filter(sent_at=None, keyed_by=None, expires_at__gt=timezone.now())
