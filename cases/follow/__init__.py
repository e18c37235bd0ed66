"""Where is my appeal: the customer's own view of a case, opened by reference and one-time code."""
