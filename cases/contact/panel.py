"""What contact and adjustments add to the page of a case: the bar at its head, and a tab."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cases import permissions
from cases.casework import clauses
from cases.casework.words import CHANNELS, name_of, of
from cases.contact import plans, words
from cases.models import Adjustments, Case, ContactPlan, Customer
from cases.policy import contact as rules
from cases.policy.clauses import Clause
from cases.policy.contact import BEST_FIRST
from cases.policy.terms import Channel


def facts(case: Case, today: date) -> list[dict[str, Any]]:
    """What stands out in the bar: the plan with its clause as a link, and what was agreed. The
    channels it leaves stand there already (`usable`)."""
    found: list[dict[str, Any]] = []
    if plan := case.customer.plan_on(today):
        said = {"points": words.beside_channels(plan), "clause": clauses.link(case, plan.clause)}
        value = render_to_string("cases/contact/plan_fact.html", said)
        found.append({"label": _("Contact plan"), "value": value, "strong": True})
    # Read with the case, where it was read for its page.
    standing = getattr(case.customer, "adjustments_agreed", None)
    if agreed := words.of_adjustments(standing) if standing else []:
        label = pgettext("what the person and the council agreed", "Adjustments agreed")
        found.append({"label": label, "value": " · ".join(agreed), "strong": True})
    return found


def flags(case: Case, today: date) -> list[str]:
    """What to look out for, in a word or two each."""
    plan = case.customer.plan_on(today)
    return [_("No line of contact open")] if plan and not keeps_a_line(case, plan) else []


def keeps_a_line(case: Case, plan: ContactPlan) -> bool:
    """Whether the plan leaves the lines of contact the edition of this case promises (6.2)."""
    lines = plan.permitted - {Channel.TEXT}
    return rules.line_open(case.edition.rules, lines).is_kept


def usable(case: Case, today: date) -> str:
    """The channels by which the customer may be contacted now, best first."""
    names = [of(CHANNELS, channel) for channel in case.customer.ways_on(today).usable]
    return ", ".join(names) or _("None that is known and permitted")


@dataclass(frozen=True)
class Way:
    """One way of contact: where it reaches the person, and why it may not be used."""

    name: str
    where: str
    barred: bool


def ways(case: Case, today: date) -> list[Way]:
    """The ways the customer chose, and those that are used because none of these is left."""
    customer = case.customer
    found = customer.ways_on(today)
    shown = customer.chosen | set(found.usable)
    where = _where(customer)
    return [
        Way(of(CHANNELS, channel), where[channel], channel in found.barred)
        for channel in BEST_FIRST
        if channel in shown
    ]


def _where(customer: Customer) -> dict[Channel, str]:
    return {
        Channel.EMAIL: customer.email,
        Channel.POST: customer.address,
        Channel.PHONE: customer.phone,
        Channel.TEXT: customer.phone,
    }


def page(case: Case, user: Any, today: date) -> dict[str, Any]:
    """What the tab shows."""
    plan, agreed = case.customer.plan_on(today), Adjustments.of(case.customer)
    return {
        "ways": ways(case, today),
        "plan": plan,
        "points": words.of_plan(plan) if plan else [],
        "plan_clause": clauses.link(case, plan.clause) if plan else None,
        "line_clause": clauses.link(case, Clause.ONE_LINE_OPEN),
        "no_line": plan is not None and not keeps_a_line(case, plan),
        "recorded_by": name_of(plan.recorded_by) if plan else "",
        "matched": bool(plan) and plans.was_matched(case),
        "agreed": agreed,
        "agreed_in_words": words.of_adjustments(agreed),
        "agreed_by": name_of(agreed.recorded_by),
        "may_arrange": permissions.user_can_arrange(user, case),
        "former": [
            {
                "points": words.of_plan(one.plan),
                "clause": clauses.link(case, one.plan.clause),
                "plan": one.plan,
                "how": words.HOW_IT_STOPPED[one.how],
            }
            for one in plans.former(case, today=today)
        ],
    }
