"""Files people send: checked, kept byte for byte, served only to those who may see the case."""

from .refused import FileRefused
from .storage import attach, discard, only_new, store

__all__ = ["FileRefused", "attach", "discard", "only_new", "store"]
