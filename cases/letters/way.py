"""By which way a letter goes, in which languages, and what was agreed with the person of it.

Every outgoing item is checked here: the channel against the contact plan (policy 6.1) and the
person's choice, the languages against theirs (Welsh Language Standards 1, 5), large print, calls
and copies against what was agreed. What is not honoured has a reason, or the letter is not written.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cases import clock
from cases.letters import carriers
from cases.letters.composed import Waiver
from cases.letters.incomplete import LetterIncomplete, Problem
from cases.models import Adjustments, Case, Customer
from cases.permissions import Refused
from cases.policy.contact import Ways
from cases.policy.terms import Channel

LANGUAGES = ("cy", "en")
WAIVED = ("language", "large_print", "call_instead", "advocate", "channel")
REASON = 500  # characters kept of a reason
BY_TEXT = ("access_code",)  # kinds short enough for a text message
NOT_COPIED = ("access_code",)  # a code is for one person
MAILBOX = re.compile(r"[^\s@<>(),;:\\\"\[\]]+@[^\s@<>(),;:\\\"\[\]]+")


@dataclass(frozen=True, kw_only=True)
class Copy:
    """Who gets a copy: someone who acts for the person, whose authority is on file."""

    name: str
    channel: Channel
    to: str


@dataclass(frozen=True, kw_only=True)
class Way:
    """How one letter goes out."""

    channel: Channel
    to: str
    languages: tuple[str, ...]
    large_print: bool = False
    exceptions: tuple[Waiver, ...] = ()
    copy: Copy | None = None


def channels(case: Case, *, on: date | None = None) -> tuple[Channel, ...]:
    """The channels that may be used on that day (today), best first: chosen, known and permitted;
    when nothing chosen is left, those known and permitted. A call that was agreed comes first."""
    on, customer = on or clock.today(), case.customer
    usable = _for_letters(customer, customer.ways_on(on))
    if _may_call(customer, on) and Adjustments.of(customer).call_instead:
        return (Channel.PHONE, *(channel for channel in usable if channel != Channel.PHONE))
    return usable


def find(
    case: Case,
    kind: str,
    *,
    on: date,
    channel: Channel | None = None,
    languages: Sequence[str] | None = None,
    waivers: Sequence[Waiver] = (),
) -> Way:
    """How the letter `kind` goes on that day.

    Raises Refused for a channel the contact plan bars, which no reason overrides, and
    LetterIncomplete when the person's choice or what was agreed is set aside without a reason.
    """
    customer, agreed = case.customer, Adjustments.of(case.customer)
    given = _Given(waivers)
    if channel is None:
        channel = _best(customer, kind, agreed, given, on)
    else:
        channel = _asked_for(case, kind, agreed, given, Channel(channel), on)
    way = Way(
        channel=channel,
        to=_address(customer, channel),
        languages=_languages(case, languages, given),
        large_print=agreed.large_print and not given.by_choice("large_print"),
        copy=None if kind in NOT_COPIED else _copy(agreed, given),
        exceptions=tuple(given.used),
    )
    if given.missing:
        raise LetterIncomplete(given.missing)
    return way


class _Given:
    """The reasons an officer gave, those that were needed, and those that are missing."""

    def __init__(self, waivers: Sequence[Waiver]) -> None:
        if unknown := {waiver.what for waiver in waivers} - set(WAIVED):
            raise ValueError(f"not something to set aside: {unknown}")
        self.reasons = {waiver.what: waiver.reason.strip()[:REASON] for waiver in waivers}
        self.used: list[Waiver] = []
        self.missing: list[Problem] = []

    def need(self, what: str) -> None:
        """`what` is not honoured: an officer says why."""
        reason = self.reasons.get(what, "")
        if not reason:
            self.missing.append((f"waiver_{what}", "required"))
        elif what not in {waiver.what for waiver in self.used}:
            self.used.append(Waiver(what, reason))

    def by_choice(self, what: str) -> bool:
        """Whether an officer sets `what` aside on this item."""
        if what in self.reasons:
            self.need(what)
        return what in self.reasons

    def note(self, what: str) -> None:
        """What could not be honoured by anyone."""
        self.used.append(Waiver(what))


def _for_letters(customer: Customer, ways: Ways) -> tuple[Channel, ...]:
    """The usable channels that carry a whole letter: a text message does not."""
    return tuple(
        channel
        for channel in ways.usable
        if channel != Channel.TEXT and _address(customer, channel)
    )


def _address(customer: Customer, channel: Channel) -> str:
    """Where the person is reached by this channel; nothing when that is not known."""
    if channel == Channel.EMAIL:
        return _mailbox(customer.email)
    if channel == Channel.POST:
        return customer.address.strip()
    return " ".join(customer.phone.split())


def _mailbox(email: str) -> str:
    """An e-mail address that is one, and nothing else: no break of a line, no second address."""
    return email if MAILBOX.fullmatch(email) else ""


def _may_call(customer: Customer, on: date) -> bool:
    barred = Channel.PHONE in customer.ways_on(on).barred
    return bool(_address(customer, Channel.PHONE)) and not barred


def _best(customer: Customer, kind: str, agreed: Adjustments, given: _Given, on: date) -> Channel:
    if agreed.call_instead and not given.by_choice("call_instead"):
        if _may_call(customer, on):
            return Channel.PHONE
        known = _address(customer, Channel.PHONE)
        given.note("call_barred" if known else "no_number")
    ways = customer.ways_on(on)
    if kind in BY_TEXT and Channel.TEXT in ways.usable and carriers.may_text():
        return Channel.TEXT
    usable = _for_letters(customer, ways)
    if not usable:
        given.note("no_way")
        return Channel.POST  # on the list to print, where a person looks
    if not ways.as_chosen:
        given.note("not_as_chosen")
    return usable[0]


def _asked_for(
    case: Case, kind: str, agreed: Adjustments, given: _Given, channel: Channel, on: date
) -> Channel:
    customer = case.customer
    if channel in customer.ways_on(on).barred:
        raise Refused("channel_barred")
    if not _address(customer, channel):
        given.missing.append(("channel", "unreachable"))
    if channel == Channel.TEXT:
        given.missing.append(("channel", "too_long"))
    if agreed.call_instead and channel != Channel.PHONE and _may_call(customer, on):
        given.need("call_instead")
    elif channel not in channels(case, on=on):
        given.need("channel")
    return channel


def _languages(case: Case, asked: Sequence[str] | None, given: _Given) -> tuple[str, ...]:
    if asked is None:
        return case.languages
    languages = tuple(language for language in LANGUAGES if language in asked)
    if not languages:
        given.missing.append(("languages", "required"))
    elif languages != case.languages:
        given.need("language")
    return languages


def _copy(agreed: Adjustments, given: _Given) -> Copy | None:
    if not agreed.advocate or given.by_choice("advocate"):
        return None
    name = " ".join(agreed.advocate.split())
    if to := _mailbox(agreed.advocate_email):
        return Copy(name=name, channel=Channel.EMAIL, to=to)
    return Copy(name=name, channel=Channel.POST, to=agreed.advocate_address.strip())
