"""Dates as people read and type them, in Welsh and English. Standard library only.

Django's own Welsh misspells July and capitalises the days, so pages and letters take their dates
from here: `long_date` ("21 Tachwedd 2026") and `full_date` ("dydd Sadwrn 21 Tachwedd 2026").
"""

import datetime
import unicodedata
from collections.abc import Iterable
from itertools import groupby

MONTHS = {
    "cy": (
        *("Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin"),
        *("Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
DAYS = {
    "cy": (
        *("dydd Llun", "dydd Mawrth", "dydd Mercher", "dydd Iau"),
        *("dydd Gwener", "dydd Sadwrn", "dydd Sul"),
    ),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
# How the Welsh months look after a word that softens them ("o Fawrth"), and one common slip.
_ALSO = {
    "fawrth": 3, "fai": 5, "fehefin": 6, "orffennaf": 7, "gorffenaf": 7, "orffenaf": 7,
    "fedi": 9, "dachwedd": 11, "ragfyr": 12,
}  # fmt: skip
_NAMES = {
    name.casefold(): n for names in MONTHS.values() for n, name in enumerate(names, 1)
} | _ALSO


class NotADate(ValueError):
    """What was typed is not a date. `code` is one of the error codes of `DateField`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def long_date(day: datetime.date, language: str) -> str:
    """The date with the month in words: 21 November 2026, 21 Tachwedd 2026."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def full_date(day: datetime.date, language: str) -> str:
    """The date with its weekday, as inside a sentence: dydd Sadwrn 21 Tachwedd 2026."""
    return f"{DAYS[language][day.weekday()]} {long_date(day, language)}"


def day_month(day: datetime.date, language: str) -> str:
    """The date without its year: 25 December, 25 Rhagfyr."""
    return f"{day.day} {MONTHS[language][day.month - 1]}"


def days_in_words(days: Iterable[datetime.date], language: str) -> str:
    """Days joined month by month: 25 and 28 December, 1 January; 25 a 28 Rhagfyr, 1 Ionawr."""
    months = groupby(sorted(set(days)), key=lambda day: (day.year, day.month))
    return ", ".join(_days_of_month(list(group), language) for _month, group in months)


def weekdays_in_words(weekdays: Iterable[int], language: str) -> str:
    """ISO weekdays, 1 is Monday, joined: Tuesday and Thursday; dydd Mawrth a dydd Iau."""
    *first, last = [DAYS[language][number - 1] for number in sorted(set(weekdays))]
    joint = " and " if language == "en" else " a "
    return joint.join(filter(None, [", ".join(first), last]))


def _days_of_month(days: list[datetime.date], language: str) -> str:
    *first, last = days
    words = day_month(last, language)
    if not first:
        return words
    # "a" (and) becomes "ac" before the vowel sound of wyth (8) and un ar ddeg (11).
    joint = "and" if language == "en" else "ac" if last.day in (8, 11) else "a"
    return f"{', '.join(str(day.day) for day in first)} {joint} {words}"


def month_number(text: str) -> int | None:
    """The month meant by "3", "March", "Mawrth", "mar" or "Fawrth"; None when no month is meant."""
    plain = _plain(text)
    if plain.isdecimal():
        return int(plain) if 1 <= int(plain) <= 12 else None
    if len(plain) < 3:
        return None
    meant = {number for name, number in _NAMES.items() if name.startswith(plain)}
    if plain in {"sept", "sept."}:
        meant = {9}
    return meant.pop() if len(meant) == 1 else None


def read_date(day: str, month: str, year: str) -> datetime.date | None:
    """The date typed in three boxes, in either language; None when all three are empty.

    Raises NotADate, whose code says the first thing to put right: a part that is missing, a year
    without four numbers, then a date that does not exist.
    """
    parts = {"day": day.strip(), "month": month.strip(), "year": year.strip()}
    missing = [name for name, text in parts.items() if not text]
    if len(missing) == 3:
        return None
    if missing:
        raise NotADate("missing_" + "_".join(missing))
    if parts["year"].isdecimal() and len(parts["year"]) != 4:
        raise NotADate("year_digits")
    number = month_number(month)
    if number is None or not (parts["year"].isdecimal() and parts["day"].isdecimal()):
        raise NotADate("invalid")
    try:
        return datetime.date(int(parts["year"]), number, int(parts["day"][:9]))
    except ValueError as error:
        raise NotADate("invalid") from error


def _plain(text: str) -> str:
    """Without accents, case or a final full stop."""
    folded = unicodedata.normalize("NFD", text.strip().rstrip(".").casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))[:20]
