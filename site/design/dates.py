"""Dates in words, in either language: our own, because Django's Welsh misspells July and capitalises days."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

MONTHS = {
    "cy": (
        "Ionawr",
        "Chwefror",
        "Mawrth",
        "Ebrill",
        "Mai",
        "Mehefin",
        "Gorffennaf",
        "Awst",
        "Medi",
        "Hydref",
        "Tachwedd",
        "Rhagfyr",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
WEEKDAYS = {
    "cy": (
        "dydd Llun",
        "dydd Mawrth",
        "dydd Mercher",
        "dydd Iau",
        "dydd Gwener",
        "dydd Sadwrn",
        "dydd Sul",
    ),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
# "a" (and) becomes "ac" before a vowel sound: of the day numbers, wyth (8) and un ar ddeg (11).
_VOWEL_DAYS = {8, 11}


def day_month(day: date, language: str) -> str:
    """25 December, 25 Rhagfyr."""
    return f"{day.day} {MONTHS[language][day.month - 1]}"


def short_date(day: date, language: str) -> str:
    """24 December 2026, 24 Rhagfyr 2026."""
    return f"{day_month(day, language)} {day.year}"


def long_date(day: date, language: str) -> str:
    """Thursday 24 December 2026, dydd Iau 24 Rhagfyr 2026 (a Welsh weekday is lower case in a sentence)."""
    return f"{WEEKDAYS[language][day.weekday()]} {short_date(day, language)}"


def days_in_words(days: Iterable[date], language: str) -> str:
    """25 and 28 December, 1 January: days joined within each month, months in order."""
    months = groupby(sorted(set(days)), key=lambda day: (day.year, day.month))
    return ", ".join(_days_of_month(list(group), language) for _month, group in months)


def _days_of_month(days: list[date], language: str) -> str:
    *first, last = days
    words = day_month(last, language)
    if not first:
        return words
    if language == "en":
        joint = "and"
    else:
        joint = "ac" if last.day in _VOWEL_DAYS else "a"
    return f"{', '.join(str(day.day) for day in first)} {joint} {words}"
