"""Fields for numbers and money."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from design import widgets
from design.fields.base import Question
from design.numbers import (
    NotANumber,
    money_in_words,
    number_in_words,
    places,
    read_money,
    read_number,
)


class NumberField(Question):
    """A number in one box; the clean value is a `Decimal` or None.

    least, greatest   limits, both included.
    decimals          figures allowed after the point.
    unit              what is counted, written after the box.
    Messages: required, invalid, whole, decimals (%(count)d), too_small, too_big (both %(limit)s).
    """

    default_error_messages = {
        "required": _("Enter a number"),
        "invalid": _("Enter a number, like 12"),
        "whole": _("Enter a whole number, like 12"),
        "decimals": ngettext_lazy(
            "The number may have %(count)d figure after the point",
            "The number may have %(count)d figures after the point",
            "count",
        ),
        "too_small": _("The number must be %(limit)s or more"),
        "too_big": _("The number must be %(limit)s or less"),
    }
    drawn_by = "design/forms/number.html"
    widget: Any = widgets.NumberInput
    prefix = ""

    def __init__(
        self,
        *,
        least: Decimal | None = None,
        greatest: Decimal | None = None,
        decimals: int = 0,
        unit: str = "",
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.least, self.greatest = least, greatest
        self.decimals, self.unit = decimals, unit
        self.widget.attrs["inputmode"] = "decimal" if decimals else "numeric"
        if least is None or least < 0:
            self.widget.attrs["inputmode"] = "text"  # the number pads of phones have no minus
        self.widget.set_width(10)

    def to_python(self, value: Any) -> Decimal | None:
        try:
            return self.read(str(value or ""))
        except NotANumber as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def validate(self, value: Decimal | None) -> None:
        super().validate(value)
        if value is None:
            return
        if places(value) > self.decimals:
            self._refuse("decimals" if self.decimals else "whole", count=self.decimals)
        if self.least is not None and value < self.least:
            self._refuse("too_small", limit=self.said(self.least))
        if self.greatest is not None and value > self.greatest:
            self._refuse("too_big", limit=self.said(self.greatest))

    def read(self, text: str) -> Decimal | None:
        """What was typed, as a number; raises NotANumber."""
        return read_number(text)

    def said(self, number: Decimal) -> str:
        """A limit in a message."""
        return number_in_words(number)

    def _refuse(self, code: str, **said: Any) -> None:
        raise ValidationError(self.error_messages[code], code=code, params=said)


class MoneyField(NumberField):
    """Pounds and pence, with the sign before the box; takes what NumberField takes."""

    default_error_messages = {
        "required": _("Enter an amount of money"),
        "invalid": _("Enter an amount in pounds, like 30 or 29.50"),
        "decimals": _("Enter an amount in pounds, like 30 or 29.50"),
        "too_small": _("The amount must be %(limit)s or more"),
        "too_big": _("The amount must be %(limit)s or less"),
    }
    prefix = "£"

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"decimals": 2, **options})

    def read(self, text: str) -> Decimal | None:
        return read_money(text)

    def said(self, number: Decimal) -> str:
        return money_in_words(number)
