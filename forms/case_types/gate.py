"""Whether the kind of case that a form names is there, and its routing rows still find answers."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from bilingual.problems import Problem
from cases.handling import rows
from cases.models import CaseType
from cases.policy.conditions import Condition

BOTH = "cy"
"""The same in both languages: said once, Welsh first."""


def problems(form: Mapping[str, Any], others: Iterable[Mapping[str, Any]]) -> list[Problem]:
    """What keeps this definition from release; `others` are the other forms as they are live."""
    kind = CaseType.objects.filter(code=form["case_type"]).first()
    if kind is None:
        message = _("There is no kind of case “%(code)s”.") % {"code": form["case_type"]}
        mend = _("Choose one that there is.")
        where = _("the kind of case")
        return [Problem(language=BOTH, where=where, message=message, mend=mend)]
    of_kind = [form, *(other for other in others if other["case_type"] == kind.code)]
    return list(_rows(kind, [q for one in of_kind for q in _questions(one)]))


def _rows(kind: CaseType, questions: list[Mapping[str, Any]]) -> Iterator[Problem]:
    for place, row in enumerate(rows.table_of(kind).rows, start=1):
        where = _("routing row %(place)d of the kind of case") % {"place": place}
        for condition in row.conditions:
            yield from _finds(condition, questions, where)


def _finds(
    condition: Condition, questions: list[Mapping[str, Any]], where: str
) -> Iterator[Problem]:
    asked = [q for q in questions if condition.field in (q.get("meaning"), q["key"])]
    if not asked:
        message = _("It asks about “%(field)s”, which no form of this kind would ask any more.")
        mend = _("Keep the question, or change the row first.")
        said = message % {"field": condition.field}
        yield Problem(language=BOTH, where=where, message=said, mend=mend)
    options = {o["value"] for question in asked for o in question.get("options") or ()}
    values = {condition.value} if isinstance(condition.value, str) else set(condition.value)
    if options and (gone := values - options - {""}):
        message = _("It asks for “%(value)s”, which is no option of “%(field)s” any more.")
        mend = _("Keep the option, or change the row first.")
        said = message % {"value": min(gone), "field": condition.field}
        yield Problem(language=BOTH, where=where, message=said, mend=mend)


def _questions(form: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for step in form["steps"]:
        yield from step["questions"]
