"""An e-mail that belongs to no case: handed over now, and kept nowhere by us.

It goes the way letters go: by the server of EMAIL_URL, or by GOV.UK Notify.
"""

from collections.abc import Callable, Sequence

from django.conf import settings
from django.utils import timezone

from cases.letters import mail
from cases.letters.carriers import NotHandedOver

__all__ = ["NotHandedOver", "message_id", "send"]


def message_id(key: object) -> str:
    """The Message-ID of what has this key: the same each time it is tried."""
    return f"<{key}@{mail.host()}>"


def send(
    *,
    to: str,
    subject: str,
    words: str,
    languages: Sequence[str],
    key: object,
    again: bool,
    still_ours: Callable[[], bool],
) -> None:
    """Hand over plain words; raises NotHandedOver.

    `again`: it may have been handed over before. `still_ours`: whether no other worker has
    meanwhile taken it up.
    """
    # Here, not above: the client of Notify is for the worker and slow to load.
    from cases.letters.carriers import notify, smtp

    identity = message_id(key)
    if settings.NOTIFY_API_KEY and settings.NOTIFY_EMAIL_TEMPLATE:
        notify.deliver(subject, words, to=to, message_id=identity, again=again)
        return
    raw = mail.plain(
        subject=subject,
        words=words,
        languages=languages,
        to=to,
        message_id=identity,
        now=timezone.now(),
    )
    smtp.deliver(raw, to=to, message_id=identity, still_ours=still_ours)
