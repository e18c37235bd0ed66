"""The clock, set by a test: `moment("2026-12-24T09:00+00:00")` until the test ends."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest
import time_machine


@pytest.fixture
def moment() -> Iterator[Callable[[str | datetime], datetime]]:
    """Set the time to an ISO date or moment (UTC when it names no zone); call again to move on.

    Time stands still, in every thread of this process.
    """
    with ExitStack() as stack:

        def set_to(when: str | datetime) -> datetime:
            now = datetime.fromisoformat(when) if isinstance(when, str) else when
            now = now if now.tzinfo else now.replace(tzinfo=UTC)
            stack.close()
            stack.enter_context(time_machine.travel(now, tick=False))
            return now

        yield set_to
