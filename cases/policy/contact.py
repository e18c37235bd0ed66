"""Managing contact: the measures, the line that stays open, the review."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cases.policy import working_days
from cases.policy.clauses import Clause, clause
from cases.policy.terms import CameBy, Channel, Edition

_LOOK_AHEAD = 42  # days: longer than any run of closed days


class Measure(StrEnum):
    """Ways of managing contact (6.1, an open list: "amongst other considerations")."""

    FORM_OF_CONTACT = "form_of_contact"  # for example e-mail or letter only
    CALL_TIMES = "call_times"  # calls on given days or times
    SINGLE_POINT = "single_point"  # one person for all future correspondence
    BEHAVIOUR_CONTRACT = "behaviour_contract"  # agreed, and signed by the customer
    BLOCKED = "blocked"  # calls or e-mails are not received; never closes the appeal door
    READ_AND_FILED = "read_and_filed"  # read for new issues, then filed; an appeal is acknowledged
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class LineOpen:
    """Whether a decision leaves the customer the lines of contact the edition promises."""

    open_lines: frozenset[Channel]
    is_kept: bool
    """False: "wherever possible" needs a recorded reason and a second person."""
    clause: Clause = Clause.ONE_LINE_OPEN


BEST_FIRST = (Channel.EMAIL, Channel.POST, Channel.PHONE, Channel.TEXT)
"""Which channel is taken when a person may be reached by several."""


@dataclass(frozen=True, kw_only=True)
class Ways:
    """By which channels a person may be written to or called now."""

    usable: tuple[Channel, ...]
    """Best first. Empty: no channel is both known and permitted, so a person has to look."""
    barred: frozenset[Channel]
    """Channels the measures do not permit."""
    as_chosen: bool
    """False: nothing that the person chose is left; `usable` is what the measures leave."""
    clause: Clause = Clause.MEASURES


@dataclass(frozen=True, kw_only=True)
class ReviewDue:
    """When a decision to manage contact is to be reviewed."""

    due_on: date | None
    """On or before this day; it does not move for weekends. None: this edition sets no time."""
    internal_target: date | None
    """The last working day on or before it."""
    clause: Clause = Clause.DECISION_REVIEW


@clause(Clause.ONE_LINE_OPEN)
def line_open(edition: Edition, open_lines: Collection[Channel]) -> LineOpen:
    """Check the lines of contact a decision leaves open. The way to appeal is no line of these:
    it is always open."""
    lines = frozenset(open_lines)
    return LineOpen(open_lines=lines, is_kept=len(lines) >= edition.terms.lines_left_open)


@clause(Clause.TELEPHONE_RESTRICTION)
def restricts_only_telephone(open_lines: Collection[Channel]) -> bool:
    """Whether these lines leave open what a line manager may not close: all but the telephone."""
    return frozenset(open_lines) >= {Channel.EMAIL, Channel.POST}


@clause(Clause.MEASURES)
def ways_now(
    *,
    chosen: Collection[Channel],
    reachable: Collection[Channel],
    permitted: Collection[Channel],
) -> Ways:
    """The channels that may be used now: those the person chose, can be reached by and is
    permitted; when none of these is left, any they can be reached by and are permitted.

    A text message is used only beside another channel and only when chosen: it carries no letter.
    """
    may_be_used = frozenset(reachable) & frozenset(permitted)
    wanted = may_be_used & frozenset(chosen)
    as_chosen = bool(wanted - {Channel.TEXT})
    if not as_chosen:
        wanted |= may_be_used - {Channel.TEXT}
    if wanted == {Channel.TEXT}:
        wanted = frozenset()
    return Ways(
        usable=tuple(channel for channel in BEST_FIRST if channel in wanted),
        barred=frozenset(Channel) - frozenset(permitted),
        as_chosen=as_chosen,
    )


@clause(Clause.MEASURES)
def is_barred(
    came_by: CameBy, day: date, permitted: Collection[Channel], weekdays: Collection[int]
) -> bool:
    """Whether the measures leave this way of contacting the council out, or a call on this day.

    The form and the counter are no line of contact that measures close. An appeal is taken in by
    whatever way it came; this is only told.
    """
    if came_by in (CameBy.ONLINE, CameBy.IN_PERSON):
        return False
    if Channel(came_by) not in permitted:
        return True
    return came_by is CameBy.PHONE and not is_day_for_calls(day, weekdays)


@clause(Clause.MEASURES)
def is_day_for_calls(day: date, weekdays: Collection[int]) -> bool:
    """Whether the measures let a call be made on `day`. weekdays: ISO, 1 is Monday; none: any."""
    return not weekdays or day.isoweekday() in weekdays


@clause(Clause.MEASURES)
def next_day_for_calls(day: date, weekdays: Collection[int], closed: frozenset[date]) -> date:
    """The first day on or after `day` for a call: a working day among `weekdays`.

    Weekdays that never are working days are taken as they stand.
    """
    for ahead in range(_LOOK_AHEAD):
        found = day + timedelta(days=ahead)
        if is_day_for_calls(found, weekdays) and working_days.is_working_day(found, closed):
            return found
    return next(
        found
        for found in (day + timedelta(days=ahead) for ahead in range(7))
        if is_day_for_calls(found, weekdays)
    )


@clause(Clause.DECISION_REVIEW)
def review_due(edition: Edition, notice_on: date, closed: frozenset[date]) -> ReviewDue:
    """The edition's calendar months from the date of the notice (not from its receipt)."""
    months = edition.terms.review_within
    if months is None:
        return ReviewDue(due_on=None, internal_target=None)
    due_on = working_days.months_after(notice_on, months)
    return ReviewDue(
        due_on=due_on, internal_target=working_days.working_day_on_or_before(due_on, closed)
    )
