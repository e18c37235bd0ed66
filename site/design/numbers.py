"""Numbers as people type and read them: the same in Welsh and in English."""

import re
from decimal import Decimal

_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.(?P<places>\d{1,6}))?", re.ASCII)
_SPACES = re.compile(r"[\s\u00a0\u202f]")
MOST = Decimal(10) ** 15


class NotANumber(ValueError):
    """What was typed is not a number."""


def read_number(text: str) -> Decimal | None:
    """The number typed; None when nothing was. Commas only between thousands; spaces are ignored.

    Raises NotANumber, also for more than 15 figures before the point or 6 after it.
    """
    plain = _SPACES.sub("", text).replace("\u2212", "-")
    if not plain:
        return None
    if not _NUMBER.fullmatch(plain):
        raise NotANumber(text)
    number = Decimal(plain.replace(",", ""))
    if abs(number) >= MOST:
        raise NotANumber(text)
    return number


def read_money(text: str) -> Decimal | None:
    """Pounds typed with or without the sign: "£1,234.50", "-£3", "£ 3"; as `read_number`."""
    return read_number(text.replace("£", "", 1))


def places(number: Decimal) -> int:
    """How many figures follow the point, zeros at the end left out."""
    return max(0, -int(number.normalize().as_tuple().exponent))


def number_in_words(number: Decimal) -> str:
    """With commas between thousands and no idle zeros: 1,234.5."""
    return f"{number:,.{places(number)}f}"


def money_in_words(number: Decimal) -> str:
    """Pounds, with pence when there are any: £1,234, £0.50, -£3."""
    whole = f"{abs(number):,.{2 if places(number) else 0}f}"
    return f"{'-' if number < 0 else ''}£{whole}"
