"""The same act on many cases: each by itself, and a report of what was not done and why."""

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cases import handling
from cases.models import Case
from cases.permissions import Refused

REFERENCE = re.compile(r"[A-Za-z0-9-]{1,20}")
MOST = 100  # cases at once
REPORTS = 5  # kept for one person
IN_SESSION = "bulk"

NOT_VISIBLE = "not_visible"


@dataclass
class Report:
    """What came of it: the references of the cases done, and of the others with the code of why
    not. `what`: the act."""

    what: str
    done: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def selected(references: Sequence[str]) -> list[str]:
    """The references sent, each once; what cannot be one is left out."""
    return list(dict.fromkeys(filter(REFERENCE.fullmatch, references)))


def give(references: Sequence[str], *, by: Any, to: Any, reason: str, now: datetime) -> Report:
    """Give each case to `to`, a colleague or `by`, or put it back in its queue (None).

    A transaction for each: one that is refused holds up no other. A case that is already where
    it should be counts as done, so that doing it all again changes nothing.
    """
    report = Report("give")
    for reference in references:
        case = Case.objects.visible_to(by).filter(reference=reference).first()
        try:
            if case is None:
                raise Refused(NOT_VISIBLE)
            _give(case, by=by, to=to, reason=reason, now=now)
            report.done.append(reference)
        except Refused as refused:
            report.refused.append((reference, refused.code))
    return report


def _give(case: Case, *, by: Any, to: Any, reason: str, now: datetime) -> None:
    if case.closed_at is None and case.handler_id == (to.pk if to else None):
        return
    if to == by:
        handling.claim(case, by=by, now=now)
    elif case.handler_id is None:
        handling.assign(case, by=by, to=to, reason=reason, now=now)
    else:
        handling.hand_over(case, by=by, to=to, reason=reason, now=now)


def keep(session: Any, key: uuid.UUID, report: Report) -> None:
    """Keep the report for its page: references and codes, no more."""
    kept = session.get(IN_SESSION, {})
    kept[str(key)] = [report.what, report.done, report.refused]
    session[IN_SESSION] = dict(list(kept.items())[-REPORTS:])


def kept(session: Any, key: uuid.UUID) -> Report | None:
    """The report of an act done before; None when it is not known."""
    found = session.get(IN_SESSION, {}).get(str(key))
    return Report(*found) if found else None
