"""Cases on the ground every appeal stands on, and browsers of staff."""

from tests.staff.conftest import ground, signed_in

__all__ = ["ground", "signed_in"]
