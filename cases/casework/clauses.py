"""The way from a case to the clauses of the edition it is judged by."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.models import Case


def link(case: Case, name: str) -> dict[str, str] | None:
    """The number of the clause `name` as the words of a link; None: not in this edition."""
    number = case.edition.clause_number(name)
    if number is None:
        return None
    where = {"name": name}
    if case.edition.code != "current":
        where["edition"] = case.edition.code
    return {
        "label": _("Clause %(number)s") % {"number": number},
        "url": reverse("clause", kwargs=where),
    }
