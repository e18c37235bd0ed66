"""A complaint about personal data inside a case: its own clock, its own letter, its own answer."""

from cases.data_protection.complaints import answered, draft, found, note

__all__ = ["answered", "draft", "found", "note"]
