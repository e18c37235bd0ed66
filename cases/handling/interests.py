"""Who declared that they know a person is shut out of that person's cases (policy 7.3).

Those that stand at once, and each new one as it comes. Ending a declaration shuts nobody out of
what comes later; a part that is on record stays there until somebody lifts it with a reason.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from cases import permissions
from cases.casework import Incomplete
from cases.contact import same_person
from cases.handling import involvement, steps, told
from cases.models import Case, Interest, Involvement

KNOWS = {"part": Involvement.Part.INTEREST, "source": Involvement.Source.DECLARED}


@transaction.atomic
def declare(*, by: Any, name: str, postcode: str = "", email: str = "", now: datetime) -> Interest:
    """Put on record that `by` knows a person: by name with postcode, by e-mail address, or both.

    The same declaration made again, while it stands, is the same. Nothing tells whether that
    person has a case.
    """
    if problems := wrong(name=name, postcode=postcode, email=email):
        raise Incomplete(problems)
    get_user_model().objects.select_for_update().get(pk=by.pk)  # one declaration at a time
    said = {"user": by, "name": name, "postcode": postcode, "email": email, "ended_at": None}
    before = Interest.objects.filter(**said).first()
    if before is not None:
        return before
    declared = Interest.objects.create(**said, declared_at=now)
    _apply_to_open([declared], now=now)
    return declared


def wrong(*, name: str, postcode: str, email: str) -> list[tuple[str, str]]:
    """What is missing or wrong in a declaration: pairs of a field and a code."""
    problems = [] if name.strip() else [("name", "required")]
    if postcode.strip() and not same_person.postcodes_in(postcode):
        problems.append(("postcode", "invalid"))
    if not postcode.strip() and not email.strip():
        problems.append(("postcode", "required"))
    return problems


@transaction.atomic
def end(declared: Interest, *, by: Any, now: datetime) -> Interest:
    """It no longer stands; only who made it ends it, and once."""
    found = Interest.objects.select_for_update().get(pk=declared.pk)
    if found.user_id != by.pk:
        raise permissions.Refused("not_visible")
    if found.ended_at is None:
        found.ended_at = now
        found.save(update_fields=["ended_at"])
    return found


def apply(case: Case, now: datetime) -> None:
    """Shut out of `case` whoever declared that they know its customer; for a verb that holds it."""
    for declared in _standing():
        if same_person.may_be(declared, case.customer) and not _noted(case, declared):
            involvement.note(case, user=declared.user, now=now, **KNOWS)


def catch_up(*, now: datetime) -> int:
    """Apply every declaration to the open cases again, whose customers' details may have changed;
    asked by the clock. How many parts were noted."""
    return _apply_to_open(_standing(), now=now)


def _standing() -> list[Interest]:
    return list(Interest.objects.filter(ended_at=None).select_related("user").order_by("pk"))


def _apply_to_open(declared: Iterable[Interest], *, now: datetime) -> int:
    noted = set(
        Involvement.objects.filter(case__closed_at=None, **KNOWS).values_list("case", "user")
    )
    declarations, number = list(declared), 0
    if not declarations:
        return number
    for case in Case.objects.open().select_related("customer").order_by("pk"):
        for one in declarations:
            known = (case.pk, one.user_id) in noted
            if not known and same_person.may_be(one, case.customer):
                _shut_out(case, one, now=now)
                noted.add((case.pk, one.user_id))
                number += 1
    return number


@transaction.atomic
def _shut_out(case: Case, declared: Interest, *, now: datetime) -> None:
    held = steps.lock(case)
    if held.closed_at is None and not _noted(held, declared):
        was = held.queue
        involvement.note(held, user=declared.user, by=declared.user, now=now, **KNOWS)
        told.if_moved(held, was=was, now=now)


def _noted(case: Case, declared: Interest) -> bool:
    """Whether it is on record already, standing or lifted: what was lifted stays lifted."""
    return case.involvements.filter(user=declared.user, **KNOWS).exists()
