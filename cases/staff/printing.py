"""The print list: what is to be posted, who is to be called, what mail gave back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from cases import letters
from cases.clock import local_date
from cases.contact.words import call_days
from cases.letters import envelope
from cases.models import Adjustments, Letter, LetterState, LetterTry, StoredFile
from cases.models.letter import LetterQuerySet
from cases.policy.contact import is_day_for_calls
from cases.policy.terms import Channel

MANY = 500  # letters shown at once, the oldest first


@dataclass(frozen=True)
class Paper:
    """One letter to be posted."""

    letter: Letter
    to: str
    envelope: list[str]
    """Name and address, line by line; empty when no address is known."""
    for_advocate: bool
    enclosures: list[StoredFile]


@dataclass(frozen=True)
class Call:
    """One letter to be read out."""

    letter: Letter
    to: str
    number: str
    days: str
    """The weekdays the contact plan leaves for calls, in words; empty for any."""
    barred: bool
    """The contact plan no longer permits calls."""
    not_today: bool
    tries: list[LetterTry]


def papers(user: Any) -> list[Paper]:
    """What waits to be posted, the oldest first."""
    found = list(_whole(letters.print_list(user).exclude(channel=Channel.PHONE))[:MANY])
    agreed = _agreed(found)
    return [_paper(letter, agreed[letter.case.customer_id]) for letter in found]


def paper(letter: Letter) -> Paper:
    """One letter as it is posted."""
    return _paper(letter, Adjustments.of(letter.case.customer))


def _paper(letter: Letter, agreed: Adjustments) -> Paper:
    return Paper(
        letter=letter,
        to=envelope.name(letter, agreed),
        envelope=envelope.lines(letter, agreed),
        for_advocate=envelope.is_for_advocate(letter),
        enclosures=enclosures(letter),
    )


def enclosures(letter: Letter) -> list[StoredFile]:
    """The files that go into the envelope: those of the message the letter carries."""
    one: Letter | None = letter
    while one is not None:
        if (message := getattr(one, "says", None)) is not None:
            return list(message.files.all())
        one = one.copy_of
    return []


def calls(user: Any, today: date) -> list[Call]:
    """Who is to be called, the oldest first."""
    waiting = letters.print_list(user).filter(channel=Channel.PHONE)
    return [call(letter, today) for letter in _whole(waiting)[:MANY]]


def call(letter: Letter, today: date) -> Call:
    """One letter as it is read out."""
    customer = letter.case.customer
    plan = customer.plan_on(today)
    barred = plan is not None and Channel.PHONE not in plan.permitted
    return Call(
        letter=letter,
        to=letter.case.addressee,
        number=letter.sent_to or customer.phone,
        days=call_days(plan) if plan else "",
        barred=barred,
        not_today=plan is not None and not is_day_for_calls(today, plan.phone_days),
        tries=list(letter.tries.all()),
    )


def marked_today(user: Any, today: date) -> list[Letter]:
    """What this person marked as gone today and may take back, the latest first."""
    gone = Letter.objects.visible_to(user).filter(state=LetterState.POSTED, gone_by=user)
    found = gone.for_list().order_by("-gone_at", "-pk")[:MANY]
    return [letter for letter in found if local_date(letter.gone_at) == today]


def _whole(found: LetterQuerySet) -> QuerySet[Letter]:
    """With all that a row shows, in a fixed number of queries."""
    return (
        found.with_addressee()
        .select_related("copy_of__copy_of", "says", "copy_of__says")
        .defer("message", "copy_of__message", "copy_of__copy_of__message")
        .prefetch_related("tries", "says__files", "copy_of__says__files")
    )


def _agreed(found: list[Letter]) -> dict[int, Adjustments]:
    """What was agreed with each of these people."""
    people = {letter.case.customer_id: letter.case.customer for letter in found}
    known = Adjustments.objects.filter(customer__in=people).in_bulk(field_name="customer_id")
    return {pk: known.get(pk) or Adjustments(customer=person) for pk, person in people.items()}
