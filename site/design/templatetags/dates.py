"""{% load dates %}: dates in words in the language of the page."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from design import dates
from design.script_text import page_language

register = template.Library()


def _here(value: date) -> date:
    """A moment on the clock of the page (Europe/London); a plain date as it is."""
    return timezone.localtime(value) if isinstance(value, datetime) else value


@register.filter
def long_date(value: date | None) -> str:
    """24 December 2026 / 24 Rhagfyr 2026: of a date or a moment; nothing for None."""
    return dates.long_date(_here(value), page_language()) if value else ""


@register.filter
def full_date(value: date | None) -> str:
    """Thursday 24 December 2026 / dydd Iau 24 Rhagfyr 2026: as inside a sentence."""
    return dates.full_date(_here(value), page_language()) if value else ""


@register.filter
def date_time(moment: datetime | None) -> str:
    """24 December 2026, 4.30pm / 24 Rhagfyr 2026, 4.30pm: the time is alike in both."""
    if not moment:
        return ""
    here = timezone.localtime(moment)
    minutes = f".{here.minute:02}" if here.minute else ""
    half = "am" if here.hour < 12 else "pm"
    return f"{long_date(moment)}, {here.hour % 12 or 12}{minutes}{half}"
