"""Notes are read and written in the staff area."""

from tests.staff.conftest import ground, signed_in

__all__ = ["ground", "signed_in"]
