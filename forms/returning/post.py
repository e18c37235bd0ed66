"""The e-mails about drafts: asked for, sent by the worker, and the notice a week before the end."""

import logging
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F
from django.utils import timezone

from cases import mailing
from forms.drafts import Draft
from forms.versions import on_trial

from . import words
from .rows import DraftMail

NOTICE = timedelta(days=7)
MOST_TO_A_DRAFT = 10
MOST_TO_AN_ADDRESS = 5  # links in a day, for whichever drafts
AT_ONCE = 20  # e-mails in one look at the outbox
LEASE = timedelta(seconds=settings.OUTBOX_LEASE)
BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 120, 240)]
GIVE_UP_AFTER = timedelta(hours=72)

logger = logging.getLogger(__name__)


class TooMany(Exception):
    """No more links for this draft, or to this address today."""


@transaction.atomic
def ask_for_link(draft: Draft, to: str, language: str) -> None:
    """Have a link to the draft sent to `to`; `language` is that of the page it is asked on.

    Asked for again within minutes it is the same link. Another address makes earlier links void,
    and those that wait are not sent: whoever mistyped their address puts it right this way.
    Of a trial nothing is sent. Raises TooMany.
    """
    now = timezone.now()
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    if on_trial(draft.version_id):
        return
    links = list(draft.mails.links())
    if draft.sent_at or (links and links[-1].is_as(to, now)):
        return
    today = DraftMail.objects.links().filter(to__iexact=to, asked_at__gt=now - timedelta(days=1))
    if len(links) >= MOST_TO_A_DRAFT or today.count() >= MOST_TO_AN_ADDRESS:
        raise TooMany
    others = draft.mails.exclude(to__iexact=to)
    others.update(opens=False)
    others.waiting().update(next_try_at=None, last_error="other_address")
    languages = words.languages_of(draft, language)
    draft.mails.create(kind=DraftMail.Kind.LINK, to=to, languages=",".join(languages))


def shown(draft: Draft, language: str) -> dict[str, str]:
    """The e-mail that `ask_for_link` would have sent, for who tries a form: its link opens
    nothing."""
    languages = ",".join(words.languages_of(draft, language))
    mail = DraftMail(draft=draft, kind=DraftMail.Kind.LINK, languages=languages)
    return {"subject": words.subject(mail), "body": words.body(mail)}


def give_notice(now: Any = None) -> int:
    """Tell who gave an address that their draft ends within a week, once. How many were told.

    Who asked for a link since, or a day before, has the date from that.
    """
    now = now or timezone.now()
    ending = Draft.objects.filter(
        sent_at=None, expires_at__gt=now, expires_at__lte=now + NOTICE, mails__sent_at__isnull=False
    ).exclude(mails__kind=DraftMail.Kind.ENDING)
    told = 0
    for draft in ending.distinct():
        last = draft.mails.links().filter(opens=True, sent_at__isnull=False).last()
        if last is None or last.asked_at > draft.expires_at - NOTICE - timedelta(days=1):
            continue
        _mail, new = draft.mails.get_or_create(
            kind=DraftMail.Kind.ENDING,
            defaults={"to": last.to, "languages": last.languages, "asked_at": now},
        )
        told += new
    return told


def forget_sent() -> int:
    """Remove the addresses of those who have since sent their draft. How many."""
    return DraftMail.objects.filter(draft__sent_at__isnull=False).delete()[0]


def send_due() -> int:
    """Send what is due, a few at once; how many were tried. Several workers may do so at a time."""
    now = timezone.now()
    due = DraftMail.objects.filter(next_try_at__lte=now).order_by("next_try_at", "pk")
    tried = 0
    for mail in due.select_related("draft")[:AT_ONCE]:
        if _take(mail):
            _send(mail)
            tried += 1
    return tried


def _take(mail: DraftMail) -> bool:
    """Take up the mail before another worker does; when this one is lost it comes due again."""
    row = DraftMail.objects.filter(pk=mail.pk, next_try_at=mail.next_try_at)
    mail.next_try_at = timezone.now() + LEASE
    mail.attempts += 1
    return bool(row.update(next_try_at=mail.next_try_at, attempts=F("attempts") + 1))


def _send(mail: DraftMail) -> None:
    if mail.draft.sent_at or mail.draft.expires_at <= timezone.now():
        _leave(mail, next_try_at=None, last_error="draft_over")
        return
    try:
        mailing.send(
            to=mail.to,
            subject=words.subject(mail),
            words=words.body(mail),
            languages=mail.language_list,
            key=mail.pk,
            again=mail.attempts > 1,
            still_ours=lambda: _leave(mail, next_try_at=timezone.now() + LEASE),
        )
    except mailing.NotHandedOver as refused:
        _put_back(mail, refused.code, for_good=refused.for_good)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        logger.exception("An e-mail about a draft could not be handed over.")
        _put_back(mail, f"own_{type(error).__name__}"[:60])
    else:
        _leave(mail, next_try_at=None, sent_at=timezone.now(), last_error="")


def _put_back(mail: DraftMail, code: str, *, for_good: bool = False) -> None:
    """Try again later; refused for good, or after three days, never."""
    now = timezone.now()
    if for_good or now - mail.asked_at >= GIVE_UP_AFTER:
        _leave(mail, next_try_at=None, last_error=code)
        return
    wait = BACK_OFF[min(mail.attempts, len(BACK_OFF)) - 1]
    _leave(mail, next_try_at=now + wait, last_error=code)


def _leave(mail: DraftMail, **fields: Any) -> bool:
    """Write what became of it, unless it was taken away meanwhile."""
    row = DraftMail.objects.filter(pk=mail.pk, next_try_at=mail.next_try_at)
    mail.next_try_at = fields.get("next_try_at", mail.next_try_at)
    return bool(row.update(**fields))
