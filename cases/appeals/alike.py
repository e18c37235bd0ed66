"""Open cases that may say the same as an appeal: suggested to a person, who answers for each.

Only cases that person may know of are looked at, so that a suggestion betrays none (7.3). The
database narrows them down in one query; what is alike is judged here.
"""

import re
from collections.abc import Iterator

from django.db.models import Q

from cases.contact import same_person
from cases.models import Case, CaseLink
from cases.search import fold

MOST = 10  # suggestions; the rest can be linked by reference


def suggestions(case: Case, user) -> list[Case]:
    """Open cases of the same person, or of the same name about a notice of the same day, that are
    not linked to `case` yet; the latest first."""
    likely = (
        Case.objects.visible_to(user)
        .open()
        .filter(_likely(case))
        .exclude(pk=case.pk)
        .exclude(pk__in=_linked(case))
        .select_related("customer", "appeal")
        .order_by("-received_at", "-pk")
    )
    return [other for other in likely if is_alike(case, other)][:MOST]


def is_alike(case: Case, other: Case) -> bool:
    """Whether both are of the same person, or of the same name about a notice of the same day."""
    if other.customer_id == case.customer_id:
        return True
    if same_person.is_same(other.customer, case.customer):
        return True
    day = case.appeal.notice_on
    same_notice = day is not None and getattr(other, "appeal", None) is not None
    return (
        same_notice
        and other.appeal.notice_on == day
        and _folded(other.customer.name) == _folded(case.customer.name) != ()
    )


def _folded(name: str) -> tuple[str, ...]:
    return tuple(sorted(fold.words(name)))


def _linked(case: Case) -> set[int]:
    """The cases at the other end of the links that stand."""
    ends = CaseLink.objects.of(case).standing().values_list("case", "other")
    return {pk for both in ends for pk in both}


def _likely(case: Case) -> Q:
    """Every case that can be alike, and some that are not."""
    customer, day = case.customer, case.appeal.notice_on
    found = Q(customer=case.customer_id)
    if email := customer.email.strip():
        found |= Q(customer__email__iexact=email)
    if day is not None:
        found |= Q(appeal__notice_on=day)
    for postcode in _as_written(customer.address):
        found |= Q(customer__address__icontains=postcode)
    return found


def _as_written(address: str) -> Iterator[str]:
    """The postcodes of an address, with a space and without."""
    for postcode in sorted(same_person.postcodes_in(address)):
        yield postcode
        yield re.sub(r"(...)$", r" \1", postcode)
