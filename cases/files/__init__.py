"""Files people send: checked, kept byte for byte, served only to those who may see the case."""

from .refused import FileRefused
from .storage import attach, discard, store

__all__ = ["FileRefused", "attach", "discard", "store"]
