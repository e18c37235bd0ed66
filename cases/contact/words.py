"""A contact plan and adjustments in words, in the language of the person who reads."""

from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from cases.casework import words
from cases.models import Adjustments, ContactPlan
from cases.policy.contact import BEST_FIRST
from cases.policy.terms import Channel
from design import dates

HOW_IT_STOPPED: words.Words = {
    "ended": gettext_lazy("Ended"),
    "replaced": gettext_lazy("Replaced by another plan"),
    "expired": gettext_lazy("Past its last day"),
}


def lines(plan: ContactPlan) -> list[str]:
    """The channels a plan leaves open, best first; a text message goes with the telephone."""
    said = (channel for channel in BEST_FIRST if channel is not Channel.TEXT)
    return [words.of(words.CHANNELS, channel) for channel in said if channel in plan.permitted]


def call_days(plan: ContactPlan) -> str:
    """The weekdays on which calls may be made; empty for any."""
    if not plan.phone_days:
        return ""
    return dates.weekdays_in_words(plan.phone_days, get_language() or "cy")


def of_plan(plan: ContactPlan) -> list[dict[str, str]]:
    """What a plan says, point by point: [{label, value}]."""
    only = "" if plan.permitted == frozenset(Channel) else ", ".join(lines(plan))
    ways = only or ("" if plan.permitted else _("no way: no line is open"))
    first = [{"label": _("Contact only by"), "value": ways}] if ways else []
    return [*first, *beside_channels(plan)]


def beside_channels(plan: ContactPlan) -> list[dict[str, str]]:
    """What a plan says beside the channels it leaves: [{label, value}]."""
    said = [
        (_("Calls only on"), call_days(plan)),
        (_("Contact person"), plan.contact_person),
        (_("Last day"), dates.long_date(plan.until, get_language() or "cy") if plan.until else ""),
    ]
    return [{"label": label, "value": value} for label, value in said if value]


def of_adjustments(agreed: Adjustments) -> list[str]:
    """What was agreed, in a word or two each."""
    found = []
    if agreed.large_print:
        found.append(_("Large print"))
    if agreed.call_instead:
        found.append(_("A phone call instead of a letter"))
    if agreed.advocate:
        label = pgettext("someone who speaks for the customer", "Advocate")
        found.append(f"{label}: {agreed.advocate}")
    return found


def points_of_adjustments(agreed: Adjustments) -> list[dict[str, str]]:
    """What was agreed, point by point: [{label, value}]."""
    label = pgettext("what the person and the council agreed", "Adjustments agreed")
    return [{"label": label, "value": " · ".join(of_adjustments(agreed)) or "–"}]
