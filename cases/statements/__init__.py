"""A statement of someone with a part in the matter: heard without seeing the case (policy 7.3)."""

from cases.statements.asking import ask, read, withdraw
from cases.statements.giving import save, submit

__all__ = ["ask", "read", "save", "submit", "withdraw"]
