"""Notes are read and written in the staff area."""

from tests.staff.conftest import ground, language, signed_in

__all__ = ["ground", "language", "signed_in"]
