"""The appeal: when the notice came, the last day, lateness, who decides, what comes after.

Nothing here ever turns an appeal away: lateness and conflict are facts for a person to weigh.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cases.policy import working_days
from cases.policy.clauses import Clause, clause
from cases.policy.terms import Edition, Lateness, LeadInvolved, Reviewer

STATED_LONG_AFTER_DEEMED = 10
"""Working days after the deemed day beyond which a stated date is shown to staff to check."""


class Basis(StrEnum):
    """What the day of receipt rests on."""

    STATED = "stated"  # the customer's own date
    DEEMED = "deemed"  # the day a notice sent so is taken to have come
    SENT = "sent"  # the date on the notice: the customer's date lies before it
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """The day the customer is taken to have had the decision."""

    received_on: date | None
    basis: Basis
    check: bool
    """Staff should look: the stated date lies before the notice, or long after the deemed day."""
    clause: Clause = Clause.APPEAL_WINDOW


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """The last day to appeal, with its working."""

    received_on: date | None
    basis: Basis
    check: bool
    window: int | None
    """Working days this edition gives; None: no limit."""
    last_day: date | None
    """Ends at 23:59:59 Europe/London. None: no limit, or the day of receipt is not known."""
    not_counted: tuple[date, ...]
    """Closed weekdays passed over between receipt and the last day."""
    clause: Clause = Clause.APPEAL_WINDOW


@dataclass(frozen=True, kw_only=True)
class Timeliness:
    """How an appeal stands to its last day."""

    lateness: Lateness
    days_late: int
    """Working days late, counting a begun one (a Saturday after a Friday is 1); 0 when not late."""
    clause: Clause = Clause.APPEAL_WINDOW


class RouteReason(StrEnum):
    """Why an appeal goes where it goes."""

    TEAM_CONSIDERS = "team_considers"  # the ordinary way
    LEAD_INVOLVED = "lead_involved"
    TEAM_CONFLICTED = "team_conflicted"  # the whole team is caught
    CHIEF_OFFICER_CONFLICTED = "chief_officer_conflicted"
    NOBODY_FREE = "nobody_free"  # parked: alert, and tell the customer the date and the Ombudsman
    AS_ROUTED = "as_routed"  # the team that its kind or a routing row names; no appeal
    NO_INTERNAL_STEP = "no_internal_step"  # involvement confirmed, and only the Ombudsman is left


@dataclass(frozen=True, kw_only=True)
class Route:
    """Who decides, and why."""

    reviewer: Reviewer
    reason: RouteReason
    held_to_confirm: bool
    """The reviewer first confirms from records that the Lead was involved; see `confirm_lead`."""
    lead_shut_out: bool
    """The Complaints Lead may not see, hold or decide it: until the check is recorded when nobody
    knows whether they were involved, for good when they were."""
    clause: Clause


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """Where a customer may turn when the council's own steps are over."""

    reviewer: Reviewer
    clause: Clause | None
    """None: this edition is silent, and the right rests on the Ombudsman's own Act."""


@clause(Clause.APPEAL_WINDOW)
def effective_receipt(
    *,
    stated: date | None,
    deemed: date | None,
    closed: frozenset[date],
    sent_on: date | None = None,
) -> Receipt:
    """The later of the stated and the deemed day when both are known, else whichever is known.

    A stated date before the notice's own is queried, not refused: it is never counted from, as
    nobody has a letter before it is written. One more than ten working days after the deemed day
    counts, with a note to check.
    """
    days = [
        (day, basis)
        for day, basis in ((stated, Basis.STATED), (deemed, Basis.DEEMED))
        if day is not None
    ]
    if stated and sent_on and stated < sent_on:
        days.append((sent_on, Basis.SENT))
    if not days:
        return Receipt(received_on=None, basis=Basis.NOT_KNOWN, check=False)
    received_on, basis = max(days, key=lambda known: known[0])
    too_early = bool(stated and sent_on and stated < sent_on)
    too_long = bool(
        stated
        and deemed
        and working_days.between(deemed, stated, closed) > STATED_LONG_AFTER_DEEMED
    )
    return Receipt(received_on=received_on, basis=basis, check=too_early or too_long)


@clause(Clause.APPEAL_WINDOW)
def deadline(
    edition: Edition,
    *,
    stated: date | None,
    deemed: date | None,
    closed: frozenset[date],
    sent_on: date | None = None,
) -> Deadline:
    """The last day to appeal: the edition's window in working days after the day of receipt."""
    receipt = effective_receipt(stated=stated, deemed=deemed, closed=closed, sent_on=sent_on)
    received_on, window = receipt.received_on, edition.terms.appeal_window
    last_day: date | None = None
    skipped: tuple[date, ...] = ()
    if received_on and window:
        last_day = working_days.after(received_on, window, closed)
        skipped = working_days.not_counted(received_on, last_day, closed)
    return Deadline(
        received_on=received_on,
        basis=receipt.basis,
        check=receipt.check,
        window=window,
        last_day=last_day,
        not_counted=skipped,
    )


@clause(Clause.APPEAL_WINDOW)
def lateness(deadline: Deadline, appealed_on: date, closed: frozenset[date]) -> Timeliness:
    """In time to the end of the last day. Receipt not known is "not known", never "late"."""
    if deadline.window is None:
        return Timeliness(lateness=Lateness.NO_LIMIT, days_late=0)
    if deadline.last_day is None:
        return Timeliness(lateness=Lateness.NOT_KNOWN, days_late=0)
    if appealed_on <= deadline.last_day:
        return Timeliness(lateness=Lateness.IN_TIME, days_late=0)
    days = working_days.between(deadline.last_day, appealed_on, closed)
    if not working_days.is_working_day(appealed_on, closed):
        days += 1
    return Timeliness(lateness=Lateness.LATE, days_late=days)


