"""The contact of a person, on the ground every appeal stands on."""

from tests.staff.conftest import ground, language, signed_in  # noqa: F401
