"""Invented cases of the kinds that are answered, sent with the forms that come with the service."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from cases import handling
from cases.enquiries import answering, signing, working
from cases.models import Case, CaseType
from cases.policy.terms import Outcome
from forms import sending
from forms.drafts import LIFE
from forms.engine import Journey
from forms.models import Draft, FormPage, FormVersion

from .acts import WORDS
from .cases import Maker

SIGNED_OFF = "adjustment"
"""The kind of case that this council has a second person sign off."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One case: of which kind, how long ago it came, what was answered, what was done with it."""

    kind: str
    days: int  # working days ago that it was received
    language: str
    name: str
    answers: dict[str, Any]
    then: Callable | None = None


def council() -> None:
    """How this council has its kinds of case answered."""
    CaseType.objects.filter(code=SIGNED_OFF).update(signed_off=True)


def make(maker: Maker, asked: Asked) -> Case | None:
    """The case, through the form of its kind as it is live; None where there is no such form."""
    page = FormPage.objects.live().filter(case_type=asked.kind).order_by("pk").first()
    version = FormVersion.newest(page.translation_key) if page else None
    if version is None:
        return None
    number = next(maker.number)
    moment = maker.moment(asked.days, number)
    draft = Draft(
        token=uuid.uuid5(uuid.NAMESPACE_URL, f"cyswllt-demo-{number}"),
        version=version,
        answers=_sender(asked, number) | asked.answers,
        created_at=moment,
        expires_at=moment + LIFE,
    )
    case = sending.open_case(draft, Journey(draft, asked.language, moment))
    if asked.then is not None:
        asked.then(maker, case, min(moment + timedelta(days=1), maker.now))
    return Case.objects.get(pk=case.pk)


def _sender(asked: Asked, number: int) -> dict[str, Any]:
    return {
        "reply_language": asked.language,
        "who_for": "myself",
        "your_name": asked.name,
        "channels": ["email"],
        "email": f"person{number}@enghraifft.example",
    }


def taken(username: str) -> Callable:
    """Given to an officer, who has not begun."""

    def then(maker: Maker, case: Case, now: datetime) -> None:
        handling.claim(case, by=maker.people[username], now=now)

    return then


def in_hand(username: str) -> Callable:
    def then(maker: Maker, case: Case, now: datetime) -> None:
        taken(username)(maker, case, now)
        working.begin(Case.objects.get(pk=case.pk), by=maker.people[username], now=now)

    return then


def proposed(username: str) -> Callable:
    """An answer that waits for a colleague to sign it off."""

    def then(maker: Maker, case: Case, now: datetime) -> None:
        in_hand(username)(maker, case, now)
        case, by = Case.objects.get(pk=case.pk), maker.people[username]
        typed = {f"reasons_{code}": WORDS[code] for code in case.languages}
        signing.propose(case, by=by, typed=typed, now=now)

    return then


def answered(username: str) -> Callable:
    def then(maker: Maker, case: Case, now: datetime) -> None:
        in_hand(username)(maker, case, now)
        case, by = Case.objects.get(pk=case.pk), maker.people[username]
        answering.answer(case, by=by, now=now, outcome=Outcome.ANSWERED, reasons=WORDS)

    return then


BINS = Asked(
    kind="complaint",
    days=1,
    language="en",
    name="Taylor Example",
    answers={
        "service": "waste",
        "what_happened": "Our food waste was not collected for three weeks, and nobody said why.",
        "outcome_wanted": "I would like it to be collected, and to know what went wrong.",
    },
)
HOUSING = Asked(
    kind="complaint",
    days=24,
    language="cy",
    name="Gwenno Enghraifft",
    then=in_hand("officer"),
    answers={
        "service": "housing",
        "what_happened": "Rwyf wedi gofyn bedair gwaith am drwsio’r boeler, a does neb wedi dod.",
        "outcome_wanted": "Hoffwn gael ymddiheuriad, a dyddiad ar gyfer y gwaith.",
    },
)
LEAFLETS = Asked(
    kind="adjustment",
    days=12,
    language="en",
    name="Robin Sample",
    then=taken("officer2"),
    answers={
        "where": ["letters"],
        "adjustment_kinds": ["large_print"],
        "adjustments": "I cannot read small print. Please use large print on white paper.",
    },
)
CALLS = Asked(
    kind="adjustment",
    days=6,
    language="cy",
    name="Emrys Enghraifft",
    then=proposed("officer"),
    answers={
        "where": ["phone", "building"],
        "adjustments": "Rwy’n drwm fy nghlyw. Hoffwn gael sgwrs wyneb yn wyneb yn lle galwad.",
        "difficult": "Ni allaf glywed y neges sy’n gofyn i mi ddewis rhif.",
    },
)
SIGN = Asked(
    kind="welsh-language",
    days=3,
    language="cy",
    name="Mali Enghraifft",
    answers={
        "feedback": "missing",
        "where": "sign",
        "what_happened": "Mae’r arwydd newydd wrth y pwll nofio yn uniaith Saesneg.",
    },
)
DESK = Asked(
    kind="welsh-language",
    days=9,
    language="en",
    name="Jamie Specimen",
    then=answered("officer2"),
    answers={
        "feedback": "good",
        "where": "person",
        "what_happened": "The person at the desk helped me to practise my Welsh. Thank you.",
    },
)
ASKED = (
    *(BINS, HOUSING, LEAFLETS, CALLS, SIGN, DESK),
    replace(
        BINS,
        days=4,
        name="Kim Placeholder",
        answers={
            "service": "complaints",
            "what_happened": "My last complaint was answered two months late.",
        },
    ),
)
