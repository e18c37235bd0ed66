"""What the Ombudsman asked about a case, by when, and what they found: on an open or a closed case.

A record is changed as more is known, and what it said before is kept; a change made on an older
version is refused, and both versions are shown.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from cases import events, permissions
from cases.casework import Incomplete
from cases.handling import steps
from cases.models import Case, OmbudsmanRecord
from cases.ombudsman import earlier
from cases.policy.clauses import Clause

FIELDS = (
    *("kind", "their_reference", "came_on", "answer_by", "asked", "answered_on"),
    *("finding", "found_on", "learnt"),
)
EMPTY = {name: getattr(OmbudsmanRecord(), name) for name in FIELDS}
AFTER_IT_CAME = ("answer_by", "answered_on", "found_on")


class Stale(Exception):
    """Somebody changed the record since it was opened: `saved` is as it stands."""

    def __init__(self, saved: OmbudsmanRecord) -> None:
        super().__init__(f"version {saved.version}")
        self.saved = saved


@transaction.atomic
def add(case: Case, *, by, said: Mapping[str, Any], now: datetime) -> OmbudsmanRecord:
    """Record an enquiry or an investigation: `said` by the names in FIELDS. The same form sent
    twice is one record."""
    case = steps.lock(case)
    permissions.check_user_can_see(by, case)
    check(said)
    values = _values(said)
    if known := case.ombudsman_records.filter(recorded_by=by, **values).first():
        return known
    made = OmbudsmanRecord.objects.create(case=case, recorded_by=by, recorded_at=now, **values)
    _note(made, "ombudsman_recorded", by=by, now=now)
    return made


@transaction.atomic
def change(
    record: OmbudsmanRecord, *, version: int, by, said: Mapping[str, Any], now: datetime
) -> OmbudsmanRecord:
    """Put down what is known by now, over `version` of the record; Stale when it is another. The
    same values again are no change."""
    steps.lock(Case(pk=record.case_id))
    saved = OmbudsmanRecord.objects.select_related("case", "recorded_by").get(pk=record.pk)
    permissions.check_user_can_see(by, saved.case)
    check(said)
    changed = [name for name, value in _values(said).items() if getattr(saved, name) != value]
    if not changed:
        return saved
    if saved.version != version:
        raise Stale(saved)
    earlier.keep(saved, changed)
    for name in changed:
        setattr(saved, name, _values(said)[name])
    saved.version += 1
    saved.recorded_by, saved.recorded_at = by, now
    saved.save()
    _note(saved, "ombudsman_changed", by=by, now=now, changed=changed)
    return saved


def check(said: Mapping[str, Any]) -> None:
    """Raise Incomplete, naming each box, for what cannot stand."""
    problems = [(name, "required") for name in ("kind", "came_on") if not said.get(name)]
    came_on = said.get("came_on")
    if came_on:
        late = [name for name in AFTER_IT_CAME if said.get(name) and said[name] < came_on]
        problems += [(name, "before_it_came") for name in late]
    if said.get("found_on") and not said.get("finding"):
        problems.append(("finding", "required"))
    if said.get("finding") and not said.get("found_on"):
        problems.append(("found_on", "required"))
    if problems:
        raise Incomplete(problems)


def _values(said: Mapping[str, Any]) -> dict[str, Any]:
    values = {name: said.get(name, EMPTY[name]) for name in FIELDS}
    return {
        name: value.strip() if isinstance(value, str) else value for name, value in values.items()
    }


def _note(record: OmbudsmanRecord, kind: str, *, by, now: datetime, **data: Any) -> None:
    """Which record and which boxes: never what stands in them."""
    said = {"now": now, "by": by, "clause": Clause.OMBUDSMAN, "record": record.pk, **data}
    events.record(record.case, kind, **said)
