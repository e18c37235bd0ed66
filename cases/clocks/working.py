"""How the days of a case were worked out, in sentences: every day shows its working."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from cases.casework import clauses, words
from cases.clock import local_date
from cases.clocks import due
from cases.models import Case, Event
from cases.models.event import OF_TIME
from cases.policy import targets
from cases.policy.targets import Stretch
from design import dates


@dataclass(frozen=True, kw_only=True)
class Given:
    """An extension as its event tells of it."""

    extension: int
    days: int
    on: date
    by: str
    removed_on: date | None = None


@dataclass(kw_only=True)
class Working:
    """What moved the day to answer by, and sentences on how both days came about."""

    clause: dict[str, str] | None
    answer: list[str] = field(default_factory=list)
    acknowledgement: list[str] = field(default_factory=list)
    extensions: list[Given] = field(default_factory=list)
    """Those that stand."""


def of(case: Case) -> Working:
    """The working of both days of a `case` found for a page (`casework.reading`), in one query
    where its time was moved, and in none where it was not."""
    closed, moves = case.council_closed, []
    if case.time_moved:  # type: ignore[attr-defined]
        found = Event.objects.filter(case=case, kind__in=OF_TIME).select_related("by")
        moves = list(found.order_by("at", "pk"))
    given, stretches, since = _extensions(moves), *_pauses(moves)
    standing = [one for one in given if one.removed_on is None]
    target = targets.answer(
        case.received_on,
        case.answer_within,
        closed=closed,
        extensions=[one.days for one in standing],
        pauses=stretches,
        promised=case.due_on,
    )
    clause = due.clause_of(case)
    return Working(
        clause=clauses.link(case, clause) if clause else None,
        answer=[
            *_from(case, case.answer_within),
            *(_extended(one) for one in given),
            *(_stood_still(stretch, closed) for stretch in stretches),
            *(
                [_("The time has been paused since %(day)s.") % {"day": _day(since)}]
                if since
                else []
            ),
            *_besides(target.not_counted),
            *_promise(target),
            _("To be answered by %(day)s.") % {"day": _day(case.due_on)},
        ],
        acknowledgement=_acknowledgement(case, closed),
        extensions=standing,
    )


def _acknowledgement(case: Case, closed: frozenset[date]) -> list[str]:
    target = targets.acknowledgement(
        case.received_on, case.acknowledge_within, closed=closed, promised=case.acknowledge_by
    )
    return [
        *_from(case, case.acknowledge_within),
        *_besides(target.not_counted),
        *_promise(target),
        _("To be acknowledged by %(day)s.") % {"day": _day(case.acknowledge_by)},
    ]


def _from(case: Case, within: int) -> list[str]:
    said = ngettext(
        "The target is %(n)s working day after it.",
        "The target is %(n)s working days after it.",
        within,
    )
    came = _("It came on %(day)s; that day is not counted.") % {"day": _day(case.received_on)}
    return [came, said % {"n": within}]


def _extended(one: Given) -> str:
    said = ngettext(
        "%(who)s gave %(n)s working day more on %(day)s.",
        "%(who)s gave %(n)s working days more on %(day)s.",
        one.days,
    ) % {"who": one.by, "n": one.days, "day": _day(one.on)}
    if one.removed_on is None:
        return said
    removed = _("That was taken away on %(day)s and does not count.")
    return f"{said} {removed % {'day': _day(one.removed_on)}}"


def _stood_still(stretch: Stretch, closed: frozenset[date]) -> str:
    days = targets.paused_days(stretch, closed)
    said = ngettext(
        "The time was paused from %(first)s to %(last)s: %(n)s working day.",
        "The time was paused from %(first)s to %(last)s: %(n)s working days.",
        days,
    )
    first, last = _day(stretch.paused_on), _day(stretch.resumed_on)
    return said % {"first": first, "last": last, "n": days}


def _paused(since: date | None) -> list[str]:
    return [_("The time has been paused since %(day)s.") % {"day": _day(since)}] if since else []


def _besides(days: tuple[date, ...]) -> list[str]:
    if not days:
        return [_("Weekends are not counted.")]
    said = _("Weekends are not counted, nor are these days: %(days)s.")
    return [said % {"days": dates.days_in_words(days, get_language() or "cy")}]


def _promise(target: targets.Target) -> list[str]:
    if not target.keeps_a_promise:
        return []
    said = _("That makes %(day)s; a later day was given before, and it stays.")
    return [said % {"day": _day(target.worked_out)}]


def _extensions(moves: list[Event]) -> list[Given]:
    removed = {
        event.data["extension"]: local_date(event.at)
        for event in moves
        if event.kind == "extension_removed"
    }
    return [
        Given(
            extension=event.data["extension"],
            days=event.data["days"],
            on=local_date(event.at),
            by=words.name_of(event.by),
            removed_on=removed.get(event.data["extension"]),
        )
        for event in moves
        if event.kind == "extended"
    ]


def _pauses(moves: list[Event]) -> tuple[list[Stretch], date | None]:
    """The pauses that are over, and the day since which the time stands still."""
    stretches, since = [], None
    for event in moves:
        if event.kind == "paused":
            since = local_date(event.at)
        elif event.kind == "resumed" and since is not None:
            stretches.append(Stretch(paused_on=since, resumed_on=local_date(event.at)))
            since = None
    return stretches, since


def _day(day: date) -> str:
    return dates.long_date(day, get_language() or "cy")
