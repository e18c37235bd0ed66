"""Cases on the ground every appeal stands on, and browsers of staff."""

from tests.staff.conftest import ground, language, signed_in

__all__ = ["ground", "language", "signed_in"]
