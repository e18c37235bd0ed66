"""The dates a letter names; one that is not known is the empty string."""

from datetime import date

from cases.clock import local_date
from cases.letters.facts import Facts
from cases.models import Extension, Pause
from cases.models.access_code import VALID
from design.dates import long_date


def in_words(day: date | None, language: str) -> str:
    return long_date(day, language) if day else ""


def withdrawn_on(facts: Facts, language: str) -> str:
    asked = facts.withdrawal
    return in_words((asked.asked_on or local_date(asked.asked_at)) if asked else None, language)


def was_due_on(facts: Facts, language: str) -> str:
    moved = facts.clock
    return in_words(moved.was_due_on if isinstance(moved, Extension) else None, language)


def paused_on(facts: Facts, language: str) -> str:
    stands = facts.clock
    return in_words(stands.paused_on if isinstance(stands, Pause) else None, language)


def answered_on(facts: Facts, language: str) -> str:
    first = facts.first
    return in_words(local_date(first.decision.decided_at) if first else None, language)


def code_until(facts: Facts) -> date:
    """The last day of the code, which a preview does not have yet."""
    return facts.code_until or local_date(facts.now + VALID)
