"""Complaints about the council's own handling of personal data, by whatever route they come.

The Data (Use and Access) Act 2025 has a controller acknowledge such a complaint within 30 days and
answer it without undue delay. It is no clause of the policy, and no working day: weekends and bank
holidays count.
"""

from datetime import date, timedelta

ACKNOWLEDGE_WITHIN = 30
"""Calendar days; the day after the complaint came is the first."""


def acknowledge_by(received_on: date) -> date:
    """The last day to acknowledge a complaint that came on `received_on`."""
    return received_on + timedelta(days=ACKNOWLEDGE_WITHIN)
