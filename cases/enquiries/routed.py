"""Why a case is with the team it is with, as the routing of its kind had it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from cases.casework import original
from cases.handling import rows
from cases.models import Case


def why(case: Case) -> str:
    """The row that fired, by its place and its question; "" once something else moved the case."""
    kept = case.route_reason
    if kept.get("reason") == rows.OTHERWISE:
        return _("No routing row fitted: it went to the usual team for this kind of case.")
    if kept.get("reason") != rows.ROW:
        return ""
    place = kept["place"]
    questions = _questions(case, kept["row"])
    if not questions:
        return _("Routing row %(place)d chose the team.") % {"place": place}
    said = ngettext(
        "Routing row %(place)d chose the team, by the answer to %(questions)s.",
        "Routing row %(place)d chose the team, by the answers to %(questions)s.",
        len(questions),
    )
    return said % {"place": place, "questions": ", ".join(f"“{one}”" for one in questions)}


def _questions(case: Case, row: Mapping[str, Any]) -> list[str]:
    """The questions a row asked about, as the customer was asked; none when they were not."""
    form = original.form_of(case)
    fields = {asked["field"] for asked in (row, *row.get("also", ()))}
    return [
        str(asked["question"][get_language() or "cy"])
        for asked in (form.transcript if form else ())
        if fields & {asked["key"], asked.get("meaning")}
    ]
