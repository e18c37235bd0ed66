"""Who carries an e-mail or a text message away: the server of EMAIL_URL, or GOV.UK Notify.

A carrier gives the whole of a letter once (`whole`), then hands over exactly that (`hand_over`).
"""

from typing import Protocol

from django.conf import settings

from cases.models import Letter
from cases.policy.terms import Channel


class NotHandedOver(Exception):
    """The carrier did not take the letter.

    `code` says why, never in the carrier's own words, which repeat the address; `for_good`:
    trying again cannot help.
    """

    def __init__(self, code: str, *, for_good: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.for_good = for_good


class Carrier(Protocol):
    """What the outbox asks of the modules of this package."""

    def whole(self, letter: Letter) -> bytes:
        """The letter with everything that belongs to it, as it will be kept and handed over."""

    def hand_over(self, letter: Letter) -> str:
        """Hand the kept bytes over; gives the carrier's own name for them, if it has one.

        Raises NotHandedOver.
        """


def may_text() -> bool:
    """Whether this installation can send text messages at all."""
    return bool(settings.NOTIFY_API_KEY and settings.NOTIFY_TEXT_TEMPLATE)


def of(letter: Letter) -> Carrier:
    """The carrier of this letter. What carries files goes by mail: Notify takes words only."""
    # Here, not above: the client of Notify is for the worker and slow to load.
    from cases.letters.carriers import notify, smtp

    if letter.channel == Channel.TEXT:
        return notify
    if letter.prepared:
        return notify if notify.is_for(letter) else smtp
    by_notify = settings.NOTIFY_API_KEY and settings.NOTIFY_EMAIL_TEMPLATE
    return notify if by_notify and not smtp.files_of(letter) else smtp
