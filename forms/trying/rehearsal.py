"""Sending for show: the case is made as ever, looked at, and undone before anybody knows of it."""

from typing import Any

from django.db import transaction

from cases.casework import rehearsed
from cases.casework import words as casework
from cases.enquiries import routed
from cases.models import Case
from cases.ombudsman.words import ROUTES
from forms import present, receipts, sending
from forms.drafts import Draft
from forms.engine import Journey


def rehearse(draft: Draft, journey: Journey) -> tuple[str, dict[str, Any]]:
    """The template of the receipt and what it would say; in `trial`, whose work the case would be,
    by which row or clause, and the letters that would have gone.

    All of it in one transaction that is rolled back: no case, no letter, no reference is left.
    """
    with transaction.atomic():
        case = sending.open_case(draft, journey)
        draft.end = journey.end.key if journey.end else ""
        template = receipts.template(case)
        shown = {
            **receipts.of(case, journey.language),
            "ending": present.ending(draft, journey.language),
            "trial": {**rehearsed.outcome(case), "why": _why(case)},
        }
        transaction.set_rollback(True)
    return template, shown


def _why(case: Case) -> str:
    """The routing row that fired; what clause 7.3 made of it, where that had the last word."""
    return routed.why(case) or casework.of(ROUTES, case.route_reason.get("reason", ""))
