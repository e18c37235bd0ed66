"""Colleagues for one another: who is away, who stands in, whose work has to go on."""

from cases.colleagues.leavers import hand_on
from cases.colleagues.standing_in import stand_in

__all__ = ["hand_on", "stand_in"]
