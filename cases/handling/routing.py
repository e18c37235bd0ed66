"""To whom a case goes: clause 7.3 first, then whoever is free of a part in it."""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import transaction

from cases import events, permissions
from cases.handling import proposals, steps, told
from cases.models import Case, CaseType, Involvement, State
from cases.policy import appeals as rules
from cases.policy.terms import LeadInvolved, Reviewer

RANK = (
    Reviewer.COMPLAINTS_TEAM,
    Reviewer.CHIEF_OFFICER,
    Reviewer.SENIOR_REVIEWER,
    Reviewer.NOBODY,
)
LEAD = permissions.Role.COMPLAINTS_LEAD


def free_in(queue: str, *, users: Collection[int] = (), roles: Collection[str] = ()):
    """The active people who work `queue`, less those shut out by name or by a role they hold."""
    people = get_user_model().objects.filter(
        is_active=True, groups__name__in=permissions.QUEUE_ROLES.get(queue, ())
    )
    shut_out = get_user_model().objects.filter(groups__name__in=roles)
    return people.exclude(pk__in=users).exclude(pk__in=shut_out.values("pk")).distinct()


def free_for(case: Case):
    """The people the case may be given to: nobody for a parked one."""
    standing = case.involvements.standing()
    roles = set(standing.exclude(role="").values_list("role", flat=True))
    return free_in(case.queue, users=standing.people(), roles=roles)


def conflicted(*, users: Collection[int] = (), roles: Collection[str] = ()) -> frozenset[Reviewer]:
    """The reviewers all of whose people are caught.

    A team or a Chief Officer without accounts yet is a matter of staffing, not of conflict; a
    senior reviewer nobody has been named for cannot be given a case.
    """
    held = _roles_held(roles)
    free = [held[pk] for pk in held if pk not in users and not held[pk] & set(roles)]
    caught = set()
    for reviewer in RANK[:-1]:
        works = permissions.QUEUE_ROLES[reviewer]
        if any(works & person for person in free):
            continue
        named = any(works & person for person in held.values())
        if named or reviewer is Reviewer.SENIOR_REVIEWER:
            caught.add(reviewer)
    return frozenset(caught)


def _roles_held(also: Collection[str]) -> dict[int, set[str]]:
    """Everybody active with a queue to work or a role in `also`, and which; in one query."""
    asked = permissions.CASEWORK_ROLES | set(also)
    rows = get_user_model().objects.filter(is_active=True, groups__name__in=asked)
    held: dict[int, set[str]] = {}
    for pk, role in rows.values_list("pk", "groups__name"):
        held.setdefault(pk, set()).add(role)
    return held


def lead_stands(case: Case) -> LeadInvolved:
    """What the standing involvements say of the Complaints Lead."""
    leads = get_user_model().objects.filter(groups__name=LEAD).values("pk")
    standing = case.involvements.standing()
    of_lead = standing.filter(role=LEAD) | standing.filter(user__in=leads)
    sources = set(of_lead.values_list("source", flat=True))
    if sources - {Involvement.Source.UNCHECKED}:
        return LeadInvolved.YES
    return LeadInvolved.UNKNOWN if sources else LeadInvolved.NO


def caught(case: Case) -> frozenset[Reviewer]:
    """The reviewers none of whose people is free for this case."""
    rows = list(case.involvements.standing().values_list("user", "held_by", "role"))
    return conflicted(
        users={pk for user, held_by, _role in rows for pk in (user, held_by) if pk},
        roles={role for _user, _held_by, role in rows if role},
    )


def route_now(case: Case) -> rules.Route:
    """The route of the case as its involvements stand."""
    return _route(case, caught(case))


def _route(case: Case, shut_out: frozenset[Reviewer]) -> rules.Route:
    if case.case_type.flow == CaseType.Flow.ENQUIRY:
        team = Reviewer(case.route_reason.get("team", Reviewer.COMPLAINTS_TEAM))
        return rules.route_complaint(team=team, conflicted=shut_out)
    return rules.route(case.edition.rules, lead_stands(case), conflicted=shut_out)


def settle(case: Case, *, now: datetime, by=None) -> None:
    """Move an open case on after its involvements changed; never back by itself.

    It goes to the first reviewer with somebody free, from where it stands upwards, and is parked
    when there is none: an alert, never silence. Whoever holds it and may no longer see it loses it.
    """
    if case.state == State.CLOSED:
        return
    shut_out = caught(case)
    route = _route(case, shut_out)
    start = max(Reviewer(case.queue), route.reviewer, key=RANK.index)
    queue = next(reviewer for reviewer in RANK[RANK.index(start) :] if reviewer not in shut_out)
    if queue != case.queue:
        place(case, queue, route, now=now, by=by)
    elif case.handler is not None and not permissions.may_hold(case.handler, case):
        steps.assign(case, None)
    if case.state == State.SIGN:
        proposals.settle(case, free=free_for(case), now=now, leave=route.held_to_confirm)
    if route.held_to_confirm and case.state in (State.TRIAGE, State.DECIDE):
        case.state = State.HELD
        case.save(update_fields=["state"])
        steps.go_to(case, "confirm_involvement")


@transaction.atomic
def unpark(case: Case, *, now: datetime) -> bool:
    """Give a parked case to whoever has become free; asked by the clock. Whether somebody has."""
    case = steps.lock(case)
    route = route_now(case)
    if not case.is_parked or route.reviewer == Reviewer.NOBODY:
        return False
    place(case, route.reviewer, route, now=now)
    told.if_moved(case, was=Reviewer.NOBODY, now=now)
    return True


def place(case: Case, queue: str, route: rules.Route, *, now: datetime, by=None) -> None:
    """Put an open case in `queue`, in nobody's hands, and say why."""
    if case.handler_id is not None:
        steps.assign(case, None)
    case.queue = queue
    team = {name: case.route_reason[name] for name in ("team",) if name in case.route_reason}
    case.route_reason = {"reason": route.reason, "clause": route.clause, **team}
    case.version += 1
    case.save(update_fields=["queue", "route_reason", "version"])
    kind = "parked" if queue == Reviewer.NOBODY else "moved"
    events.record(case, kind, now=now, by=by, clause=route.clause, queue=queue)
