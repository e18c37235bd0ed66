"""{% load dates %}: dates in words in the language of the page."""

from datetime import date, datetime

from django import template
from django.utils import timezone, translation

from design import dates

register = template.Library()


def _day(value: date) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


@register.filter
def long_date(value: date | None) -> str:
    """24 December 2026 / 24 Rhagfyr 2026."""
    return dates.long_date(_day(value), translation.get_language()) if value else ""


@register.filter
def full_date(value: date | None) -> str:
    """Thursday 24 December 2026 / dydd Iau 24 Rhagfyr 2026."""
    return dates.full_date(_day(value), translation.get_language()) if value else ""
