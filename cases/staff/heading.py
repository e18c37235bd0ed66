"""What stands above every tab of a case: who it is about, what to bear in mind, the tabs."""

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from cases import clock
from cases.casework import counting, words
from cases.contact import panel as contact
from cases.correspondence import flags as correspondence
from cases.correspondence import listing
from cases.data_protection import panel as data_protection
from cases.models import Case
from cases.staff import panels, waits, worklist
from cases.statements import panel as statements
from design.templatetags.dates import long_date
from design.templatetags.design_tags import due as due_context


def tabs(case: Case, tab: str) -> list[dict[str, Any]]:
    numbers = counting.together(
        {**listing.counted(case), "files": case.files.all(), "notes": case.notes.all()}
    )
    posts = numbers["letters"] + numbers["messages"]
    names = {
        "summary": ("staff:case", _("Summary"), None),
        "answers": ("staff:answers", _("Answers"), None),
        "files": ("staff:files", _("Files"), numbers["files"]),
        "letters": ("staff:letters", _("Correspondence"), posts),
        "notes": ("staff:notes", _("Notes"), numbers["notes"]),
        "contact": ("staff:contact", pgettext("part of a case", "Contact"), None),
        "statements": ("staff:case_statements", _("Statements"), None),
        "timeline": ("staff:timeline", _("Timeline"), None),
    }
    if case.closed_at or getattr(case, "has_ombudsman_record", False):
        names["ombudsman"] = ("staff:ombudsman", _("Ombudsman"), None)
    return [
        {
            "label": label,
            "url": reverse(name, args=[case.reference]),
            "current": tab == key,
            "count": count,
        }
        for key, (name, label, count) in names.items()
    ]


def tags(case: Case) -> list[dict[str, str]]:
    """The kind of case, the step it waits for, and what to look out for."""
    kind, step = words.case_type(case, get_language() or "cy"), words.of(words.STATES, case.state)
    return [
        {"text": kind, "kind": "quiet"},
        *([{"text": step, "kind": "good" if case.closed_at else "quiet"}] if step != kind else []),
        *({"text": flag, "kind": "bad"} for flag in contact.flags(case, clock.today())),
        *({"text": wait, "kind": "quiet"} for wait in waits.of(case)),
        *({"text": flag, "kind": "wait"} for flag in correspondence.of(case)),
        *({"text": flag, "kind": "wait"} for flag in statements.flags(case, clock.today())),
        *({"text": flag, "kind": "wait"} for flag in data_protection.flags(case)),
        *({"text": flag, "kind": "wait"} for flag in panels.of(case).flags(case)),
    ]


def facts(case: Case) -> list[dict[str, Any]]:
    """What to know before one does anything: language, ways of contact, adjustments, the date."""
    identity = panels.of(case).identity(case)
    facts = [
        {"label": _("Reply in"), "value": words.of(words.LANGUAGES, case.language)},
        {
            "label": _("May be contacted by"),
            "value": contact.usable(case, clock.today()),
        },
        {"label": pgettext("whose work", "With"), "value": words.of(words.QUEUES, case.queue)},
        {
            "label": _("Held by"),
            "value": words.name_of(case.handler) or pgettext("holder of a case", "Nobody"),
        },
        _due(case),
        *contact.facts(case, clock.today()),
    ]
    if identity["representative"]:
        who = ", ".join(filter(None, [identity["representative"], identity["relation"]]))
        facts.append({"label": _("Written by"), "value": who})
    if identity["adjustments"]:
        facts.append(
            {
                "label": _("Adjustments needed"),
                "value": identity["adjustments"],
                "lang": identity["written_in"],
                "strong": True,
            }
        )
    return facts


def _due(case: Case) -> dict[str, Any]:
    if case.closed_at:
        return {"label": _("Closed on"), "value": long_date(case.closed_at)}
    today = clock.today()
    left = worklist.days_left(case, today, case.council_closed)
    said = due_context(
        case.due_on,
        left,
        overdue=worklist.is_overdue(case, today),
        paused=case.is_paused,  # type: ignore[attr-defined]
    )
    due = render_to_string("design/components/due.html", said)
    return {"label": _("To be answered by"), "value": due}
