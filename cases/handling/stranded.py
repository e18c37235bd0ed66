"""Cases that a change among the staff has left in the wrong hands, or in nobody's reach.

Somebody leaves, changes role or comes to hold the role that had a part: no verb on the case says
so, so the clock looks.
"""

from collections import defaultdict
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import transaction

from cases import events, permissions
from cases.handling import routing, steps, told
from cases.models import Case, Involvement, Proposal, Queue


def settle(*, now: datetime) -> int:
    """Take each such case from whoever may not hold it, and give it to who may (7.3); how many."""
    stranded = _found()
    for case in stranded:
        with transaction.atomic():
            _settle(case, now=now)
    return len(stranded)


def _found() -> list[Case]:
    """In a number of queries that does not grow with the cases."""
    works = {queue: _people(groups__name__in=of) for queue, of in permissions.QUEUE_ROLES.items()}
    standing = Involvement.objects.standing().filter(case__closed_at=None)
    roles = set(standing.exclude(role="").values_list("role", flat=True))
    holders = {role: _people(groups__name=role) for role in roles}
    out: dict[int, set[int]] = defaultdict(set)
    for case, user, role in standing.values_list("case", "user", "role"):
        out[case] |= holders[role] if role else {user}
    for case, user in standing.exclude(held_by=None).values_list("case", "held_by"):
        out[case].add(user)
    proposers = dict(Proposal.objects.waiting().values_list("case", "proposed_by"))
    found = []
    for case in Case.objects.open().exclude(queue=Queue.NOBODY).only("pk", "queue", "handler"):
        free = works[case.queue] - out[case.pk]
        is_held_wrongly = case.handler_id is not None and case.handler_id not in free
        signers = free - {proposers.get(case.pk)}  # nobody signs off what they proposed
        if is_held_wrongly or (works[case.queue] and not signers):
            found.append(case)
    return found


def _people(**who) -> set[int]:
    active = get_user_model().objects.filter(is_active=True, **who)
    return set(active.values_list("pk", flat=True))


def _settle(case: Case, *, now: datetime) -> None:
    case = steps.lock(case)
    was, held = case.queue, case.handler
    if held is not None and not permissions.may_hold(held, case):
        steps.assign(case, None)
        events.record(case, "taken_from", now=now, to=held.pk)
    routing.settle(case, now=now)
    told.if_moved(case, was=was, now=now)
