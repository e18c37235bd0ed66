"""The day to answer one case by: worked out from its rows, kept with an event that says why."""

from datetime import date, datetime
from typing import Any

from cases import events
from cases.models import Case, CaseType, ClosedDay, Extension, Pause
from cases.policy import targets
from cases.policy.clauses import Clause

MOVES = ("extended", "extension_removed", "resumed", "recalculated")
"""The events that tell a day to answer by."""


def standing(case: Case) -> list[Extension]:
    """The extensions that count, in order."""
    return [found for found in case.extensions.all() if found.removed_at is None]


def stands_still(case: Case) -> Pause | None:
    """The pause that has not ended."""
    return case.pauses.filter(resumed_on=None).first()


def work_out(
    case: Case,
    *,
    promised: date | None,
    more: int = 0,
    until: date | None = None,
    closed: frozenset[date] | None = None,
) -> targets.Target:
    """The day to answer by as the rows of the case have it.

    `more`: working days of an extension not kept yet; `until`: the pause that stands ends then.
    """
    stretches = [
        targets.Stretch(paused_on=pause.paused_on, resumed_on=last)
        for pause in case.pauses.all()
        if (last := pause.resumed_on or until)
    ]
    return targets.answer(
        case.received_on,
        case.answer_within,
        closed=ClosedDay.objects.for_council() if closed is None else closed,
        extensions=[*(extension.days for extension in standing(case)), more],
        pauses=stretches,
        promised=promised,
    )


def promised(case: Case, *, besides: Extension | None = None) -> date:
    """The latest day the customer was told that rests on no extension removed since.

    `besides`: as if that one were removed too.
    """
    moves = case.events.filter(kind__in=MOVES).order_by("at", "pk").values_list("data", flat=True)
    told = [
        targets.Told(
            due_on=date.fromisoformat(said["due_on"]), extensions=frozenset(said["extensions"])
        )
        for said in moves
    ]
    first = date.fromisoformat(moves[0]["was"]) if told else case.due_on
    removed = set(case.extensions.exclude(removed_at=None).values_list("pk", flat=True))
    if besides:
        removed.add(besides.pk)
    return targets.promised([targets.Told(due_on=first), *told], removed=removed) or first


def move(case: Case, kind: str, to: date, *, now: datetime, by: Any = None, **said: Any) -> None:
    """Keep the new day, for a verb that holds the case; the event says the old one too."""
    was, case.due_on = case.due_on, to
    case.version += 1
    case.save(update_fields=["due_on", "acknowledge_by", "version"])
    events.record(
        case,
        kind,
        now=now,
        by=by,
        clause=clause_of(case),
        was=was.isoformat(),
        due_on=to.isoformat(),
        extensions=[extension.pk for extension in standing(case)],
        **said,
    )


def clause_of(case: Case) -> str:
    """The clause under which the council answers: an appeal is considered as a complaint (7.2);
    the time of any other case rests on no clause of the policy."""
    return Clause.APPEAL_WINDOW if case.case_type.code == CaseType.APPEAL else ""
