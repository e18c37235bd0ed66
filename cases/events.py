"""What happened to a case, and who looked at it."""

from datetime import datetime

from cases.models import Case, Event


def record(case: Case, kind: str, *, now: datetime, by=None, clause: str = "", **data) -> Event:
    """Write one event in the transaction of what it tells of.

    `clause` is the lasting name of the clause that was carried out; `data` names things by id,
    date or code and never carries what a person wrote.
    """
    return Event.objects.create(case=case, kind=kind, at=now, by=by, clause=clause, data=data)
