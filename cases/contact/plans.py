"""The contact plan of a person: recorded, replaced, ended, and known again when they write (6.1).

The person is known again in later cases by `matching`, so one plan can stand for several cases.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from cases import clock, events, permissions
from cases.casework import Incomplete
from cases.clock import local_date
from cases.contact.same_person import is_same
from cases.models import Case, ContactPlan, Customer
from cases.policy import contact as rules
from cases.policy.clauses import Clause
from cases.policy.terms import Channel

WEEKDAYS = range(1, 6)  # ISO: the council calls from Monday to Friday
CLAUSES = (Clause.MEASURES, Clause.TELEPHONE_RESTRICTION)  # what a plan can rest on


def problems(case: Case, *, today: date, clause: str, **plan) -> list[tuple[str, str]]:
    """What is missing or wrong in a plan for the person of `case`: pairs of a field and a code."""
    lines, found = _lines(plan), []
    if clause not in CLAUSES or case.edition.clause_number(clause) is None:
        found.append(("clause", "invalid_choice"))
    elif clause == Clause.TELEPHONE_RESTRICTION:
        if not rules.restricts_only_telephone(lines):
            found.append(("channels", "only_telephone"))
        if plan["until"] is None:
            found.append(("until", "required"))
    if plan["until"] is not None and plan["until"] < today:
        found.append(("until", "too_early"))
    if not set(plan["phone_days"]) <= set(WEEKDAYS):
        found.append(("phone_days", "invalid_choice"))
    kept = rules.line_open(case.edition.rules, lines).is_kept
    if not kept and not plan["no_line_reason"].strip():
        found.append(("no_line_reason", "required"))
    return found


def _lines(plan) -> frozenset[Channel]:
    permits = {Channel.EMAIL: "may_email", Channel.POST: "may_post", Channel.PHONE: "may_phone"}
    return frozenset(channel for channel, name in permits.items() if plan[name])


@transaction.atomic
def record(
    case: Case,
    *,
    by,
    now: datetime,
    may_email: bool,
    may_post: bool,
    may_phone: bool,
    phone_days: Collection[int] = (),
    contact_person: str = "",
    clause: str = Clause.MEASURES,
    until: date | None = None,
    no_line_reason: str = "",
) -> ContactPlan:
    """Put a contact plan on record for the person of `case`, in place of any other.

    phone_days: ISO weekdays on which calls may be made; none: any. A plan that leaves fewer lines
    than the edition promises has a reason (6.2). The same plan recorded twice is one. Raises
    Incomplete, and then nothing is changed.
    """
    said: dict[str, Any] = {
        "may_email": may_email,
        "may_post": may_post,
        "may_phone": may_phone,
        "phone_days": sorted(set(phone_days)) if may_phone else [],
        "contact_person": contact_person.strip(),
        "clause": clause,
        "until": until,
        "no_line_reason": no_line_reason.strip(),
    }
    if found := problems(case, today=local_date(now), **said):
        raise Incomplete(found)
    customer = _locked(case, by)
    before = customer.plan_on(local_date(now))
    if before is not None and all(getattr(before, name) == value for name, value in said.items()):
        return before
    plan = ContactPlan.objects.create(**said, recorded_by=by, recorded_at=now)
    people = _people(customer)
    if customer.plan is not None:
        _close(customer.plan, by=by, now=now, reason="")
    Customer.objects.filter(pk__in=people).update(plan=plan)
    _tell(people, "contact_plan_recorded", plan, by=by, now=now)
    return plan


@transaction.atomic
def end(case: Case, *, by, now: datetime, reason: str) -> None:
    """End the plan of the person of `case`, with a reason; ending it twice is once."""
    if not reason.strip():
        raise Incomplete([("reason", "required")])
    customer = _locked(case, by)
    plan = customer.plan_on(local_date(now))
    if plan is None:
        return
    _close(plan, by=by, now=now, reason=reason.strip())
    people = _people(customer)
    Customer.objects.filter(pk__in=people).update(plan=None)
    _tell(people, "contact_plan_ended", plan, by=by, now=now)


@transaction.atomic
def take_off(case: Case, *, by, now: datetime) -> None:
    """Take off this case a plan that is someone else's; it stands for them as before."""
    customer = _locked(case, by)
    if customer.plan is None:
        return
    if not was_matched(case):
        raise permissions.Refused("plan_not_matched")
    plan, customer.plan = customer.plan, None
    customer.save(update_fields=["plan"])
    events.record(case, "contact_plan_taken_off", now=now, by=by, plan=plan.pk)


def was_matched(case: Case) -> bool:
    """Whether the plan was put on this case because the person was taken to be one we know."""
    happened = set(case.events.values_list("kind", flat=True))
    return "contact_plan_applied" in happened and "contact_plan_taken_off" not in happened


def matching(answers, *, today: date | None = None) -> ContactPlan | None:
    """The plan in force for the person whose answers these are: known by the very e-mail address,
    or by the same name at the same postcode. The latest, should there be several.

    answers: anything with `name`, `email` and `address`.
    """
    today = today or clock.today()
    known = Customer.objects.filter(plan__ended_at=None, plan__isnull=False).select_related("plan")
    for customer in known.order_by("-plan__recorded_at", "-plan__pk", "pk"):
        plan = customer.plan_on(today)
        if plan is not None and is_same(customer, answers):
            return plan
    return None


@dataclass(frozen=True)
class Former:
    """A plan that no longer stands, and how it came to that."""

    plan: ContactPlan
    how: str
    """ended, replaced or expired"""


def former(case: Case, *, today: date) -> list[Former]:
    """The plans that stood on this case before, the latest first."""
    kinds = ("contact_plan_recorded", "contact_plan_applied")
    known = case.events.filter(kind__in=kinds).values_list("data", flat=True)
    plans = ContactPlan.objects.select_related("recorded_by", "ended_by").filter(
        pk__in={data["plan"] for data in known if "plan" in data}
    )
    return [
        Former(plan, _how(plan))
        for plan in plans.order_by("-recorded_at", "-pk")
        if not plan.stands_on(today)
    ]


def _how(plan: ContactPlan) -> str:
    if plan.ended_at is None:
        return "expired"
    return "ended" if plan.ended_reason else "replaced"


def _locked(case: Case, by) -> Customer:
    """The person, locked; whoever may not arrange this case's contact is refused."""
    permissions.check_user_can_arrange(by, case)
    return Customer.objects.select_for_update().get(pk=case.customer_id)


def _people(customer: Customer) -> list[int]:
    """The rows that are this person: those of every case on which their plan stands."""
    if customer.plan_id is None:
        return [customer.pk]
    same = Customer.objects.select_for_update().filter(plan=customer.plan_id).order_by("pk")
    return list(same.values_list("pk", flat=True))


def _close(plan: ContactPlan, *, by, now: datetime, reason: str) -> None:
    plan.ended_at, plan.ended_by, plan.ended_reason = now, by, reason
    plan.save(update_fields=["ended_at", "ended_by", "ended_reason"])


def _tell(people: list[int], kind: str, plan: ContactPlan, *, by, now: datetime) -> None:
    for case in Case.objects.filter(customer__in=people).order_by("pk"):
        events.record(case, kind, now=now, by=by, clause=plan.clause, plan=plan.pk)
