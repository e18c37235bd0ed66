"""How colleagues are named to one another."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cases.casework.words import name_of
from design.templatetags.dates import long_date


def named(user: Any, away: Mapping[int, date]) -> str:
    """A colleague by name, and until when they are away."""
    if user.pk not in away:
        return name_of(user)
    said = _("%(name)s (away until %(day)s)")
    return said % {"name": name_of(user), "day": long_date(away[user.pk])}
