"""How a list of cases is sorted: by links in its headings, both ways, kept in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import F
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from cases.models.case import CaseQuerySet

SORTS: dict[str, Any] = {
    "due": F("due_on"),
    "received": F("received_at"),
    "name": Lower("customer__name"),
    "reference": F("reference"),
}


def asked_for(asked: str) -> str:
    """How a list is asked to be sorted: a name of `SORTS`, "-" before it for the other way round;
    empty, the most pressing first, for that and for what cannot be understood."""
    return asked if asked.removeprefix("-") in SORTS and asked != "due" else ""


def in_order(found: CaseQuerySet, sort: str) -> CaseQuerySet:
    """`found`, sorted as `asked_for` says."""
    if not sort:
        return found.pressing_first()
    by = SORTS[sort.removeprefix("-")]
    return found.order_by(by.desc() if sort.startswith("-") else by.asc(), "pk")


@dataclass(frozen=True)
class Heading:
    """A heading that sorts: its words, where its link leads, and how the list is sorted by it now
    (`aria-sort`: empty when it is not)."""

    label: str
    url: str
    aria_sort: str


def headings(chosen: Mapping[str, str], sort: str) -> dict[str, Heading]:
    """Each heading by what it sorts by; a link keeps the filters `chosen`."""
    labels = {
        "reference": _("Case"),
        "name": _("Customer"),
        "received": _("Received"),
        "due": _("To be answered"),
    }
    return {name: _heading(name, label, chosen, sort) for name, label in labels.items()}


def _heading(name: str, label: str, chosen: Mapping[str, str], sort: str) -> Heading:
    by, other_way = (sort or "due").removeprefix("-"), sort.startswith("-")
    now = by == name
    asks = f"-{name}" if now and not other_way else name
    return Heading(
        label=label,
        url=f"?{urlencode({**chosen, 'sort': asks})}",
        aria_sort=("descending" if other_way else "ascending") if now else "",
    )
