"""What was agreed with a person so that letters reach them (Equality Act 2010; policy 1.1)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from cases import events, permissions
from cases.casework import Incomplete
from cases.clock import local_date
from cases.models import Adjustments, Case, Customer, StoredFile
from cases.policy.clauses import Clause


def problems(
    case: Case,
    *,
    today: date,
    advocate: str,
    advocate_email: str,
    advocate_address: str,
    authority_seen_on: date | None,
    authority: StoredFile | None,
) -> list[tuple[str, str]]:
    """What is missing or wrong about an advocate: pairs of a field and a code."""
    found = []
    if advocate and not (advocate_email or advocate_address):
        found.append(("advocate_address", "required"))
    if advocate and authority_seen_on is None:
        found.append(("authority_seen_on", "required"))
    if authority_seen_on is not None and authority_seen_on > today:
        found.append(("authority_seen_on", "too_late"))
    if not advocate and (advocate_email or advocate_address or authority_seen_on or authority):
        found.append(("advocate", "required"))
    if authority is not None and authority.case_id != case.pk:
        found.append(("authority", "invalid_choice"))
    return found


@transaction.atomic
def record(
    case: Case,
    *,
    by,
    now: datetime,
    large_print: bool,
    call_instead: bool,
    advocate: str = "",
    advocate_email: str = "",
    advocate_address: str = "",
    authority_seen_on: date | None = None,
    authority: StoredFile | None = None,
) -> Adjustments:
    """Put on record what was agreed with the person of `case`, in place of what was before.

    An advocate has an address and an authority someone has seen. `by` is None when the person
    asked on the form. The same again is no change. Raises Incomplete, and nothing is changed.
    """
    about: dict[str, Any] = {
        "advocate": advocate.strip(),
        "advocate_email": advocate_email.strip(),
        "advocate_address": advocate_address.strip(),
        "authority_seen_on": authority_seen_on,
        "authority": authority,
    }
    if found := problems(case, today=local_date(now), **about):
        raise Incomplete(found)
    if by is not None:
        permissions.check_user_can_arrange(by, case)
    customer = Customer.objects.select_for_update().get(pk=case.customer_id)
    said = {"large_print": large_print, "call_instead": call_instead, **about}
    agreed = Adjustments.of(customer)
    if all(getattr(agreed, name) == value for name, value in said.items()):
        return agreed
    for name, value in said.items():
        setattr(agreed, name, value)
    agreed.recorded_by, agreed.recorded_at = by, now
    agreed.save()
    events.record(
        case,
        "adjustments_recorded",
        now=now,
        by=by,
        clause=Clause.ACCESSIBLE_SERVICE,
        large_print=large_print,
        call_instead=call_instead,
        advocate=bool(advocate.strip()),
    )
    return agreed