@clause(Clause.APPEAL_WINDOW)
def no_worse(
    *, lateness: Lateness, last_day: date | None, then: Lateness, then_last_day: date | None
) -> bool:
    """Whether a day of receipt stated later leaves the customer at least where they stand.

    A later last day never hurts and an earlier one is never taken by itself: a promised date is
    not shortened. What would hurt is a fact for a person to weigh.
    """
    place = {Lateness.LATE: 0, Lateness.NOT_KNOWN: 1, Lateness.NO_LIMIT: 2, Lateness.IN_TIME: 2}
    if place[Lateness(then)] != place[Lateness(lateness)]:
        return place[Lateness(then)] > place[Lateness(lateness)]
    return last_day is None or (then_last_day is not None and then_last_day >= last_day)


@clause(Clause.LEAD_INVOLVED, Clause.APPEAL_WINDOW)
def route(edition: Edition, lead: LeadInvolved, *, conflicted: frozenset[Reviewer]) -> Route:
    """Who decides. `conflicted` are the reviewers all of whose people are caught by a conflict.

    Lead involved: the Chief Officer; where the edition leaves only the Ombudsman, held for the
    Chief Officer to confirm. Otherwise the Complaints Team, with the Lead shut out while nobody
    knows. Whoever is caught is passed over: team, Chief Officer, senior reviewer, nobody.
    The clauses provide for the Lead only; passing over the others is our reading of fairness.
    """
    lead = LeadInvolved(lead)
    involved = lead is LeadInvolved.YES
    chain = [Reviewer.CHIEF_OFFICER, Reviewer.SENIOR_REVIEWER]
    if not involved:
        chain.insert(0, edition.terms.appeal_considered_by)
    reviewer = next((who for who in chain if who not in conflicted), Reviewer.NOBODY)
    return Route(
        reviewer=reviewer,
        reason=_why(reviewer, involved),
        held_to_confirm=involved and edition.terms.when_lead_involved == Reviewer.OMBUDSMAN,
        lead_shut_out=lead is not LeadInvolved.NO,
        clause=Clause.LEAD_INVOLVED if involved else Clause.APPEAL_WINDOW,
    )


@clause(Clause.CONTACT_AND_COMPLAINT_APART)
def route_complaint(
    *, conflicted: frozenset[Reviewer], team: Reviewer = Reviewer.COMPLAINTS_TEAM
) -> Route:
    """Who answers a complaint or what else is no appeal, which is kept apart from the management
    of contact: `team`, without whoever had a part in the matter; then whoever is free, upwards as
    for an appeal.

    The policy does not send a complaint to the Chief Officer because the Lead was involved.
    """
    chain = (Reviewer.COMPLAINTS_TEAM, Reviewer.CHIEF_OFFICER, Reviewer.SENIOR_REVIEWER)
    upwards = chain[chain.index(team) :]
    reviewer = next((who for who in upwards if who not in conflicted), Reviewer.NOBODY)
    as_routed = reviewer is team and team is not Reviewer.COMPLAINTS_TEAM
    return Route(
        reviewer=reviewer,
        reason=RouteReason.AS_ROUTED if as_routed else _why(reviewer, involved=False),
        held_to_confirm=False,
        lead_shut_out=False,
        clause=Clause.CONTACT_AND_COMPLAINT_APART,
    )


@clause(Clause.LEAD_INVOLVED)
def confirm_lead(edition: Edition, involved: bool, *, conflicted: frozenset[Reviewer]) -> Route:
    """Where an appeal goes once the records show whether the Lead was involved.

    Confirmed, in an edition that leaves only the Ombudsman: there, with a letter that says so
    (`Outcome.NO_INTERNAL_STEP`). Not confirmed: the Complaints Team, in either edition.
    """
    if involved and edition.terms.when_lead_involved == Reviewer.OMBUDSMAN:
        return Route(
            reviewer=Reviewer.OMBUDSMAN,
            reason=RouteReason.NO_INTERNAL_STEP,
            held_to_confirm=False,
            lead_shut_out=True,
            clause=Clause.LEAD_INVOLVED,
        )
    return route(edition, LeadInvolved.YES if involved else LeadInvolved.NO, conflicted=conflicted)


@clause(Clause.OMBUDSMAN, Clause.LEAD_INVOLVED)
def next_step(edition: Edition, decided_by: Reviewer) -> NextStep:
    """Where the customer may turn next: always the Ombudsman; which clause says so differs.

    `decided_by` is who gave the council's last answer: `Reviewer.OMBUDSMAN` when the edition
    gave no internal step, and then the clause on the Lead's involvement says it.
    """
    if decided_by == Reviewer.OMBUDSMAN:
        says_so: Clause | None = Clause.LEAD_INVOLVED
    else:
        says_so = Clause.OMBUDSMAN if edition.terms.after_investigation else None
    return NextStep(reviewer=Reviewer.OMBUDSMAN, clause=says_so)


def _why(reviewer: Reviewer, involved: bool) -> RouteReason:
    if reviewer is Reviewer.NOBODY:
        return RouteReason.NOBODY_FREE
    if reviewer is Reviewer.SENIOR_REVIEWER:
        return RouteReason.CHIEF_OFFICER_CONFLICTED
    if involved:
        return RouteReason.LEAD_INVOLVED
    if reviewer is Reviewer.CHIEF_OFFICER:
        return RouteReason.TEAM_CONFLICTED
    return RouteReason.TEAM_CONSIDERS
