"""Finding cases by a reference, a name, a postcode or a word of what was said."""

from .index import catch_up, changed
from .look import having

__all__ = ["catch_up", "changed", "having"]
