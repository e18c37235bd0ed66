"""The time to answer a case: extended, paused, worked out anew, and who is reminded of it."""

from cases.clocks.extending import extend, remove_extension
from cases.clocks.pausing import pause, paused, resume
from cases.clocks.recalculating import recalculate
from cases.clocks.reminding import remind

__all__ = ["extend", "pause", "paused", "recalculate", "remind", "remove_extension", "resume"]
