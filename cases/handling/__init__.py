"""A case in somebody's hands: its steps, who may have it, taking it and giving it on (7.2, 7.3)."""

from cases.handling.holding import (
    assign,
    claim,
    colleagues,
    hand_over,
    move_to_chief_officer,
    needs_another,
    send_back,
    staff,
)

__all__ = [
    "assign",
    "claim",
    "colleagues",
    "hand_over",
    "move_to_chief_officer",
    "needs_another",
    "send_back",
    "staff",
]
