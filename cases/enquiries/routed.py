"""Why a case is with the team it is with, as the routing of its kind had it."""

from django.utils.translation import get_language
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
    if question := _question(case, kept["row"]["field"]):
        said = _("Routing row %(place)d chose the team, by the answer to “%(question)s”.")
        return said % {"place": place, "question": question}
    return _("Routing row %(place)d chose the team.") % {"place": place}


def _question(case: Case, field: str) -> str:
    """The question a row asked about, as the customer was asked; "" when they were not."""
    form = original.form_of(case)
    for asked in form.transcript if form else ():
        if field in (asked["key"], asked.get("meaning")):
            return str(asked["question"][get_language() or "cy"])
    return ""
