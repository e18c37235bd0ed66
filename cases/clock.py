"""Today and now: the only source of both for dates and deadlines.

`CYSWLLT_NOW=2026-12-24T09:00:00Z` moves the clock by an offset that keeps running, so that a
demo or a test can stand on any day; production settings refuse to start with it.
Leases, tokens and sessions use real time and never ask here.
"""

import os
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def _offset() -> timedelta | None:
    wanted = os.environ.get("CYSWLLT_NOW", "")
    if not wanted:
        return None
    return datetime.fromisoformat(wanted) - datetime.now(UTC)


_OFFSET = _offset()


def now() -> datetime:
    """This moment, aware, in UTC."""
    moment = datetime.now(UTC)
    return moment + _OFFSET if _OFFSET else moment


def today() -> date:
    """The date in Wales at this moment."""
    return local_date(now())


def local_date(moment: datetime) -> date:
    """The date in Wales at `moment` (aware): a day ends at 23:59:59 Europe/London."""
    return moment.astimezone(LONDON).date()
