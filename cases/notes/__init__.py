"""What staff write for one another about a case: never a letter, never seen by the customer."""

from cases.notes.adding import add, form_of, is_of_a_note

__all__ = ["add", "form_of", "is_of_a_note"]
