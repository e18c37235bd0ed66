"""A date typed in three boxes."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from design import widgets
from design.dates import NotADate, long_date, read_date
from design.fields.base import Question

TODAY_OR_PAST = _("The date must be today or in the past")
TODAY_OR_LATER = _("The date must be today or in the future")


class DateField(Question):
    """Day, month and year; the month in figures or by its name in Welsh or English.

    earliest, latest   limits, both included (give `latest=clock.today()` with the message
                       `error_messages={"too_late": TODAY_OR_PAST}`).
    The clean value is a `date` or None. `initial` may be a date, or what was typed as
    {"day": …, "month": …, "year": …}. Messages: required, missing_day, missing_month, missing_year,
    missing_day_month, missing_day_year, missing_month_year, year_digits, invalid, too_early,
    too_late (the last two get %(date)s).
    """

    default_error_messages = {
        "required": _("Enter a date"),
        "missing_day": _("The date must include a day"),
        "missing_month": _("The date must include a month"),
        "missing_year": _("The date must include a year"),
        "missing_day_month": _("The date must include a day and a month"),
        "missing_day_year": _("The date must include a day and a year"),
        "missing_month_year": _("The date must include a month and a year"),
        "year_digits": _("The year must include 4 numbers"),
        "invalid": _("Enter a real date"),
        "too_early": _("The date must be %(date)s or later"),
        "too_late": _("The date must be %(date)s or earlier"),
    }
    drawn_by = "design/forms/date.html"
    widget = widgets.DatePartsWidget

    def __init__(
        self,
        *,
        earliest: datetime.date | None = None,
        latest: datetime.date | None = None,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.earliest, self.latest = earliest, latest

    def to_python(self, value: Any) -> datetime.date | None:
        if value is None or isinstance(value, datetime.date):
            return value
        try:
            return read_date(value["day"], value["month"], value["year"])
        except NotADate as error:
            raise ValidationError(self.error_messages[error.code], code=error.code) from error

    def validate(self, value: datetime.date | None) -> None:
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            self._refuse("too_early", self.earliest)
        if value and self.latest and value > self.latest:
            self._refuse("too_late", self.latest)

    def _refuse(self, code: str, limit: datetime.date) -> None:
        said = {"date": long_date(limit, get_language() or "cy")}
        raise ValidationError(self.error_messages[code], code=code, params=said)

    def controls_in_error(self, codes: Iterable[str | None]) -> tuple[str, ...]:
        """The boxes to put right: the missing ones, the year, or all three."""
        code = next(iter(codes), None) or ""
        if code.startswith("missing_"):
            return tuple(code.removeprefix("missing_").split("_"))
        return ("year",) if code == "year_digits" else widgets.DATE_PARTS
